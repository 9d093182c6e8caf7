import { fromUnits, type PlainDate } from '../../facts/index.ts'
import { type GrowthTally, growthTally, parseInput, scoring } from '../../scoring/index.ts'
import { lastWholeMonth, monthsBefore } from '../dates.ts'
import { groupBy, pagesOf } from '../pages.ts'
import type { StoredRow } from '../ports/index.ts'
import type { ScorePorts, ScoreRequest } from './request.ts'
import { storeFindings } from './store-findings.ts'

const YEAR_MONTHS = 12
/** Stands for all accounts. */
export const ALL_ACCOUNTS = ''

type Revenue = StoredRow<'revenue'>

/** The last twelve whole months, and the twelve before them; first days of the first and last month. */
export function growthPeriods(asOf: PlainDate) {
  const currentUntil = lastWholeMonth(asOf)
  const currentFrom = monthsBefore(currentUntil, YEAR_MONTHS - 1)
  return {
    priorFrom: monthsBefore(currentFrom, YEAR_MONTHS),
    priorUntil: monthsBefore(currentFrom, 1),
    currentFrom,
    currentUntil,
  }
}

function pageOf(rows: readonly Revenue[], periods: ReturnType<typeof growthPeriods>, baseDigits: number) {
  const within = (from: string, until: string) =>
    rows
      .filter(({ row }) => row.period >= from && row.period <= until)
      .map(({ row, baseMinor }) => ({
        customer: row.accountId,
        product: row.familyId,
        amount: fromUnits(baseMinor['amount'] ?? 0n, baseDigits),
      }))
  return {
    prior: within(periods.priorFrom, periods.priorUntil),
    current: within(periods.currentFrom, periods.currentUntil),
    earlierCustomers: [
      ...new Set(rows.filter(({ row }) => row.period < periods.priorFrom).map(({ row }) => row.accountId)),
    ],
  }
}

/**
 * Where growth came from, for each customer segment and for all accounts: a year against the year before. Accounts are
 * read page by page, so that a large company needs no more memory than a small one.
 */
export async function scoreGrowth(
  { facts, runs }: ScorePorts,
  runId: string,
  { asOf, model, baseDigits }: ScoreRequest,
): Promise<void> {
  const periods = growthPeriods(asOf)
  const tallies = new Map<string, GrowthTally>()
  let firstPeriod: string | null = null
  for await (const page of pagesOf(facts, 'account', asOf)) {
    const ids = page.map(({ row }) => row.accountId)
    const revenue = await facts.rowsBy('revenue', 'accountId', ids, asOf)
    for (const { row } of revenue)
      if (firstPeriod === null || row.period < firstPeriod) firstPeriod = row.period
    const segmentOf = new Map(page.map(({ row }) => [row.accountId, row.segment]))
    const bySegment = groupBy(revenue, ({ row }) => segmentOf.get(row.accountId) ?? ALL_ACCOUNTS)
    for (const [segment, rows] of [...bySegment, [ALL_ACCOUNTS, revenue] as const]) {
      // Accounts without a segment count among all accounts only.
      if (segment === ALL_ACCOUNTS && rows !== revenue) continue
      const parsed = parseInput(scoring.growth.input, pageOf(rows, periods, baseDigits))
      if (!parsed.ok) continue
      const tally = tallies.get(segment) ?? growthTally()
      tallies.set(segment, tally)
      tally.add({ ...parsed.value, earlierCustomers: new Set(parsed.value.earlierCustomers) })
    }
  }
  const judged = [...tallies].flatMap(([subjectId, tally]) => {
    const found = tally.result(model)
    const basis = { ...periods, firstPeriod, leftOut: tally.leftOut }
    return found === null ? [] : [{ subjectId, input: basis, finding: { ...found, ...basis } }]
  })
  await storeFindings(runs, runId, 'growth', judged)
}
