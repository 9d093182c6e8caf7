import type { NextStep } from '../delivery/outcome.ts'
import type {
  ChannelMessenger,
  Directory,
  LookupResult,
  Messenger,
  OutboxItem,
  PostResult,
} from './ports/index.ts'

export interface AddressPorts {
  readonly directory: Pick<Directory, 'slackUserOf'>
  readonly messenger: Messenger
  readonly channels?: ChannelMessenger
}

/** Where an item goes, and how Slack is asked about it. */
export interface Address {
  /** What Slack counts posts by. */
  readonly pace: string
  post(message: Parameters<Messenger['postDirect']>[1]): Promise<PostResult>
  find(key: string, since: Date): Promise<LookupResult>
}

const ASK_AGAIN_MS = 60_000

/** The address of an item, or what becomes of one that has none: guests and other organisations get nothing, ever. */
export async function addressOf(
  { personId, place = null }: OutboxItem,
  { directory, messenger, channels }: AddressPorts,
): Promise<Address | NextStep> {
  if (place === null) {
    const member = await directory.slackUserOf(personId)
    if (member === null || member.isDeactivated || member.isGuest)
      return { step: 'mark_dead', reason: 'The person has no active account in Slack' }
    const { slackUserId } = member
    return {
      pace: slackUserId,
      post: message => messenger.postDirect(slackUserId, message),
      find: (key, since) => messenger.findDirect(slackUserId, key, since),
    }
  }
  if (channels === undefined) return { step: 'mark_dead', reason: 'Nothing goes to channels here' }
  const verdict = await channels.verdict(place.channel)
  if (verdict.kind === 'closed') return { step: 'mark_dead', reason: verdict.why }
  if (verdict.kind === 'later')
    return { step: 'retry', afterMs: ASK_AGAIN_MS, reason: verdict.why, isUnsure: false }
  return {
    pace: place.channel,
    post: message => channels.post(place, message),
    find: (key, since) => channels.find(place, key, since),
  }
}
