import { createHash } from 'node:crypto'
import type { FactRow, PlainDate, SellerRole } from '../../facts/index.ts'
import { DERIVED } from '../derived-assignment.ts'
import type { StoredRow } from '../ports/index.ts'
import { type CoveredTime, coverageHistory } from './coverage-history.ts'

const MAX_ID = 200
const SEPARATOR = '\u001f'

type Opportunity = StoredRow<'opportunity'>
type Assignment = FactRow<'coverageAssignment'>

/**
 * Collects who sold to which account on which day. On any day, the sellers with an opportunity that was opened or
 * closed in the window (the months up to that day) cover the account; the one with the most revenue won in it leads,
 * the smaller id where two are equal, and nobody where nothing was won. The newest day is the last one on which any
 * opportunity was opened or closed. An opportunity without a day, a seller or an account says nothing.
 */
export class CoverageBook {
  private readonly months: number
  /** By account, seller and day: revenue won, in minor units of the base currency; 0 where nothing was won. */
  private readonly accounts = new Map<string, Map<string, Map<PlainDate, bigint>>>()
  private newest: PlainDate | null = null

  constructor(months: number) {
    this.months = months
  }

  add({ row, baseMinor }: Opportunity): void {
    const { accountId, ownerId, openedOn, closedOn } = row
    for (const day of [openedOn, closedOn])
      if (day !== null && (this.newest === null || day > this.newest)) this.newest = day
    if (accountId === null || ownerId === null) return
    const won = row.stage === 'won' ? (baseMinor['amount'] ?? 0n) : 0n
    // Revenue counts from the day on which it was won: before it, nobody knew.
    if (openedOn !== null) this.note(accountId, ownerId, openedOn, closedOn === null ? won : 0n)
    if (closedOn !== null) this.note(accountId, ownerId, closedOn, won)
  }

  private note(accountId: string, personId: string, day: PlainDate, won: bigint): void {
    const sellers = this.accounts.get(accountId) ?? new Map<string, Map<PlainDate, bigint>>()
    this.accounts.set(accountId, sellers)
    const wonByDay = sellers.get(personId) ?? new Map<PlainDate, bigint>()
    sellers.set(personId, wonByDay)
    wonByDay.set(day, (wonByDay.get(day) ?? 0n) + won)
  }

  /** The last day on which any opportunity was opened or closed; null where none has a day. */
  get newestDay(): PlainDate | null {
    return this.newest
  }

  /**
   * The assignments that follow, with those that are over, in order of account, seller and first day. Each change of
   * lead begins a new one, so that a look back as of any day finds what followed from the opportunities of that day.
   */
  assignments(role: SellerRole): Assignment[] {
    const { newest } = this
    if (newest === null) return []
    return [...this.accounts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([accountId, sellers]) =>
        coverageHistory(sellers, this.months, newest)
          .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
          .map(time => assignment(accountId, role, time)),
      )
  }
}

const orderOf = ({ personId, fromOn }: CoveredTime) => `${personId}${SEPARATOR}${fromOn}`

function assignment(accountId: string, role: SellerRole, time: CoveredTime): Assignment {
  const plain = `${DERIVED}${accountId}/${time.personId}/${time.fromOn}`
  const hash = () =>
    createHash('sha256')
      .update([accountId, orderOf(time)].join(SEPARATOR))
      .digest('hex')
  return {
    assignmentId: plain.length <= MAX_ID ? plain : `${DERIVED}${hash()}`,
    accountId,
    personId: time.personId,
    role,
    isLead: time.isLead,
    centreId: null,
    familyId: null,
    fromOn: time.fromOn,
    untilOn: time.untilOn,
  }
}
