import { z } from 'zod'
import { amountRatio, nonNegativeAmount, positiveAmount } from '../../amount.ts'
import { findingSchema, reasons } from '../../finding.ts'
import { id, uniqueBy } from '../../input.ts'
import type { Model } from '../../model/index.ts'
import { defineModule } from '../../module.ts'
import { absence, reading } from '../../result.ts'
import { roundHalfUp } from '../../rounding.ts'
import { averageRanks } from '../../statistics/sample.ts'
import { examples } from './examples.ts'

const customer = z
  .strictObject({
    id,
    revenue: nonNegativeAmount.optional(),
    spend: positiveAmount.optional().describe('What the customer spends in the category, with everybody'),
    rank: z.number().min(1).optional().describe('Our rank among the suppliers; ties share the mean rank'),
    suppliers: z.number().int().positive().optional(),
    ratings: z
      .strictObject({ own: z.number(), others: z.array(z.number()) })
      .optional()
      .describe('Satisfaction with each supplier, from which the rank follows'),
  })
  .superRefine((row, context) => {
    if (row.revenue !== undefined && row.spend !== undefined && row.revenue > row.spend)
      context.addIssue({
        code: 'custom',
        path: ['spend'],
        message: 'at least our own revenue: a share of wallet above 1 is a wrong figure',
        input: row.id,
      })
    if ((row.rank === undefined) !== (row.suppliers === undefined))
      context.addIssue({
        code: 'custom',
        path: [row.rank === undefined ? 'rank' : 'suppliers'],
        message: 'rank and suppliers together',
        input: undefined,
      })
    if (row.rank !== undefined && row.suppliers !== undefined && row.rank > row.suppliers)
      context.addIssue({
        code: 'custom',
        path: ['rank'],
        message: `at most ${row.suppliers}`,
        input: row.rank,
      })
  })

const walletInput = z.strictObject({ customers: z.array(customer).superRefine(uniqueBy(row => row.id)) })

const walletOutput = z.object({
  customers: z.array(
    z.object({
      id: z.string(),
      share: z.number().nullable(),
      isEstimate: z.boolean(),
      reason: z.enum(reasons).optional(),
      finding: findingSchema(z.number()),
    }),
  ),
  modelVersion: z.string(),
})

type Row = z.output<typeof customer>

export const walletShare = defineModule({
  id: 'wallet-share',
  room: 'impact',
  question: 'What share of a customer’s spending do we have?',
  formula: [
    'share = our revenue / the customer’s spending in the category',
    'unknown spending: Wallet Allocation Rule (1 − rank/(n + 1)) · 2/n over n suppliers, always an estimate',
  ],
  terms: [
    { name: 'share', meaning: 'share of wallet', unit: 'fraction 0..1' },
    { name: 'isEstimate', meaning: 'follows from our rank, not from spending', unit: 'true or false' },
  ],
  modelPaths: [],
  sources: [{ tag: 'P', text: 'Keiningham et al.: Wallet Allocation Rule' }],
  input: walletInput,
  output: walletOutput,
  examples,
  score({ customers }, model) {
    return { customers: customers.map(row => judge(row, model)), modelVersion: model.version }
  },
})

function judge(row: Row, model: Model): z.output<typeof walletOutput>['customers'][number] {
  const known =
    row.revenue === undefined || row.spend === undefined ? null : amountRatio(row.revenue, row.spend)
  const estimate = known === null ? estimateOf(row) : null
  const share = known ?? estimate?.share ?? null
  const isEstimate = known === null && share !== null
  const method = isEstimate ? 'Wallet Allocation Rule (an estimate)' : 'revenue / spending'
  const evidence = { n: estimate?.suppliers ?? 1, method, modelVersion: model.version }
  if (share === null)
    return {
      id: row.id,
      share,
      isEstimate,
      reason: 'missing_input',
      finding: absence({
        ...evidence,
        reason: 'missing_input',
        sentence: `${row.id}: neither the spending nor our rank among the suppliers is known; ask for one.`,
      }),
    }
  const percent = roundHalfUp(100 * share, 0)
  const sentence = isEstimate
    ? `${row.id}: by our rank we should have about ${percent} % of the wallet (an estimate).`
    : `${row.id}: we have ${percent} % of the wallet.`
  return { id: row.id, share, isEstimate, finding: reading({ ...evidence, value: share, sentence }) }
}

function estimateOf({ rank, suppliers, ratings }: Row): { share: number; suppliers: number } | null {
  if (rank !== undefined && suppliers !== undefined) return { share: allocated(rank, suppliers), suppliers }
  if (ratings === undefined) return null
  // Rank 1 is the best: rank the negated ratings.
  const [own] = averageRanks([ratings.own, ...ratings.others].map(rating => -rating))
  const count = ratings.others.length + 1
  return own === undefined ? null : { share: allocated(own, count), suppliers: count }
}

const allocated = (rank: number, suppliers: number): number => (1 - rank / (suppliers + 1)) * (2 / suppliers)
