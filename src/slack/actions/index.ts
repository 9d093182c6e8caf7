import type { BlockAction } from '@slack/bolt'
import { type Reply, sentence } from '../blocks/build.ts'
import { compMixCommand, openCompMixAction } from '../commands/comp-mix/index.ts'
import { coverageCommand, openCoverageAction } from '../commands/coverage/index.ts'
import { explainFailure } from '../error-boundary.ts'
import { nudgeActions } from '../messages/nudge-message.ts'
import { answerEphemeral } from '../respond.ts'
import type { Surface } from '../surface.ts'
import { isNotUsefulReason, notUsefulForm, notUsefulView, readNotUsefulContext } from '../views/not-useful.ts'
import { dismiss, snooze } from './reactions.ts'

type Chosen = { readonly value: string }

/** The value of a button, or of the option that was picked. */
function chosenOf(body: BlockAction): Chosen | null {
  const [action] = body.actions
  if (action?.type === 'button') return { value: action.value ?? '' }
  return action?.type === 'static_select' ? { value: action.selected_option.value } : null
}

/** Buttons end in a number where several stand in one message. */
const numbered = (actionId: string) => new RegExp(`^${actionId}(:\\d+)?$`)

type Answer = (
  surface: Surface,
  asked: { readonly slackUserId: string; readonly value: string },
) => Promise<Reply>

const buttonAnswers: readonly { readonly actionId: string; readonly answer: Answer }[] = [
  {
    actionId: openCoverageAction,
    answer: async ({ services }, { slackUserId, value }) =>
      coverageCommand.answer((await services()).answers, { slackUserId, text: value }),
  },
  {
    actionId: openCompMixAction,
    answer: async ({ services }, { slackUserId, value }) =>
      compMixCommand.answer((await services()).answers, { slackUserId, text: value }),
  },
  { actionId: nudgeActions.snooze, answer: async ({ services }, asked) => snooze(await services(), asked) },
]

/** Registers buttons, pick lists and the form behind *Not useful*. */
export function registerActions(surface: Surface): void {
  const { app, log, apiUrl, services } = surface

  for (const { actionId, answer } of buttonAnswers) {
    app.action<BlockAction>(numbered(actionId), async ({ ack, body, respond }) => {
      await ack()
      const chosen = chosenOf(body)
      const responder = { respond, responseUrl: body.response_url, apiUrl, log }
      if (chosen === null) return
      try {
        await answerEphemeral(
          responder,
          await answer(surface, { slackUserId: body.user.id, value: chosen.value }),
        )
      } catch (error) {
        await answerEphemeral(responder, sentence(explainFailure(error, log, actionId).userMessage))
      }
    })
  }

  app.action<BlockAction>(nudgeActions.notUseful, async ({ ack, body, client, respond }) => {
    await ack()
    const chosen = chosenOf(body)
    if (chosen === null) return
    try {
      await client.views.open({
        trigger_id: body.trigger_id,
        view: notUsefulForm({ nudgeId: chosen.value, channel: body.channel?.id ?? '' }),
      })
    } catch (error) {
      const { userMessage } = explainFailure(error, log, nudgeActions.notUseful)
      await answerEphemeral({ respond, responseUrl: body.response_url, apiUrl, log }, sentence(userMessage))
    }
  })

  app.view(notUsefulView.callbackId, async ({ ack, body, view, client }) => {
    const why = view.state.values[notUsefulView.blockId]?.[notUsefulView.actionId]?.selected_option?.value
    if (!isNotUsefulReason(why)) {
      await ack({ response_action: 'errors', errors: { [notUsefulView.blockId]: 'Please pick one.' } })
      return
    }
    await ack()
    const { nudgeId, channel } = readNotUsefulContext(view.private_metadata)
    try {
      const { text, blocks } = await dismiss(await services(), { slackUserId: body.user.id, nudgeId, why })
      if (channel !== '') await client.chat.postEphemeral({ channel, user: body.user.id, text, blocks })
    } catch (error) {
      const { userMessage } = explainFailure(error, log, notUsefulView.callbackId)
      if (channel !== '') await client.chat.postEphemeral({ channel, user: body.user.id, text: userMessage })
    }
  })
}
