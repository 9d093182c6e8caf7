import { createHash } from 'node:crypto'
import { type FactRow, isPlainDate, type PlainDate, type SellerRole } from '../../facts/index.ts'
import type { StoredRow } from '../ports/index.ts'

export const DERIVED = 'derived:'
const MAX_ID = 200
const SEPARATOR = '\u001f'

type Opportunity = StoredRow<'opportunity'>
type Assignment = FactRow<'coverageAssignment'>

/**
 * Collects who sold to which account on which day. Sellers with an opportunity that was opened or closed in the window
 * (the months up to the newest such day) cover the account; the one with the most revenue won in it leads, the smaller
 * id where two are equal, and nobody where nothing was won. An opportunity without a day, a seller or an account says
 * nothing.
 */
export class CoverageBook {
  private readonly months: number
  /** By account and seller: revenue won by day, in minor units of the base currency; 0 where nothing was won. */
  private readonly pairs = new Map<string, Map<PlainDate, bigint>>()
  private newest: PlainDate = ''

  constructor(months: number) {
    this.months = months
  }

  add({ row, baseMinor }: Opportunity): void {
    const days = [row.openedOn, row.closedOn].filter(day => day !== null).sort()
    const day = days.at(-1)
    if (day === undefined) return
    if (day > this.newest) this.newest = day
    if (row.accountId === null || row.ownerId === null) return
    const pair = `${row.accountId}${SEPARATOR}${row.ownerId}`
    const byDay = this.pairs.get(pair) ?? new Map<PlainDate, bigint>()
    this.pairs.set(pair, byDay)
    const won = row.stage === 'won' ? (baseMinor['amount'] ?? 0n) : 0n
    byDay.set(day, (byDay.get(day) ?? 0n) + won)
  }

  /** The day before the window; null where no opportunity has a day. */
  get windowStart(): PlainDate | null {
    return this.newest === '' ? null : monthsBefore(this.newest, this.months)
  }

  /** The assignments that follow, in order of account and seller. */
  assignments(role: SellerRole): Assignment[] {
    const start = this.windowStart
    if (start === null) return []
    const sellers = new Map<string, { personId: string; won: bigint }[]>()
    for (const [pair, byDay] of this.pairs) {
      const inWindow = [...byDay].filter(([day]) => day > start)
      if (inWindow.length === 0) continue
      const [accountId = '', personId = ''] = pair.split(SEPARATOR)
      const won = inWindow.reduce((sum, [, amount]) => sum + amount, 0n)
      sellers.set(accountId, [...(sellers.get(accountId) ?? []), { personId, won }])
    }
    const byId = (a: string, b: string) => (a < b ? -1 : 1)
    return [...sellers]
      .sort(([a], [b]) => byId(a, b))
      .flatMap(([accountId, found]) => {
        const ranked = found.toSorted((a, b) =>
          a.won === b.won ? byId(a.personId, b.personId) : a.won > b.won ? -1 : 1,
        )
        const lead = ranked.find(({ won }) => won > 0n)?.personId
        return ranked
          .toSorted((a, b) => byId(a.personId, b.personId))
          .map(({ personId }) => assignment(accountId, personId, role, personId === lead))
      })
  }
}

function assignment(accountId: string, personId: string, role: SellerRole, isLead: boolean): Assignment {
  const plain = `${DERIVED}${accountId}/${personId}`
  const hash = () => createHash('sha256').update(`${accountId}${SEPARATOR}${personId}`).digest('hex')
  return {
    assignmentId: plain.length <= MAX_ID ? plain : `${DERIVED}${hash()}`,
    accountId,
    personId,
    role,
    isLead,
    centreId: null,
    familyId: null,
    fromOn: null,
    untilOn: null,
  }
}

/** The same day some months earlier; the last of the month where that day does not exist. */
function monthsBefore(day: PlainDate, months: number): PlainDate {
  const [year, month, date] = day.split('-').map(Number)
  const count = (year ?? 0) * 12 + (month ?? 1) - 1 - months
  const start = `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`
  for (let last = date ?? 1; last > 28; last--) if (isPlainDate(`${start}-${last}`)) return `${start}-${last}`
  return `${start}-${String(Math.min(date ?? 1, 28)).padStart(2, '0')}`
}
