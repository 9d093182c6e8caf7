import { type Reply, sentence } from '../blocks/build.ts'
import type { SlackServices, Surface } from '../surface.ts'
import { assessmentActions } from './ids.ts'

interface Pressed {
  readonly slackUserId: string
  readonly value: string
}

const notYours = sentence(
  'These results are for people who were asked, and for their managers. Sales operations can tell you more.',
)

/** The results of one wave, as the presser may see them. */
async function showResults({ assess }: SlackServices, { slackUserId, value }: Pressed): Promise<Reply> {
  const { viewWaveAs } = await import('../../workflows/assess/read.ts')
  const { resultsReply } = await import('./results.ts')
  const view = await viewWaveAs(assess, slackUserId, value)
  return view === null ? notYours : resultsReply(view, null, assess.model)
}

/** Every comment of one wave, as the presser may see them. */
async function showComments({ assess }: SlackServices, { slackUserId, value }: Pressed): Promise<Reply> {
  const { viewWaveAs } = await import('../../workflows/assess/read.ts')
  const { commentsReply } = await import('./lists.ts')
  const view = await viewWaveAs(assess, slackUserId, value)
  return view === null ? notYours : commentsReply(view)
}

const extended = {
  done: 'It is open a week longer. People who have not answered are reminded on their new last morning.',
  denied: 'Only who started it, or sales operations, can extend an assessment.',
  not_open: 'It is closed already, and what is closed stays closed: its answers are counted and gone.',
  too_often: 'It was extended twice already. It closes on its day, and the next wave can ask again.',
} as const

async function extend({ assess }: SlackServices, { slackUserId, value }: Pressed): Promise<Reply> {
  const { extendWave } = await import('../../workflows/assess/manage.ts')
  return sentence(extended[await extendWave(assess, slackUserId, value)])
}

const ended = {
  done: 'It ends now. What was submitted is counted within minutes, nobody is reminded any more, and what was begun and not submitted is gone.',
  denied: 'Only who started it, or sales operations, can end an assessment.',
  not_open: 'It is not open, so there is nothing to end.',
} as const

async function end({ assess }: SlackServices, { slackUserId, value }: Pressed): Promise<Reply> {
  const { endWave } = await import('../../workflows/assess/manage.ts')
  const outcome = await endWave(assess, slackUserId, value)
  if (outcome === 'done') assess.soon()
  return sentence(ended[outcome])
}

const stopped = {
  done: 'It does not repeat any more. What is open goes on to its end, and you can start another one at any time.',
  denied: 'Only who started it, or sales operations, can end the repeating of an assessment.',
} as const

async function stop({ assess }: SlackServices, { slackUserId, value }: Pressed): Promise<Reply> {
  const { stopRepeating } = await import('../../workflows/assess/manage.ts')
  return sentence(stopped[await stopRepeating(assess, slackUserId, value)])
}

const finished = {
  done: 'Thank you. The next wave shows whether it moved.',
  already: 'This is settled already; nothing was changed.',
  not_yours: 'Only its owner, and who asked for it, can say that it is done.',
  gone: 'This action is no longer kept.',
} as const

async function finish({ assess }: SlackServices, { slackUserId, value }: Pressed): Promise<Reply> {
  const { finishAction } = await import('../../workflows/assess/actions.ts')
  return sentence(finished[await finishAction(assess, slackUserId, value)])
}

type Answer = (services: SlackServices, pressed: Pressed) => Promise<Reply>
const button = (actionId: string, answer: Answer) => ({
  actionId,
  answer: async ({ services }: Surface, pressed: Pressed) => answer(await services(), pressed),
})

/** Buttons of assessments that are answered with words. */
export const assessmentButtons = [
  button(assessmentActions.results, showResults),
  button(assessmentActions.comments, showComments),
  button(assessmentActions.extend, extend),
  button(assessmentActions.end, end),
  button(assessmentActions.stopRepeating, stop),
  button(assessmentActions.done, finish),
]
