import type { Messenger } from '../workflows/ports/index.ts'
import { messageOf } from './messages/index.ts'
import { failureOf, findIn, goneCodes, lookUpFailure, type Poster, postTo } from './posting.ts'
import { isInvalidBlocks, sendBlocks } from './send-blocks.ts'

export function createMessenger(poster: Poster): Messenger {
  const { client, support } = poster
  const channels = new Map<string, string>()

  async function directChannel(slackUserId: string): Promise<string> {
    const known = channels.get(slackUserId)
    if (known !== undefined) return known
    const opened = await client.conversations.open({ users: slackUserId })
    const channel = opened.channel?.id
    if (channel === undefined) throw new Error('conversations.open answered without a channel')
    channels.set(slackUserId, channel)
    return channel
  }

  return {
    async postDirect(slackUserId, message) {
      if (messageOf(message.content) === null) return { kind: 'refused', code: 'content_unreadable' }
      let channel: string
      try {
        channel = await directChannel(slackUserId)
      } catch (error) {
        // Nothing was posted yet, so a lost answer here is only a reason to try again.
        const failure = failureOf(error)
        return failure.kind === 'ambiguous' ? { kind: 'refused', code: 'service_unavailable' } : failure
      }
      return postTo(poster, { channel, thread: null }, message)
    },

    async updateDirect(channel, ts, content) {
      const message = messageOf(content)
      if (message === null) return 'gone'
      const { text, blocks } = message
      try {
        await sendBlocks(blocks, {
          support: () => support,
          send: fitting =>
            client.chat.update({ channel, ts, text, blocks: fitting, link_names: false, parse: 'none' }),
          isRefusal: isInvalidBlocks,
        })
        return 'done'
      } catch (error) {
        const failure = failureOf(error)
        return failure.kind === 'refused' && goneCodes.has(failure.code) ? 'gone' : 'later'
      }
    },

    async findDirect(slackUserId, key, since) {
      try {
        return await findIn(client, { channel: await directChannel(slackUserId), thread: null }, key, since)
      } catch (error) {
        return lookUpFailure(error)
      }
    },
  }
}
