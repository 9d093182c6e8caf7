import type { BlockAction } from '@slack/bolt'
import { type Reply, sentence } from '../blocks/build.ts'
import { compMixCommand, openCompMixAction } from '../commands/comp-mix/index.ts'
import { coverageCommand, openCoverageAction } from '../commands/coverage/index.ts'
import { explainFailure } from '../error-boundary.ts'
import { nudgeActions } from '../messages/nudge-message.ts'
import { answerEphemeral } from '../respond.ts'
import type { Surface } from '../surface.ts'
import { readNudgeContext } from '../views/nudge-context.ts'
import { type NudgeForm, nudgeForms } from './forms.ts'
import { type Asked, act, mute, snooze } from './reactions.ts'
import { registerShare } from './share.ts'

type Chosen = { readonly value: string }

/** The value of a button, or of the option that was picked. */
function chosenOf(body: BlockAction): Chosen | null {
  const [action] = body.actions
  if (action?.type === 'button') return { value: action.value ?? '' }
  return action?.type === 'static_select' ? { value: action.selected_option.value } : null
}

/** Buttons end in a number where several stand in one message. */
const numbered = (actionId: string) => new RegExp(`^${actionId}(:\\d+)?$`)

type Answer = (surface: Surface, asked: Asked) => Promise<Reply>

const buttonAnswers: readonly { readonly actionId: string; readonly answer: Answer }[] = [
  {
    actionId: openCoverageAction,
    answer: async ({ services }, { value, ...asked }) =>
      coverageCommand.answer((await services()).answers, { ...asked, text: value }),
  },
  {
    actionId: openCompMixAction,
    answer: async ({ services }, { slackUserId, value }) =>
      compMixCommand.answer((await services()).answers, { slackUserId, text: value }),
  },
  { actionId: nudgeActions.act, answer: async ({ services }, asked) => act(await services(), asked) },
  { actionId: nudgeActions.snooze, answer: async ({ services }, asked) => snooze(await services(), asked) },
  { actionId: nudgeActions.mute, answer: async ({ services }, asked) => mute(await services(), asked) },
]

/** Opens a form from its button, and answers what is sent in it to the sender alone. */
function registerForm(
  { app, log, apiUrl, services }: Surface,
  { actionId, callbackId, blockId, inputId, open, read }: NudgeForm,
): void {
  app.action<BlockAction>(actionId, async ({ ack, body, client, respond }) => {
    await ack()
    const chosen = chosenOf(body)
    if (chosen === null) return
    try {
      const view = open({ nudgeId: chosen.value, channel: body.channel?.id ?? '' })
      await client.views.open({ trigger_id: body.trigger_id, view })
    } catch (error) {
      const { userMessage } = explainFailure(error, log, actionId)
      await answerEphemeral({ respond, responseUrl: body.response_url, apiUrl, log }, sentence(userMessage))
    }
  })

  app.view(callbackId, async ({ ack, body, view, client }) => {
    const asked = read(view.state.values[blockId]?.[inputId])
    if ('missing' in asked) {
      await ack({ response_action: 'errors', errors: { [blockId]: asked.missing } })
      return
    }
    await ack()
    const { nudgeId, channel } = readNudgeContext(view.private_metadata)
    const user = body.user.id
    try {
      const { text, blocks } = await asked.answer(await services(), { slackUserId: user, nudgeId })
      if (channel !== '') await client.chat.postEphemeral({ channel, user, text, blocks })
    } catch (error) {
      const { userMessage } = explainFailure(error, log, callbackId)
      if (channel !== '') await client.chat.postEphemeral({ channel, user, text: userMessage })
    }
  })
}

/** Registers buttons, pick lists and the forms behind some of them. */
export function registerActions(surface: Surface): void {
  const { app, log, apiUrl } = surface

  for (const { actionId, answer } of buttonAnswers) {
    app.action<BlockAction>(numbered(actionId), async ({ ack, body, respond }) => {
      await ack()
      const chosen = chosenOf(body)
      const responder = { respond, responseUrl: body.response_url, apiUrl, log }
      if (chosen === null) return
      const where = body.channel === undefined ? {} : { channelId: body.channel.id }
      try {
        await answerEphemeral(
          responder,
          await answer(surface, { slackUserId: body.user.id, value: chosen.value, ...where }),
        )
      } catch (error) {
        await answerEphemeral(responder, sentence(explainFailure(error, log, actionId).userMessage))
      }
    })
  }
  registerShare(surface)
  for (const form of nudgeForms) registerForm(surface, form)
}
