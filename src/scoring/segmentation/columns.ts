import { amountAsNumber } from '../amount.ts'
import type { Fault } from '../input.ts'
import type { SegmentationInput } from './input.ts'
import type { Portfolio } from './portfolio.ts'
import { type Dimension, type QuestionId, questionIds, tiers } from './questions.ts'
import type { SegmentationModel } from './settings.ts'
import { type DimensionWeights, familyWeights, rankOrderCentroid } from './weights.ts'

type Account = SegmentationInput['accounts'][number]
type StageWeights = SegmentationModel['stageWeights']

/** NaN where there is none. */
function number(value: number | bigint | null | undefined): number {
  if (typeof value === 'bigint') return amountAsNumber(value)
  return value ?? Number.NaN
}

const forAllStages = (weights: DimensionWeights): StageWeights => ({
  introduction: weights,
  growth: weights,
  maturity: weights,
  decline: weights,
})

function orderWeights(order: readonly Dimension[]): DimensionWeights {
  const centroid = rankOrderCentroid(order.length)
  const weightOf = (dimension: Dimension) => centroid[order.indexOf(dimension)] ?? 0
  return { need: weightOf('need'), value: weightOf('value'), behavior: weightOf('behavior') }
}

/** The model's stage weights with those of the input in their place. */
export function stageWeightsOf(input: SegmentationInput, model: SegmentationModel): StageWeights {
  const { weights } = input
  if (weights === undefined) return model.stageWeights
  if ('order' in weights) return forAllStages(orderWeights(weights.order))
  if ('need' in weights) return forAllStages(weights)
  return {
    introduction: weights.introduction ?? model.stageWeights.introduction,
    growth: weights.growth ?? model.stageWeights.growth,
    maturity: weights.maturity ?? model.stageWeights.maturity,
    decline: weights.decline ?? model.stageWeights.decline,
  }
}

/** Null where the account lists no such family, so that it stays unscored. */
function weightsOfAccount(
  account: Account,
  family: string | undefined,
  stageWeights: StageWeights,
): DimensionWeights | null {
  if (account.stage !== undefined) return family === undefined ? stageWeights[account.stage] : null
  const families = (account.families ?? []).map(entry => ({
    family: entry.family,
    stage: entry.stage,
    revenue: amountAsNumber(entry.revenue ?? 0n),
  }))
  if (family === undefined) return familyWeights(families, stageWeights)
  const asked = families.find(entry => entry.family === family)
  return asked === undefined ? null : stageWeights[asked.stage]
}

/** Accounts with the same weights share a row of the table. */
function weightColumns(input: SegmentationInput, model: SegmentationModel) {
  const stageWeights = stageWeightsOf(input, model)
  const rows = new Map<string, number>()
  const table: number[] = []
  const weightRow = Uint32Array.from(input.accounts, account => {
    const weights = weightsOfAccount(account, input.family, stageWeights)
    const triple =
      weights === null
        ? [Number.NaN, Number.NaN, Number.NaN]
        : [weights.need, weights.value, weights.behavior]
    const key = triple.join()
    const row = rows.get(key) ?? rows.size
    if (row === rows.size) {
      rows.set(key, row)
      table.push(...triple)
    }
    return row
  })
  return { weightRow, weightTable: Float64Array.from(table) }
}

/** Checked rows as columns. */
export function toPortfolio(input: SegmentationInput, model: SegmentationModel): Portfolio {
  const { accounts, previousTiers } = input
  const column = (read: (account: Account) => number | bigint | null | undefined) =>
    Float64Array.from(accounts, account => number(read(account)))
  const isAsked = (question: QuestionId) => accounts.some(account => account.answers?.[question] != null)
  const answers = Object.fromEntries(
    questionIds.filter(isAsked).map(question => [question, column(account => account.answers?.[question])]),
  )
  return {
    size: accounts.length,
    answers,
    ...(accounts.some(account => account.answers === undefined) && {
      scores: {
        need: column(account => account.need),
        value: column(account => account.value),
        behavior: column(account => account.behavior),
      },
    }),
    revenue: column(account => account.revenue ?? account.answers?.V1),
    ...weightColumns(input, model),
    ...(previousTiers !== undefined && {
      previousTier: Uint8Array.from(accounts, account => {
        const tier = Object.hasOwn(previousTiers, account.id) ? previousTiers[account.id] : undefined
        return tier === undefined ? 0 : tiers.indexOf(tier)
      }),
    }),
  }
}

/** Faults that depend on the model's scales or on other rows. */
export function checkSegmentation(input: SegmentationInput, model: SegmentationModel): Fault[] {
  const faults: Fault[] = []
  const known = new Set(input.accounts.map(account => account.id))
  const isUnknown = (id: string, path: string) => {
    if (!known.has(id))
      faults.push({ path, expected: 'the id of one of the accounts', found: JSON.stringify(id) })
  }
  input.compare?.forEach((id, index) => {
    isUnknown(id, `compare[${index}]`)
  })
  input.explain?.forEach((id, index) => {
    isUnknown(id, `explain[${index}]`)
  })
  const scales = questionIds.flatMap(id => {
    const { scale } = model.questions[id]
    return scale.kind === 'goalposts' ? [{ id, ...scale }] : []
  })
  input.accounts.forEach((account, index) => {
    for (const { id, low, high } of scales) {
      const answer = number(account.answers?.[id])
      if (answer < low || answer > high)
        faults.push({
          path: `accounts[${index}].answers.${id}`,
          expected: `a number from ${low} to ${high}${low === 0 && high === 1 ? ' (80 % is 0.8)' : ''}`,
          found: String(answer),
        })
    }
  })
  return faults
}
