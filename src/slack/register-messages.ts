import type { KnownBlock } from '@slack/types'
import { type Reply, sentence } from './blocks/build.ts'
import { explainFailure } from './error-boundary.ts'
import { answerPlainWords, saidText } from './plain-words/plain-words.ts'
import { isInvalidBlocks, sendBlocks } from './send-blocks.ts'
import type { Surface } from './surface.ts'

/** What matters of a message or a mention, as Slack sends it. */
interface Said {
  readonly subtype?: string
  readonly bot_id?: string
  readonly user?: string
  readonly text?: string
  readonly channel: string
  readonly thread_ts?: string
  readonly edited?: unknown
}

/** No name in a text becomes a mention, no address a preview. */
const quietly = { link_names: false, parse: 'none', unfurl_links: false, unfurl_media: false } as const

/** A person's own new words: nothing of bots, no edits, joins or other noise of the conversation. */
const isFromPerson = ({ subtype, bot_id, user, edited }: Said) =>
  subtype === undefined && bot_id === undefined && user !== undefined && edited === undefined

/** Answers plain words: in a channel where the bot is named, so that only the asker sees it; in the direct message openly. */
export function registerMessages({ app, log, services }: Surface): void {
  const answer = async (said: Said, botUserId: string | undefined, where: string) => {
    const ready = await services()
    const text = saidText(said.text ?? '', botUserId)
    const asked = { slackUserId: said.user ?? '', text, channelId: said.channel }
    return answerPlainWords(ready, asked).catch((error: unknown) =>
      sentence(explainFailure(error, log, where).userMessage),
    )
  }
  const send = (blocks: Reply['blocks'], post: (fitting: KnownBlock[]) => Promise<unknown>) =>
    sendBlocks(blocks, {
      support: async () => (await services()).blockSupport,
      send: post,
      isRefusal: isInvalidBlocks,
    })
  app.event('app_mention', async ({ event, client, context }) => {
    const said = event as Said
    if (!isFromPerson(said) || said.user === undefined) return
    try {
      const { text, blocks } = await answer(said, context.botUserId, 'app_mention')
      const { channel, user, thread_ts } = said
      const place = { channel, user, ...(thread_ts === undefined ? {} : { thread_ts }) }
      await send(blocks, fitting => client.chat.postEphemeral({ ...place, text, blocks: fitting }))
    } catch (error) {
      explainFailure(error, log, 'app_mention')
    }
  })
  app.event('message', async ({ event, client, context }) => {
    const said = event as Said
    // Replies in a thread are talk about a message, not questions to the bot.
    if (event.channel_type !== 'im' || !isFromPerson(said) || said.thread_ts !== undefined) return
    try {
      const { text, blocks } = await answer(said, context.botUserId, 'message.im')
      const { channel } = said
      await send(blocks, fitting => client.chat.postMessage({ channel, text, blocks: fitting, ...quietly }))
    } catch (error) {
      explainFailure(error, log, 'message.im')
    }
  })
}
