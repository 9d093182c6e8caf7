import { sentence } from './blocks/build.ts'
import { typedText } from './blocks/text.ts'
import { commands } from './commands/index.ts'
import { explainFailure } from './error-boundary.ts'
import { openForm } from './forms/open-form.ts'
import { answerEphemeral } from './respond.ts'
import type { Surface } from './surface.ts'

/** Longer texts hold no name; the rest is cut before it is searched. */
const LONGEST_TEXT = 300

const UNKNOWN = sentence('I don’t know this command; `/coach help` lists mine.')

/** Whatever is no command of the list, such as one that a newer or an older manifest names. */
const anyOther = new RegExp(`^(?!(?:${commands.map(({ name }) => name).join('|')})$)`)

/** Registers every slash command of the list: acknowledged at once, answered to the asker alone. */
export function registerCommands({ app, log, apiUrl, services }: Surface): void {
  app.command(anyOther, async ({ ack, command: body, respond }) => {
    await ack()
    try {
      const responder = { respond, responseUrl: body.response_url, apiUrl, log, services }
      await answerEphemeral(responder, UNKNOWN)
    } catch (error) {
      explainFailure(error, log, 'unknown command')
    }
  })
  for (const command of commands) {
    app.command(command.name, async ({ ack, command: body, client, respond }) => {
      await ack()
      const responder = { respond, responseUrl: body.response_url, apiUrl, log, services }
      try {
        const text = typedText(body.text ?? '').slice(0, LONGEST_TEXT)
        const asked = { slackUserId: body.user_id, text, channelId: body.channel_id }
        const opened = command.opens?.(text) ?? null
        if (opened !== null) {
          const { form, value } = opened
          const from = { slackUserId: asked.slackUserId, value, channel: body.channel_id }
          await openForm({ client, log, services }, form, { ...from, triggerId: body.trigger_id })
          return
        }
        const ready = await services()
        await answerEphemeral(responder, await command.answer(ready.answers, asked, ready))
      } catch (error) {
        const { userMessage } = explainFailure(error, log, command.name)
        await answerEphemeral(responder, sentence(userMessage)).catch((lost: unknown) => {
          log.error({ code: (lost as { code?: string }).code }, 'the answer about a failure was lost too')
        })
      }
    })
  }
}
