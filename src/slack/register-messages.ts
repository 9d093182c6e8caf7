import { sentence } from './blocks/build.ts'
import { explainFailure } from './error-boundary.ts'
import { answerPlainWords, saidText } from './plain-words/plain-words.ts'
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
  app.event('app_mention', async ({ event, client, context }) => {
    const said = event as Said
    if (!isFromPerson(said) || said.user === undefined) return
    try {
      const { text, blocks } = await answer(said, context.botUserId, 'app_mention')
      const { channel, user, thread_ts } = said
      const thread = thread_ts === undefined ? {} : { thread_ts }
      await client.chat.postEphemeral({ channel, user, text, blocks, ...thread })
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
      await client.chat.postMessage({
        channel: said.channel,
        text,
        blocks,
        link_names: false,
        parse: 'none',
        unfurl_links: false,
        unfurl_media: false,
      })
    } catch (error) {
      explainFailure(error, log, 'message.im')
    }
  })
}
