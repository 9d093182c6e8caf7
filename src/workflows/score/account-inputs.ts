import { type FactRow, fromUnits, type PlainDate, type SegmentationQuestion } from '../../facts/index.ts'
import { lastWholeMonth, monthsBefore } from '../dates.ts'
import { groupBy } from '../pages.ts'
import type { FactReader, StoredRow } from '../ports/index.ts'
import type { FamilyStages } from './family-stages.ts'

/** Input of the segmentation for one account; null where no product family with a stage is known. */
export interface AccountInput {
  readonly id: string
  readonly families: readonly {
    readonly family: string
    readonly stage: FactRow<'familyStage'>['stage']
    readonly revenue?: string
  }[]
  readonly answers: Readonly<Partial<Record<SegmentationQuestion, number | string>>>
  readonly revenue: string | null
}

const REVENUE_MONTHS = 12

/** Answers in the unit of the scoring core: N1 is a percentage in the facts and a fraction there. */
function inScoringUnit(
  question: SegmentationQuestion,
  row: StoredRow<'answer'>,
  baseDigits: number,
): number | string | null {
  if (question === 'N1') return Number(row.row.value) / 100
  if (question !== 'V1' && question !== 'V2') return Number(row.row.value)
  const minor = row.baseMinor['value']
  return minor === null || minor === undefined ? null : fromUnits(minor, baseDigits)
}

function latestAnswers(rows: readonly StoredRow<'answer'>[], baseDigits: number): AccountInput['answers'] {
  const latest = new Map<SegmentationQuestion, StoredRow<'answer'>>()
  for (const row of rows) {
    const known = latest.get(row.row.question)
    if (known === undefined || known.row.answeredOn < row.row.answeredOn) latest.set(row.row.question, row)
  }
  const answers: Partial<Record<SegmentationQuestion, number | string>> = {}
  for (const [question, row] of latest) {
    const value = inScoringUnit(question, row, baseDigits)
    if (value !== null) answers[question] = value
  }
  return answers
}

/** Revenue of the last twelve months by family, in minor units of the base currency; null where there never was any. */
function recentRevenue(
  rows: readonly StoredRow<'revenue'>[],
  asOf: PlainDate,
): ReadonlyMap<string, bigint> | null {
  if (rows.length === 0) return null
  const last = lastWholeMonth(asOf)
  const since = monthsBefore(last, REVENUE_MONTHS - 1)
  const sums = new Map<string, bigint>()
  for (const { row, baseMinor } of rows) {
    if (row.period < since || row.period > last) continue
    sums.set(row.familyId, (sums.get(row.familyId) ?? 0n) + (baseMinor['amount'] ?? 0n))
  }
  return sums
}

const sum = (amounts: Iterable<bigint>) => [...amounts].reduce((total, amount) => total + amount, 0n)

/** What an account buys; where that is unknown, what it has been offered; failing that, everything that we sell. */
function familiesOf(
  revenue: ReadonlyMap<string, bigint> | null,
  offered: ReadonlySet<string>,
  stages: FamilyStages,
  baseDigits: number,
): AccountInput['families'] {
  const bought = [...(revenue ?? [])].filter(([family, amount]) => amount > 0n && stages.has(family))
  if (bought.length > 0)
    return bought.flatMap(([family, amount]) => {
      const stage = stages.get(family)
      return stage === undefined ? [] : [{ family, stage, revenue: fromUnits(amount, baseDigits) }]
    })
  const known = [...offered].filter(family => stages.has(family))
  return (known.length > 0 ? known : [...stages.keys()]).flatMap(family => {
    const stage = stages.get(family)
    return stage === undefined ? [] : [{ family, stage }]
  })
}

/** Reads what the segmentation needs of some accounts, from facts dated on or before `asOf`. */
export async function readAccountInputs(
  facts: FactReader,
  accountIds: readonly string[],
  scope: {
    readonly asOf: PlainDate
    readonly stages: FamilyStages
    readonly productFamilies: ReadonlyMap<string, string>
    readonly baseDigits: number
  },
): Promise<readonly AccountInput[]> {
  const { asOf, stages, productFamilies, baseDigits } = scope
  const answers = groupBy(
    await facts.rowsBy('answer', 'accountId', accountIds, asOf),
    row => row.row.accountId,
  )
  const revenues = groupBy(
    await facts.rowsBy('revenue', 'accountId', accountIds, asOf),
    row => row.row.accountId,
  )
  const opportunities = groupBy(
    await facts.rowsBy('opportunity', 'accountId', accountIds, asOf),
    row => row.row.accountId ?? '',
  )
  return accountIds.map(id => {
    const revenue = recentRevenue(revenues.get(id) ?? [], asOf)
    const offered = new Set(
      (opportunities.get(id) ?? []).flatMap(
        ({ row }) => row.familyId ?? productFamilies.get(row.productId ?? '') ?? [],
      ),
    )
    const total = revenue === null ? null : fromUnits(sum(revenue.values()), baseDigits)
    const stated = latestAnswers(answers.get(id) ?? [], baseDigits)
    return {
      id,
      families: familiesOf(revenue, offered, stages, baseDigits),
      // What we do with a customer is a fact where revenue was imported; an answer stands in where it was not.
      answers: total === null || total.startsWith('-') ? stated : { ...stated, V1: total },
      revenue: total,
    }
  })
}
