import type { AllMiddlewareArgs, BlockAction, SlackActionMiddlewareArgs } from '@slack/bolt'
import { whoAsks } from '../../workflows/answers/ports.ts'
import { assessmentButtons } from '../assessment/buttons.ts'
import { type Reply, sentence } from '../blocks/build.ts'
import { noAnswer } from '../blocks/no-answer.ts'
import { openCoachAction } from '../commands/coach/account-choice.ts'
import { digestSubCommand } from '../commands/coach/digest/index.ts'
import { compMixCommand, openCompMixAction } from '../commands/comp-mix/index.ts'
import { coverageCommand } from '../commands/coverage/index.ts'
import { coachCommand } from '../commands/index.ts'
import { openCoverageAction } from '../commands/open-actions.ts'
import { explainFailure } from '../error-boundary.ts'
import { replyView } from '../forms/form.ts'
import { operationsActions } from '../forms/operations/actions.ts'
import { decideStuck } from '../forms/operations/stuck.ts'
import { endMuteAction, readMute } from '../home/mute-button.ts'
import { publishHome } from '../home/publish.ts'
import { openDigestAction } from '../home/team/index.ts'
import { nudgeActions } from '../messages/nudge-message.ts'
import { showPictureAction } from '../pictures/button.ts'
import { answerEphemeral } from '../respond.ts'
import type { Surface } from '../surface.ts'
import { answer, answerClosed, answeredReply, winLossAction } from './answers.ts'
import { chosenOf, numbered } from './chosen.ts'
import { type Asked, act, mute, sayReaction, snooze } from './reactions.ts'
import { registerShare } from './share.ts'

type Answer = (surface: Surface, asked: Asked) => Promise<Reply>

/** Ends one of the presser's own mutes. */
async function hearAgain({ services }: Surface, { slackUserId, value }: Asked): Promise<Reply> {
  const { answers, react } = await services()
  const person = await whoAsks(answers, slackUserId)
  const mute = readMute(value)
  if (person === null || mute === null) return noAnswer({ kind: 'unknown_person' })
  await react.coaching.endMute({ ...mute, personId: person.personId }, answers.now())
  return sentence('You will hear of it again.')
}

/** Every button and pick list that is answered with words, but *Share to channel*. */
export const buttonAnswers: readonly { readonly actionId: string; readonly answer: Answer }[] = [
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
  {
    actionId: openDigestAction,
    async answer({ services }, { slackUserId }) {
      const ready = await services()
      return digestSubCommand.answer(ready.answers, { slackUserId, text: '' }, ready)
    },
  },
  {
    actionId: openCoachAction,
    answer: async ({ services }, { value, ...asked }) => {
      const ready = await services()
      return coachCommand.answer(ready.answers, { ...asked, text: value }, ready)
    },
  },
  {
    actionId: showPictureAction,
    // Loaded when first pressed: the renderer and its fonts are nothing that a start should wait for.
    async answer({ app, apiUrl, services }, asked) {
      const { showPicture } = await import('../pictures/index.ts')
      return showPicture(await services(), { client: app.client, apiUrl }, asked)
    },
  },
  { actionId: endMuteAction, answer: hearAgain },
  {
    actionId: operationsActions.sendAgain,
    answer: async ({ services }, asked) => decideStuck(await services(), asked, 'sendAgain'),
  },
  {
    actionId: operationsActions.markSent,
    answer: async ({ services }, asked) => decideStuck(await services(), asked, 'markSent'),
  },
  { actionId: nudgeActions.act, answer: async ({ services }, asked) => act(await services(), asked) },
  { actionId: nudgeActions.snooze, answer: async ({ services }, asked) => snooze(await services(), asked) },
  ...assessmentButtons,
  {
    actionId: nudgeActions.answer,
    answer: async ({ services }, asked) => answeredReply(await answer(await services(), asked), sayReaction),
  },
  {
    actionId: winLossAction,
    answer: async ({ services }, asked) =>
      answeredReply(await answerClosed(await services(), asked), sayReaction),
  },
  { actionId: nudgeActions.mute, answer: async ({ services }, asked) => mute(await services(), asked) },
]

type Pressed = Pick<SlackActionMiddlewareArgs<BlockAction>, 'body' | 'respond'> &
  Pick<AllMiddlewareArgs, 'client'>

const TITLE = 'Plumbline'

/**
 * Answers where the button stands: to the presser alone in a conversation, in a modal elsewhere. A trigger lives for
 * three seconds, so the modal opens before the answer is known.
 */
async function answerPressed(
  { apiUrl, log, services }: Surface,
  { body, client, respond }: Pressed,
  answer: () => Promise<Reply>,
): Promise<void> {
  if (body.view === undefined) {
    await answerEphemeral({ respond, responseUrl: body.response_url, apiUrl, log, services }, await answer())
    return
  }
  const show = body.view.type === 'modal' ? client.views.push : client.views.open
  const loading = replyView(TITLE, sentence('One moment …'))
  const opened = await show({ trigger_id: body.trigger_id, view: loading })
  const viewId = opened.view?.id
  if (viewId === undefined) throw new Error('a view was opened without an id')
  await client.views.update({ view_id: viewId, view: replyView(TITLE, await answer()) })
  await publishHome({ client, log, services }, body.user.id)
}

/** Registers buttons and pick lists that are answered with words; forms register their own. */
export function registerActions(surface: Surface): void {
  const { app, log } = surface
  for (const { actionId, answer } of buttonAnswers) {
    app.action<BlockAction>(numbered(actionId), async ({ ack, body, client, respond }) => {
      await ack()
      const chosen = chosenOf(body)
      if (chosen === null) return
      const where = body.channel === undefined ? {} : { channelId: body.channel.id }
      const asked = { slackUserId: body.user.id, value: chosen.value, ...where }
      const failed = (error: unknown) => sentence(explainFailure(error, log, actionId).userMessage)
      try {
        await answerPressed(surface, { body, client, respond }, () => answer(surface, asked).catch(failed))
      } catch (error) {
        failed(error)
      }
    })
  }
  registerShare(surface)
}
