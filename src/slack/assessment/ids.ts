/** What the buttons of assessments are called, wherever they stand. */
export const assessmentActions = {
  answer: 'answer_assessment',
  back: 'back_assessment',
  results: 'results_assessment',
  start: 'start_assessment',
  comments: 'comments_assessment',
  end: 'end_assessment',
  extend: 'extend_assessment',
  stopRepeating: 'stop_repeating_assessment',
  takeOn: 'act_on_assessment',
  done: 'done_assessment',
} as const
