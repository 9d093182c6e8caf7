import type { WebClient } from '@slack/web-api'
import type { SlackMember } from '../workflows/ports/index.ts'

type Member = Omit<SlackMember, 'personId'>

interface SlackUser {
  readonly id?: string
  readonly deleted?: boolean
  readonly is_bot?: boolean
  readonly is_restricted?: boolean
  readonly is_ultra_restricted?: boolean
  readonly is_stranger?: boolean
  readonly tz?: string
  readonly profile?: { readonly email?: string }
}

const PAGE = 200
const SLACKBOT = 'USLACKBOT'

/** A user of Slack as a member; null for bots and for what has no id. */
export function toMember(user: SlackUser): Member | null {
  if (user.id === undefined || user.is_bot === true || user.id === SLACKBOT) return null
  return {
    slackUserId: user.id,
    email: user.profile?.email?.toLowerCase() ?? null,
    timeZone: user.tz ?? null,
    isGuest: user.is_restricted === true || user.is_ultra_restricted === true || user.is_stranger === true,
    isDeactivated: user.deleted === true,
  }
}

/** All members of the workspace, a page at a time. */
export async function* readMembers(client: WebClient): AsyncGenerator<readonly Member[]> {
  let cursor: string | undefined
  do {
    const page = await client.users.list({ limit: PAGE, ...(cursor === undefined ? {} : { cursor }) })
    yield (page.members ?? []).flatMap(user => toMember(user as SlackUser) ?? [])
    cursor = page.response_metadata?.next_cursor || undefined
  } while (cursor !== undefined)
}
