import type { MessageShortcut } from '@slack/bolt'
import { sentence } from './blocks/build.ts'
import { explainFailure } from './error-boundary.ts'
import { onMessage } from './forms/give/carried.ts'
import { openForm } from './forms/open-form.ts'
import { answerEphemeral } from './respond.ts'
import { shortcuts } from './shortcuts/index.ts'
import { carriedMessage } from './shortcuts/message.ts'
import type { Surface } from './surface.ts'

/** Registers every message shortcut: acknowledged at once, then its form opens on the message. */
export function registerShortcuts({ app, log, apiUrl, services }: Surface): void {
  for (const { callbackId, form } of shortcuts)
    app.shortcut<MessageShortcut>(callbackId, async ({ ack, shortcut: body, client, respond }) => {
      await ack()
      try {
        const thread = body.message['thread_ts']
        const message = carriedMessage({
          domain: body.team?.domain ?? '',
          channel: body.channel.id,
          ts: body.message_ts,
          thread: typeof thread === 'string' ? thread : undefined,
          text: body.message.text ?? '',
        })
        const asked = { slackUserId: body.user.id, value: onMessage(message), channel: '' }
        await openForm({ client, log, services }, form, { ...asked, triggerId: body.trigger_id })
      } catch (error) {
        const { userMessage } = explainFailure(error, log, callbackId)
        await answerEphemeral(
          { respond, responseUrl: body.response_url, apiUrl, log, services },
          sentence(userMessage),
        )
      }
    })
}
