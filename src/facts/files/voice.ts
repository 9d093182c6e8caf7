import { currency, date } from '../code-columns.ts'
import { id, label, oneOf, reference, required, text } from '../column.ts'
import { defineFile } from '../fact-file.ts'
import { decimal, share } from '../number-columns.ts'
import { buyerRoles, segmentationQuestions, statedBy } from '../terms.ts'

const seven = decimal({ unit: 'rating 1..7', low: '1', high: '7', decimals: 2 })

/** Goalposts of each question's answer, in the unit that a person answers in; money has none. */
const answerRange: Readonly<Record<string, readonly [number, number] | undefined>> = {
  N1: [0, 100],
  N2: [1, 5],
  N3: [1, 5],
  V3: [1, 5],
  V4: [1, 5],
  B1: [1, 5],
  B2: [1, 5],
  B3: [1, 5],
}

export const answers = defineFile({
  kind: 'answer',
  file: 'answers.csv',
  table: 'answer',
  meaning:
    'Answers to the ten segmentation questions; a later answer replaces an earlier one from its date on.',
  key: ['accountId', 'question', 'answeredOn'],
  datedBy: ['answeredOn'],
  money: [{ amount: 'value', currency: 'currency', datedBy: 'answeredOn', isMoneyOnlyWithCurrency: true }],
  columns: {
    accountId: required(reference('account')({ meaning: 'Account', example: 'A-001' })),
    question: required(oneOf(segmentationQuestions)({ meaning: 'Question', example: 'N2' })),
    value: required(
      decimal({
        unit: 'N1 percent 0..100; V1, V2 money; others rating 1..5',
        low: '0',
        high: '99999999999.9999',
        decimals: 4,
      })({ meaning: 'Answer', example: '4' }),
    ),
    currency: currency({ meaning: 'Currency, for V1 and V2 only', example: 'USD' }),
    answeredOn: required(date({ meaning: 'Day of the answer', example: '2026-02-01' })),
    answeredBy: reference('person')({ meaning: 'Who answered', example: 'P-101' }),
  },
  rules: [
    row => {
      const range = answerRange[row.question]
      if (range === undefined) return null
      const value = Number(row.value)
      return value >= range[0] && value <= range[1]
        ? null
        : { column: 'value', expected: `a number from ${range[0]} to ${range[1]} for ${row.question}` }
    },
    row =>
      (answerRange[row.question] === undefined) === (row.currency !== null)
        ? null
        : {
            column: 'currency',
            expected:
              answerRange[row.question] === undefined
                ? 'a currency, because the answer is money'
                : 'nothing, because the answer is not money',
          },
  ],
})

export const requiredPhaseMix = defineFile({
  kind: 'requiredPhaseMix',
  file: 'required-phase-mix.csv',
  table: 'required_phase_mix',
  meaning:
    'The share of seller time that customers of a segment need in each buying phase; the shares of a segment sum to 1.',
  key: ['segment', 'buyingPhase'],
  columns: {
    segment: required(label({ meaning: 'Customer segment', example: 'hospital' })),
    buyingPhase: required(label({ meaning: 'Buying phase', example: 'consumables' })),
    share: required(share({ meaning: 'Share of seller time', example: '0.5' })),
  },
})

export const valueRatings = defineFile({
  kind: 'valueRating',
  file: 'value-ratings.csv',
  table: 'value_rating',
  meaning: 'What buyers value and how we compare, one row for each respondent and attribute.',
  key: ['respondentId', 'attribute', 'buyingPhase', 'askedOn'],
  datedBy: ['askedOn'],
  columns: {
    respondentId: required(id({ meaning: 'Id of the respondent in the survey', example: 'R-001' })),
    accountId: reference('account')({ meaning: 'Account', example: 'A-001' }),
    contactId: reference('contact')({ meaning: 'Contact who answered', example: 'K-0001' }),
    segment: text({ meaning: 'Customer segment', example: 'hospital' }),
    buyerRole: oneOf(buyerRoles)({ meaning: 'Buyer role', example: 'economic_buyer' }),
    buyingPhase: label({ meaning: 'Buying phase', example: 'consumables' }),
    attribute: required(
      label({ meaning: 'Attribute that was rated', example: 'Responsiveness of sales resources' }),
    ),
    importance: seven({ meaning: 'Importance in the purchasing decision', example: '6' }),
    own: seven({ meaning: 'How well we do', example: '4' }),
    competitor: seven({ meaning: 'How well the other providers do, on average', example: '5' }),
    relative: decimal({ unit: 'difference -6..6', low: '-6', high: '6', decimals: 2 })({
      meaning: 'Ours minus the others, where that was asked directly',
      example: '-1',
    }),
    overall: seven({ meaning: 'Overall preference for us', example: '5' }),
    statedBy: required(oneOf(statedBy)({ meaning: 'Whose answer it is', example: 'buyer' })),
    askedOn: required(date({ meaning: 'Day of the survey', example: '2026-01-20' })),
    sample: text({ meaning: 'Who was asked', example: 'All hospital buyers of 2025' }),
  },
  rules: [
    row =>
      row.importance === null && row.own === null && row.relative === null
        ? { column: 'importance', expected: 'a rating of importance or of effectiveness' }
        : null,
    row =>
      row.relative !== null && (row.own !== null || row.competitor !== null)
        ? { column: 'relative', expected: 'nothing, because own or competitor is given' }
        : null,
  ],
})
