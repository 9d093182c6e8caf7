import type { PlainDate } from '../../facts/index.ts'
import { allOf, groupBy, pagesOf } from '../pages.ts'
import { holdsOn } from '../people-of-account.ts'
import type { ScorePorts, ScoreRequest } from './request.ts'
import { storeFindings } from './store-findings.ts'

const DAY_MS = 86_400_000
/** A plan of two years or more pays for years. */
const YEARS_FROM_DAYS = 700
/** A plan of a quarter, give or take, pays for quarters. */
const QUARTER_UP_TO_DAYS = 100

interface PaidBy {
  readonly plan: string
  readonly days: number
}

const spanDays = (from: PlainDate, until: PlainDate) => (Date.parse(until) - Date.parse(from)) / DAY_MS + 1

/** Accounts on which a SAM who is paid over years works beside sellers who are paid by the quarter. */
export async function scoreIncentives(
  { facts, runs }: ScorePorts,
  runId: string,
  { asOf }: ScoreRequest,
): Promise<void> {
  const plans = new Map<string, PaidBy>()
  for (const { row } of await allOf(facts, 'compPlan', asOf))
    if (row.fromOn !== null && row.untilOn !== null && row.untilOn >= asOf)
      plans.set(row.planId, { plan: row.name, days: spanDays(row.fromOn, row.untilOn) })
  const isLong = ({ days }: PaidBy) => days >= YEARS_FROM_DAYS
  const isShort = ({ days }: PaidBy) => days <= QUARTER_UP_TO_DAYS
  if (![...plans.values()].some(isLong) || ![...plans.values()].some(isShort)) return
  const paidBy = new Map<string, PaidBy>()
  for (const { row } of await allOf(facts, 'compPlanAssignment', asOf)) {
    const plan = plans.get(row.planId)
    if (plan !== undefined && (row.untilOn === null || row.untilOn >= asOf)) paidBy.set(row.personId, plan)
  }
  for await (const page of pagesOf(facts, 'account', asOf)) {
    const ids = page.map(({ row }) => row.accountId)
    const assigned = (await facts.rowsBy('coverageAssignment', 'accountId', ids, asOf)).filter(row =>
      holdsOn(row, asOf),
    )
    const sellerIds = [...new Set(assigned.map(({ row }) => row.personId))]
    const names = new Map((await facts.byId('person', sellerIds)).map(({ row }) => [row.personId, row.name]))
    const found = [...groupBy(assigned, ({ row }) => row.accountId)].flatMap(([accountId, rows]) => {
      const paid = (personId: string) => {
        const plan = paidBy.get(personId)
        return plan === undefined ? [] : [{ name: names.get(personId) ?? personId, ...plan }]
      }
      const of = (isSam: boolean) =>
        [...new Set(rows.filter(({ row }) => (row.role === 'sam') === isSam).map(({ row }) => row.personId))]
          .sort()
          .flatMap(paid)
      const [sam] = of(true).filter(isLong)
      const sellers = of(false).filter(isShort)
      const finding = { sam, sellers, asOf }
      return sam === undefined || sellers.length === 0
        ? []
        : [{ subjectId: accountId, input: finding, finding }]
    })
    await storeFindings(runs, runId, 'incentives', found)
  }
}
