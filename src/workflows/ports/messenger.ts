import type { LookupResult, PostResult } from '../../delivery/outcome.ts'
import type { Place } from './check-ins.ts'

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

/** Whether the bot may write into a channel just now; `later` where Slack can't be asked. */
export type ChannelVerdict =
  | { readonly kind: 'open' }
  | { readonly kind: 'closed'; readonly why: string }
  | { readonly kind: 'later'; readonly why: string }

/** Posting to channels and threads, as `Messenger` does it to people. */
export interface ChannelMessenger {
  /** Asks Slack anew: a channel may have been shared since the message was queued. */
  verdict(channel: string): Promise<ChannelVerdict>
  post(place: Place, message: Parameters<Messenger['postDirect']>[1]): Promise<PostResult>
  find(place: Place, key: string, since: Date): Promise<LookupResult>
}

export { mayReadLater } from '../../delivery/outcome.ts'
export type { LookupResult, PostResult }
