import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt'
import { extend, finish, showResults } from '../assessment/buttons.ts'
import { assessmentActions } from '../assessment/ids.ts'
import { type Reply, sentence } from '../blocks/build.ts'
import { compMixCommand, openCompMixAction } from '../commands/comp-mix/index.ts'
import { coverageCommand, openCoverageAction } from '../commands/coverage/index.ts'
import { explainFailure } from '../error-boundary.ts'
import { replyView } from '../forms/form.ts'
import { publishHome } from '../home/publish.ts'
import { nudgeActions } from '../messages/nudge-message.ts'
import { answerEphemeral } from '../respond.ts'
import type { Surface } from '../surface.ts'
import { chosenOf, numbered } from './chosen.ts'
import { type Asked, act, mute, snooze } from './reactions.ts'

type Answer = (surface: Surface, asked: Asked) => Promise<Reply>

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
  { actionId: nudgeActions.act, answer: async ({ services }, asked) => act(await services(), asked) },
  { actionId: nudgeActions.snooze, answer: async ({ services }, asked) => snooze(await services(), asked) },
  {
    actionId: assessmentActions.results,
    answer: async ({ services }, asked) => showResults(await services(), asked),
  },
  {
    actionId: assessmentActions.extend,
    answer: async ({ services }, asked) => extend(await services(), asked),
  },
  {
    actionId: assessmentActions.done,
    answer: async ({ services }, asked) => finish(await services(), asked),
  },
  { actionId: nudgeActions.mute, answer: async ({ services }, asked) => mute(await services(), asked) },
]

/** Says it where the button stands: to the presser alone in a conversation, in a modal on the Home tab. */
async function say({ apiUrl, log, services }: Surface, pressed: Pressed, answer: Reply): Promise<void> {
  const { body, client, respond } = pressed
  if (body.view === undefined) {
    await answerEphemeral({ respond, responseUrl: body.response_url, apiUrl, log }, answer)
    return
  }
  const view = replyView('Plumbline', answer)
  const isOnTop = body.view.type === 'modal'
  await (isOnTop ? client.views.push : client.views.open)({ trigger_id: body.trigger_id, view })
  await publishHome({ client, log, services }, body.user.id)
}

type Pressed = Pick<SlackActionMiddlewareArgs<BlockAction>, 'body' | 'respond'> &
  Pick<AllMiddlewareArgs, 'client'>

/** Registers buttons and pick lists that are answered with words; forms register their own. */
export function registerActions(surface: Surface): void {
  const { app, log } = surface
  for (const { actionId, answer } of buttonAnswers) {
    app.action<BlockAction>(numbered(actionId), async ({ ack, body, client, respond }) => {
      await ack()
      const chosen = chosenOf(body)
      const pressed = { body, client, respond }
      if (chosen === null) return
      try {
        await say(surface, pressed, await answer(surface, { slackUserId: body.user.id, value: chosen.value }))
      } catch (error) {
        await say(surface, pressed, sentence(explainFailure(error, log, actionId).userMessage))
      }
    })
  }
}
