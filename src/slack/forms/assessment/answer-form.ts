import type { PageSent, SubmitResult } from '../../../workflows/assess/answer.ts'
import { assessmentActions } from '../../assessment/ids.ts'
import { context, type Reply, reply, section, sentence } from '../../blocks/build.ts'
import { noAnswer } from '../../blocks/no-answer.ts'
import { escapeMrkdwn } from '../../blocks/text.ts'
import type { Form, FormAsked, FormContent, FormState } from '../form.ts'
import { answerId, commentId, readPlace } from './place.ts'

// Loaded when first asked: acknowledging a command must not wait for the question bank.
const loadPages = async () => ({
  ...(await import('../../../workflows/assess/answer.ts')),
  ...(await import('./page.ts')),
})

function sentOf(state: FormState, { slackUserId, value }: FormAsked): PageSent {
  const answers = Object.entries(state).flatMap(([id, fields]) =>
    id === commentId || fields[answerId] === undefined
      ? []
      : [[id, fields[answerId].selected_option?.value ?? null] as const],
  )
  const comment = state[commentId]?.[commentId]
  return {
    ...readPlace(value),
    slackUserId,
    answers: Object.fromEntries(answers),
    comment: comment === undefined ? null : (comment.value ?? ''),
  }
}

function say(outcome: SubmitResult): Reply {
  switch (outcome.kind) {
    case 'submitted':
      return reply('Thank you', [
        section(
          'Thank you. Your answers are counted when the assessment closes, and nothing ties them to you.',
        ),
        context('You get a short summary of the results, and no more reminders.'),
      ])
    case 'already':
      return sentence(
        `You have taken part in ${escapeMrkdwn(outcome.name)} already. Submitting is final, so that nothing can tie the answers to you; nothing was changed.`,
      )
    case 'closed':
      return sentence(
        `${escapeMrkdwn(outcome.name)} is closed, so this was not counted. \`/coach alignment\` shows its results once they are there.`,
      )
    case 'not_asked':
      return sentence(
        'This assessment does not ask you any more, or never did. Whoever started it, or sales operations, can tell you why.',
      )
    case 'other_form':
      return sentence(
        'These answers belong to another form, so they were not kept. Please open the form from your invitation again.',
      )
    case 'nothing_answered':
      return sentence('Nothing was answered yet, so nothing was submitted. Please open the form again.')
    case 'unknown_person':
      return noAnswer(outcome)
  }
}

/** The pages of an assessment: each is kept as it is left, the last one is handed in. */
export const answerForm: Form = {
  callbackId: 'assessment_page',
  title: 'Your view',
  openedBy: [assessmentActions.answer],
  async open(services, { slackUserId, value }) {
    const [{ resume, pageContent }, { assess }] = await Promise.all([loadPages(), services()])
    const opened = await resume(assess, slackUserId, value)
    return opened.kind === 'page' ? pageContent(opened, assess.model) : say(opened)
  },
  read: (state, asked) => ({
    async save({ assess }): Promise<FormContent | Reply> {
      const { sendPage, pageContent } = await loadPages()
      const outcome = await sendPage(assess, sentOf(state, asked))
      return outcome.kind === 'page' ? pageContent(outcome, assess.model) : say(outcome)
    },
  }),
  changes: [
    {
      actionId: assessmentActions.back,
      async change({ assess }, { state, ...asked }) {
        const { turnPage, pageContent } = await loadPages()
        const outcome = await turnPage(assess, sentOf(state, asked), -1)
        if (outcome.kind === 'page') return pageContent(outcome, assess.model)
        return { title: 'Your view', submit: null, blocks: say(outcome).blocks }
      },
    },
  ],
}
