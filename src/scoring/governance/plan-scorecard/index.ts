import { z } from 'zod'
import { amountAsNumber, nonNegativeAmount, positiveAmount } from '../../amount.ts'
import { type Finding, findingSchema } from '../../finding.ts'
import type { Model } from '../../model/index.ts'
import { defineModule } from '../../module.ts'
import { absence, reading } from '../../result.ts'
import { mean, sum } from '../../statistics/sample.ts'
import { list } from '../../wording.ts'

const input = z.strictObject({
  /** Points given to each part of the 100-point plan review. */
  planReview: z.record(z.string(), z.number().nonnegative()).optional(),
  /** Ratings of the items under each key of the report card. */
  reportCard: z.record(z.string(), z.array(z.number())).optional(),
  /** The goal of the plan and what its opportunities are worth. */
  goal: z.strictObject({ amount: positiveAmount, identified: nonNegativeAmount }).optional(),
})
type Input = z.output<typeof input>

const keyAverage = z.object({ key: z.string(), average: findingSchema(z.number()) })

function planReview({ planReview: given = {} }: Input, model: Model): Finding<number> {
  const most = model.governance.planReview
  const parts = Object.keys(most)
  const missing = parts.filter(part => given[part] === undefined)
  const wrong = Object.entries(given)
    .filter(([part, points]) => points > (most[part] ?? -1))
    .map(([part]) => part)
  const basis = {
    n: parts.length - missing.length,
    method: 'sum of points',
    params: most,
    modelVersion: model.version,
  }
  if (wrong.length > 0)
    return absence({
      ...basis,
      reason: 'out_of_range',
      sentence: `Not a part, or more points than it has: ${list(wrong)}.`,
    })
  if (missing.length > 0)
    return absence({ ...basis, reason: 'missing_input', sentence: `Not rated yet: ${list(missing)}.` })
  const contributions = parts.map(part => ({ term: part, points: given[part] ?? 0 }))
  const value = sum(contributions.map(({ points }) => points))
  return reading({
    ...basis,
    value,
    contributions,
    sentence: `${value} of ${sum(Object.values(most))} points.`,
  })
}

function reportCard({ reportCard: given = {} }: Input, model: Model): z.output<typeof keyAverage>[] {
  const { keys, itemsPerKey, lowest, highest } = model.governance.reportCard
  return keys.map(key => {
    const ratings = given[key] ?? []
    const basis = {
      n: ratings.length,
      method: 'mean of items',
      params: { itemsPerKey, lowest, highest },
      modelVersion: model.version,
    }
    if (ratings.some(rating => rating < lowest || rating > highest) || ratings.length > itemsPerKey)
      return {
        key,
        average: absence({
          ...basis,
          reason: 'out_of_range',
          sentence: `${itemsPerKey} ratings from ${lowest} to ${highest} are asked.`,
        }),
      }
    const value = mean(ratings)
    if (value === null || ratings.length < itemsPerKey)
      return {
        key,
        average: absence({
          ...basis,
          reason: 'missing_input',
          sentence: `${itemsPerKey - ratings.length} of ${itemsPerKey} items not rated yet.`,
        }),
      }
    return {
      key,
      average: reading({
        ...basis,
        value,
        contributions: ratings.map((rating, index) => ({
          term: `item ${index + 1}`,
          points: rating / itemsPerKey,
        })),
        sentence: `${key}: ${Math.round(10 * value) / 10} of ${highest}.`,
      }),
    }
  })
}

function goalCover({ goal }: Input, model: Model): Finding<number> {
  const { goalMultiple } = model.governance.reportCard
  const basis = {
    method: 'opportunities identified ÷ goal',
    params: { goalMultiple },
    modelVersion: model.version,
  }
  if (goal === undefined)
    return absence({
      ...basis,
      n: 0,
      reason: 'missing_input',
      sentence: 'The goal of the plan is not given.',
    })
  const value = amountAsNumber(goal.identified) / amountAsNumber(goal.amount)
  return reading({
    ...basis,
    n: 1,
    value,
    contributions: [{ term: 'identified', points: value }],
    sentence: `Opportunities are worth ${Math.round(10 * value) / 10} times the goal; about ${goalMultiple} times is advised.`,
  })
}

/** Two published templates for rating an account plan by hand. */
export const planScorecard = defineModule({
  id: 'plan-scorecard',
  room: 'governance',
  question: 'How good is this account plan by a published scorecard?',
  formula: [
    'plan review = Σ points of six parts, 100 in all',
    'report card = mean of three items (1..10) for each of five keys',
    'goal cover = opportunities identified / goal',
  ],
  terms: [
    { name: 'plan review', meaning: 'points of the 100-point review', unit: '0..100' },
    { name: 'key', meaning: 'one of five habits of account planning', unit: 'mean 1..10' },
    { name: 'goal cover', meaning: 'worth of the opportunities as a multiple of the goal', unit: 'multiple' },
  ],
  modelPaths: ['governance.planReview', 'governance.reportCard'],
  sources: [
    { tag: 'P', text: 'Whitespace 100-point plan review' },
    { tag: 'P', text: 'Donnolo, Essential Account Planning: report card of five keys' },
  ],
  input,
  output: z.object({
    planReview: findingSchema(z.number()),
    reportCard: z.array(keyAverage),
    goalCover: findingSchema(z.number()),
    modelVersion: z.string(),
  }),
  examples: [
    {
      number: '6 (scorecards)',
      title: 'full marks are 100 points',
      input: {
        planReview: {
          "customer's environment": 20,
          'key financials': 10,
          'current relationship': 25,
          'strategy and execution': 20,
          resources: 10,
          'team learning': 15,
        },
        reportCard: { 'Think Big': [6, 7, 8] },
        goal: { amount: 2, identified: 5 },
      },
      shows: [
        { path: 'planReview.value', printed: '100' },
        { path: 'reportCard[key=Think Big].average.value', printed: '7' },
        { path: 'goalCover.value', printed: '2.5' },
      ],
    },
  ],
  score: (given, model) => ({
    planReview: planReview(given, model),
    reportCard: reportCard(given, model),
    goalCover: goalCover(given, model),
    modelVersion: model.version,
  }),
})
