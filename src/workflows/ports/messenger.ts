import type { LookupResult, PostResult } from '../../delivery/outcome.ts'

/** Posting to Slack without retries; what came of it is a value. */
export interface Messenger {
  /** Posts the content of an outbox item to a person's direct messages, carrying the opaque key as metadata. */
  postDirect(
    slackUserId: string,
    message: {
      readonly key: string
      readonly content: unknown
      /** Asked right before the post: false where the lease has too little left for it. */
      readonly mayBegin: () => boolean
    },
  ): Promise<PostResult>
  /** Looks for a message with the key in a person's direct messages since a moment. */
  findDirect(slackUserId: string, key: string, since: Date): Promise<LookupResult>
  /** Edits a sent message in place; `gone` where it can't be edited any more. */
  updateDirect(channel: string, ts: string, content: unknown): Promise<'done' | 'gone' | 'later'>
}

export { mayReadLater } from '../../delivery/outcome.ts'
export type { LookupResult, PostResult }
