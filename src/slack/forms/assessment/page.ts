import type { KnownBlock } from '@slack/types'
import { DONT_KNOW, LONGEST_COMMENT } from '../../../assessment/index.ts'
import type { Model } from '../../../scoring/index.ts'
import type { PageToAnswer } from '../../../workflows/assess/answer.ts'
import { whoSeesWhat } from '../../../workflows/assess/words.ts'
import { assessmentActions } from '../../assessment/ids.ts'
import { actions, button, context, section } from '../../blocks/build.ts'
import { escapeMrkdwn } from '../../blocks/text.ts'
import type { FormContent } from '../form.ts'
import { answerId, commentId, writePlace } from './place.ts'

const choices = [
  { value: '1', label: '1 · not at all' },
  { value: '2', label: '2' },
  { value: '3', label: '3 · in part' },
  { value: '4', label: '4' },
  { value: '5', label: '5 · fully' },
  { value: DONT_KNOW, label: 'I don’t know' },
].map(({ value, label }) => ({ value, text: { type: 'plain_text', text: label } as const }))

const plain = (text: string) => ({ type: 'plain_text', text, emoji: false }) as const

function itemBlock(id: string, statement: string, rating: number | null | undefined): KnownBlock {
  const value = rating === null ? DONT_KNOW : String(rating)
  const chosen = rating === undefined ? undefined : choices.find(choice => choice.value === value)
  return {
    type: 'input',
    block_id: id,
    optional: true,
    label: plain(statement),
    element: {
      type: 'radio_buttons',
      action_id: answerId,
      options: choices,
      ...(chosen === undefined ? {} : { initial_option: chosen }),
    },
  }
}

function commentBlock(comment: string): KnownBlock {
  return {
    type: 'input',
    block_id: commentId,
    optional: true,
    label: plain('Anything you want to add?'),
    hint: plain(
      'Shown to managers without your function, shuffled, and only if enough people write something. Leave out names.',
    ),
    element: {
      type: 'plain_text_input',
      action_id: commentId,
      multiline: true,
      max_length: LONGEST_COMMENT,
      ...(comment === '' ? {} : { initial_value: comment }),
    },
  }
}

/** One page of the form: a few statements, with what was answered before. */
export function pageContent({ wave, pageNo, answers }: PageToAnswer, model: Model): FormContent {
  const { form } = wave
  const page = form.pages[pageNo]
  const isLast = pageNo === form.pages.length - 1
  const statements = (page?.items ?? []).flatMap(id => {
    const item = form.items.find(each => each.id === id)
    return item === undefined ? [] : [itemBlock(id, item.statement, answers.ratings[id])]
  })
  const place = `*${escapeMrkdwn(page?.title ?? '')}* · page ${pageNo + 1} of ${form.pages.length}`
  return {
    title: 'Your view',
    submit: isLast ? 'Submit' : 'Next',
    value: writePlace({ waveId: wave.waveId, pageNo }),
    blocks: [
      section(place),
      ...(pageNo === 0 ? [context(...whoSeesWhat(wave, model).map(escapeMrkdwn))] : []),
      ...statements,
      ...(isLast ? [commentBlock(answers.comment)] : []),
      ...(pageNo === 0
        ? []
        : [actions('turn', button({ actionId: assessmentActions.back, label: 'Back', value: 'back' }))]),
      context(
        isLast
          ? 'Submitting is final. What you left open counts for nobody.'
          : 'Each page is kept when you go on; you can close this and come back from the invitation.',
      ),
    ],
  }
}
