import type { PlainDate } from '../../facts/index.ts'
import { ageRates, type Model } from '../../scoring/index.ts'
import { lastWholeMonth, monthsBefore } from '../dates.ts'
import type { StoredRow } from '../ports/index.ts'

const DAY_MS = 86_400_000
/** Months looked back on: two years show a season twice. */
const MOST_MONTHS = 24
/** Chances are judged as they stood at these many month beginnings ago. */
const JUDGED_MONTHS_AGO = [3, 6, 9, 12]

/** An opportunity with what the forecast needs of it. */
export interface Pursuit {
  readonly id: string
  readonly owner: string | null
  /** Minor units of the base currency; null where nobody knows the amount. */
  readonly amountMinor: bigint | null
  readonly openedOn: PlainDate | null
  /** Null while it is open. */
  readonly closed: { readonly on: PlainDate; readonly outcome: 'won' | 'lost' | 'no_decision' } | null
}

/** What was known on a day: an opportunity that closed later was open then. */
export function toPursuit({ row, baseMinor }: StoredRow<'opportunity'>, asOf: PlainDate): Pursuit {
  const { stage, closedOn } = row
  const isClosed = closedOn !== null && closedOn <= asOf
  return {
    id: row.opportunityId,
    owner: row.ownerId,
    amountMinor: baseMinor['amount'] ?? null,
    openedOn: row.openedOn,
    closed:
      isClosed && (stage === 'won' || stage === 'lost' || stage === 'no_decision')
        ? { on: closedOn, outcome: stage }
        : null,
  }
}

const daysBetween = (from: PlainDate, until: PlainDate) =>
  Math.max(0, (Date.parse(until) - Date.parse(from)) / DAY_MS)

export const ageOn = ({ openedOn }: Pursuit, day: PlainDate): number | null =>
  openedOn === null ? null : daysBetween(openedOn, day)

const wasOpenOn = ({ openedOn, closed }: Pursuit, day: PlainDate) =>
  openedOn !== null && openedOn < day && (closed === null || closed.on >= day)

/** Closed opportunities of the whole company before a day, with the age at which each closed. */
const historyBefore = (pursuits: readonly Pursuit[], day: PlainDate) =>
  pursuits.flatMap(({ openedOn, closed }) =>
    openedOn === null || closed === null || closed.on >= day
      ? []
      : [{ ageDays: daysBetween(openedOn, closed.on), outcome: closed.outcome }],
  )

export interface Chances {
  /** Closed opportunities that the chances were learned from. */
  readonly n: number
  /** Null where nothing was learned. */
  readonly of: (pursuit: Pursuit) => number | null
}

/** How likely a win is on a day by the age of an opportunity, from what had closed before. */
export function chancesOn(pursuits: readonly Pursuit[], day: PlainDate, model: Model): Chances {
  const history = historyBefore(pursuits, day)
  const ages = pursuits.flatMap(each => (wasOpenOn(each, day) ? (ageOn(each, day) ?? []) : []))
  const rates = new Map(
    ageRates(history, ages, model.impact.forecast.shrinkageCount).map(({ ageDays, rate }) => [ageDays, rate]),
  )
  return { n: history.length, of: pursuit => rates.get(ageOn(pursuit, day) ?? -1) ?? null }
}

/** Chances as they stood at the beginnings of some past months, beside what became of them. */
export function judgedChances(pursuits: readonly Pursuit[], asOf: PlainDate, model: Model) {
  return JUDGED_MONTHS_AGO.flatMap(months => {
    const day = monthsBefore(asOf, months)
    const chances = chancesOn(pursuits, day, model)
    return pursuits.flatMap(pursuit => {
      const probability = wasOpenOn(pursuit, day) ? chances.of(pursuit) : null
      return probability === null || pursuit.closed === null
        ? []
        : [{ owner: pursuit.owner, probability, isWon: pursuit.closed.outcome === 'won' }]
    })
  })
}

/** The whole months since the company's first closing, oldest first, and the month after them. */
export function forecastMonths(pursuits: readonly Pursuit[], asOf: PlainDate) {
  const next = monthsBefore(lastWholeMonth(asOf), -1)
  const first = pursuits.reduce<PlainDate | null>(
    (earliest, { closed }) =>
      closed === null || (earliest !== null && earliest <= closed.on) ? earliest : closed.on,
    null,
  )
  const past: PlainDate[] = []
  for (let ago = MOST_MONTHS; first !== null && ago >= 1; ago--) {
    const month = monthsBefore(next, ago)
    if (month >= monthsBefore(first, 0)) past.push(month)
  }
  return { past, next }
}
