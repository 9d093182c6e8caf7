import type { Choice } from './nudge.ts'

const questions = {
  reason: {
    text: 'what decided it?',
    choices: [
      { value: 'price', label: 'Price' },
      { value: 'value_not_clear', label: 'How clear the value was' },
      { value: 'relationship', label: 'Relationship' },
      { value: 'fit', label: 'Fit of the offer' },
      { value: 'timing', label: 'Timing or budget' },
    ],
  },
  decider: {
    text: 'who decided?',
    choices: [
      { value: 'economic_buyer', label: 'Who holds the money' },
      { value: 'influencer_gatekeeper', label: 'An influencer or gatekeeper' },
      { value: 'user_technical', label: 'Users or technical buyers' },
      { value: 'group', label: 'A group together' },
      { value: 'unknown', label: 'I don’t know' },
    ],
  },
  rival: {
    text: 'against whom?',
    choices: [
      { value: 'competitor', label: 'A competitor' },
      { value: 'incumbent', label: 'Whom they had before' },
      { value: 'own_solution', label: 'Their own solution' },
      { value: 'doing_nothing', label: 'Doing nothing' },
      { value: 'unknown', label: 'I don’t know' },
    ],
  },
  phase: {
    text: 'when was it decided?',
    choices: [
      { value: 'need', label: 'While they saw the need' },
      { value: 'solution', label: 'While the solution took shape' },
      { value: 'proof', label: 'In the trial or proof' },
      { value: 'terms', label: 'In the terms at the end' },
      { value: 'unknown', label: 'I don’t know' },
    ],
  },
} as const satisfies Record<string, { readonly text: string; readonly choices: readonly Choice[] }>

export type WinLossQuestionId = keyof typeof questions
export const winLossOrder = Object.keys(questions) as WinLossQuestionId[]

/** One of the four questions about an opportunity that was closed, with its answers. */
export const winLossQuestion = (
  id: WinLossQuestionId,
): { readonly text: string; readonly choices: readonly Choice[] } => questions[id]
