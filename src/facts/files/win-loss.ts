import { date } from '../code-columns.ts'
import { label, oneOf, reference, required } from '../column.ts'
import { defineFile } from '../fact-file.ts'
import { statedBy, winLossQuestions } from '../terms.ts'

export const winLossAnswers = defineFile({
  kind: 'winLossAnswer',
  file: 'win-loss-answers.csv',
  table: 'win_loss_answer',
  meaning: 'Why opportunities were won and lost, in the words of buyers and, apart, of reps.',
  key: ['opportunityId', 'question', 'statedBy'],
  datedBy: ['answeredOn'],
  columns: {
    opportunityId: required(reference('opportunity')({ meaning: 'Opportunity', example: 'O-0001' })),
    question: required(oneOf(winLossQuestions)({ meaning: 'Question', example: 'reason' })),
    statedBy: required(oneOf(statedBy)({ meaning: 'Whose answer it is', example: 'rep' })),
    answer: required(label({ meaning: 'Answer', example: 'price' })),
    answeredOn: required(date({ meaning: 'Day of the answer', example: '2026-05-22' })),
    answeredBy: reference('person')({ meaning: 'Who answered, of ours', example: 'P-101' }),
  },
})
