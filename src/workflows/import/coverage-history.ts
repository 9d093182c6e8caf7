import { isPlainDate, type PlainDate } from '../../facts/index.ts'
import { dayBefore } from '../dates.ts'

/** Revenue won by day, in minor units of the base currency; 0 on a day on which nothing was won. */
export type WonByDay = ReadonlyMap<PlainDate, bigint>

/** A time during which a seller covered an account without a change of lead. */
export interface CoveredTime {
  readonly personId: string
  readonly isLead: boolean
  readonly fromOn: PlainDate
  /** Null where it still holds on the newest day. */
  readonly untilOn: PlainDate | null
}

interface Change {
  readonly personId: string
  readonly won: bigint
  /** 1 where a day comes into the window, -1 where it falls out of it. */
  readonly days: 1 | -1
}

interface Standing {
  days: number
  won: bigint
  open: { isLead: boolean; fromOn: PlainDate } | null
}

/**
 * Who covered one account when, and who led: the rule of the window applied to every day up to `newest`, each time to
 * what was known on that day. So what a later day adds never changes what held on an earlier one.
 */
export function coverageHistory(
  sellers: ReadonlyMap<string, WonByDay>,
  months: number,
  newest: PlainDate,
): CoveredTime[] {
  const standings = new Map<string, Standing>()
  const times: CoveredTime[] = []
  for (const [on, changes] of changesByDay(sellers, months, newest)) {
    for (const { personId, won, days } of changes) {
      const standing = standings.get(personId) ?? { days: 0, won: 0n, open: null }
      standings.set(personId, standing)
      standing.days += days
      standing.won += BigInt(days) * won
    }
    const lead = leadOf(standings)
    for (const [personId, standing] of standings) {
      const { open } = standing
      const isCovered = standing.days > 0
      const isLead = personId === lead
      if (open !== null && isCovered && open.isLead === isLead) continue
      if (open !== null) times.push({ personId, ...open, untilOn: dayBefore(on) })
      standing.open = isCovered ? { isLead, fromOn: on } : null
      if (!isCovered) standings.delete(personId)
    }
  }
  for (const [personId, { open }] of standings)
    if (open !== null) times.push({ personId, ...open, untilOn: null })
  return times
}

/** Every day in and, where that is over by `newest`, out of the window; in order of days. */
function changesByDay(
  sellers: ReadonlyMap<string, WonByDay>,
  months: number,
  newest: PlainDate,
): [PlainDate, Change[]][] {
  const changes = new Map<PlainDate, Change[]>()
  const note = (on: PlainDate, change: Change) => {
    if (on <= newest) changes.set(on, [...(changes.get(on) ?? []), change])
  }
  for (const [personId, wonByDay] of sellers)
    for (const [on, won] of wonByDay) {
      note(on, { personId, won, days: 1 })
      note(monthsLater(on, months), { personId, won, days: -1 })
    }
  return [...changes].sort(([a], [b]) => (a < b ? -1 : 1))
}

/** The seller with the most revenue won, the smaller id of two that won the same; nobody where nothing was won. */
function leadOf(standings: ReadonlyMap<string, Standing>): string | null {
  let lead: string | null = null
  let most = 0n
  for (const [personId, { won }] of standings) {
    if (won <= 0n || won < most || (won === most && lead !== null && lead < personId)) continue
    lead = personId
    most = won
  }
  return lead
}

/** The same day some months later; the first of the month after where that day does not exist. */
function monthsLater(day: PlainDate, months: number): PlainDate {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  const on = (count: number, of: number) =>
    `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}-${String(of).padStart(2, '0')}`
  const count = year * 12 + month - 1 + months
  const same = on(count, date)
  return isPlainDate(same) ? same : on(count + 1, 1)
}
