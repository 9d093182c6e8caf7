import type { WebClient } from '@slack/web-api'
import { mayShareWith } from '../workflows/access.ts'
import type { ChannelMessenger, ChannelRecord, SlackMember } from '../workflows/ports/index.ts'
import { readAudience } from './audience.ts'
import { failureOf, findIn, lookUpFailure, type Poster, postTo } from './posting.ts'

type Known = (slackUserIds: readonly string[]) => Promise<readonly SlackMember[]>

const PAGE = 200
/** Slack's words for a channel that nobody can write into any more. */
const CLOSED = ['channel_not_found', 'is_archived', 'not_in_channel', 'missing_scope']

const audienceOf = (client: WebClient, known: Known, channel: string) =>
  readAudience({ client, known }, { id: channel, name: '' })

/** Posts to account channels. Who reads there is looked up before every post, because it may have changed since. */
export function createChannelMessenger(poster: Poster, known: Known): ChannelMessenger {
  const { client } = poster
  return {
    async verdict(channel) {
      try {
        const access = mayShareWith(await audienceOf(client, known, channel))
        return access.isAllowed ? { kind: 'open' } : { kind: 'closed', why: access.help }
      } catch (error) {
        const failure = failureOf(error)
        return failure.kind === 'refused' && CLOSED.includes(failure.code)
          ? { kind: 'closed', why: `Slack says ${failure.code}` }
          : { kind: 'later', why: 'Slack could not be asked who reads the channel' }
      }
    },
    post: (place, message) => postTo(poster, place, message),
    async find(place, key, since) {
      try {
        return await findIn(client, place, key, since)
      } catch (error) {
        return lookUpFailure(error)
      }
    },
  }
}

/**
 * All channels that the bot can see. Who reads there is looked up where `isWanted` says so and the bot is in it; of the
 * others guests are assumed, so that nothing is ever posted there unseen.
 */
export async function readChannels(
  client: WebClient,
  known: Known,
  isWanted: (channel: { readonly channelId: string; readonly name: string }) => boolean,
): Promise<readonly ChannelRecord[]> {
  const channels: ChannelRecord[] = []
  let cursor: string | undefined
  do {
    const page = await client.conversations.list({
      types: 'public_channel,private_channel',
      limit: PAGE,
      ...(cursor === undefined ? {} : { cursor }),
    })
    for (const { id, name, ...found } of page.channels ?? []) {
      if (id === undefined || name === undefined) continue
      const isMember = found.is_member === true
      const isShared = found.is_ext_shared === true || found.is_pending_ext_shared === true
      const isAsked = isMember && !isShared && isWanted({ channelId: id, name })
      const audience = isAsked ? await audienceOf(client, known, id) : null
      channels.push({
        channelId: id,
        name,
        isPrivate: found.is_private === true,
        isMember,
        isArchived: found.is_archived === true,
        isShared: isShared || (audience?.kind === 'channel' && audience.isWithOthers),
        hasGuests: audience?.kind !== 'channel' || audience.hasGuests,
      })
    }
    cursor = page.response_metadata?.next_cursor || undefined
  } while (cursor !== undefined)
  return channels
}
