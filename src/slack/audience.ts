import type { WebClient } from '@slack/web-api'
import type { Audience } from '../workflows/access.ts'
import type { SlackMember } from '../workflows/ports/index.ts'
import { toMember } from './members.ts'

const PAGE = 500
/** A larger channel can't be looked through while a person waits. */
const MOST_PAGES = 20
/** Members that the bot has not met, such as other bots and people of other workspaces. */
const MOST_UNKNOWN = 40

/** Slack says so where the bot is no member of a private conversation, or may not look at its kind at all. */
const UNSEEN = [
  'channel_not_found',
  'missing_scope',
  'not_in_channel',
  'method_not_supported_for_channel_type',
]

const unseen: Audience = { kind: 'unseen' }

export interface AudienceOptions {
  readonly client: WebClient
  readonly known: (slackUserIds: readonly string[]) => Promise<readonly SlackMember[]>
}

async function isGuest(client: WebClient, user: string): Promise<boolean> {
  const { user: found } = await client.users.info({ user })
  return toMember(found as Parameters<typeof toMember>[0])?.isGuest ?? false
}

/** Whether there are guests among the members; null where there are too many to know. */
async function hasGuests({ client, known }: AudienceOptions, channel: string): Promise<boolean | null> {
  const strangers: string[] = []
  let cursor: string | undefined
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const more = cursor === undefined ? {} : { cursor }
    const answer = await client.conversations.members({ channel, limit: PAGE, ...more })
    const ids = answer.members ?? []
    const met = await known(ids)
    if (met.some(member => member.isGuest)) return true
    const metIds = new Set(met.map(({ slackUserId }) => slackUserId))
    strangers.push(...ids.filter(id => !metIds.has(id)))
    if (strangers.length > MOST_UNKNOWN) return null
    cursor = answer.response_metadata?.next_cursor || undefined
    if (cursor === undefined) {
      for (const id of strangers) if (await isGuest(client, id)) return true
      return false
    }
  }
  return null
}

/** Who reads a conversation, looked up in Slack at this moment. */
export async function readAudience(
  options: AudienceOptions,
  { id: channel, name }: { readonly id: string; readonly name: string },
): Promise<Audience> {
  if (channel === '' || channel.startsWith('D') || name.startsWith('mpdm-')) return { kind: 'direct' }
  try {
    const { channel: found } = await options.client.conversations.info({ channel })
    if (found === undefined) return unseen
    const isWithOthers = found.is_ext_shared === true || found.is_pending_ext_shared === true
    if (isWithOthers) return { kind: 'channel', isWithOthers, hasGuests: true }
    const guests = await hasGuests(options, channel)
    return guests === null ? unseen : { kind: 'channel', isWithOthers, hasGuests: guests }
  } catch (error) {
    const { data } = error as { readonly data?: { readonly error?: string } }
    if (UNSEEN.includes(data?.error ?? '')) return unseen
    throw error
  }
}
