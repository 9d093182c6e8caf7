import { type PlainDate, sellerRoles } from '../../facts/index.ts'
import { dayBefore } from '../dates.ts'
import { isDerived } from '../derived-assignment.ts'
import { pagesOf } from '../pages.ts'
import type { CoverageDerivation, FactReader, StoredRow } from '../ports/index.ts'
import type { CoverageBook } from './coverage-book.ts'
import type { FactSink } from './fact-sink.ts'
import type { KindKeys } from './kind-keys.ts'
import type { Tally } from './tally.ts'

interface Derivation {
  readonly derivation: CoverageDerivation
  /** Holds the opportunities that this import accepted. */
  readonly book: CoverageBook
  /** Keys of those opportunities. */
  readonly keys: KindKeys | undefined
  readonly reader: FactReader
  readonly sink: FactSink
  readonly tally: Tally
  /** Called for each page, because reading all opportunities may take minutes. */
  readonly keepAlive: () => Promise<void>
}

/**
 * Derives coverage assignments from the opportunities of this import and those stored before. An account with an
 * assignment that was not derived keeps what it has. A derived one that no longer follows, because facts were corrected
 * or the account got assignments of its own, leads no more and ends before the newest day.
 */
export async function deriveCoverage(request: Derivation): Promise<void> {
  const { derivation, book, keys, reader, sink, tally, keepAlive } = request
  for await (const page of pagesOf(reader, 'opportunity')) {
    for (const row of page) if (keys?.isAccepted(row.row.opportunityId) !== true) book.add(row)
    await keepAlive()
  }
  const role = sellerRoles.find(one => one === derivation.role) ?? 'account_manager'
  const { ownAccounts, derived } = await readAssignments(reader)
  const fresh = book.assignments(role).filter(({ accountId }) => !ownAccounts.has(accountId))
  const freshIds = new Set(fresh.map(({ assignmentId }) => assignmentId))
  const last = book.newestDay === null ? null : dayBefore(book.newestDay)
  const ended = derived
    .filter(({ row }) => (row.untilOn === null || row.isLead) && !freshIds.has(row.assignmentId))
    .map(({ row }) => ({ ...row, isLead: false, untilOn: row.untilOn ?? laterOf(row.fromOn, last) }))
  const rows: StoredRow<'coverageAssignment'>[] = [...fresh, ...ended].map(row => ({ row, baseMinor: {} }))
  for (let at = 0; at < rows.length; at += sink.chunkRows) {
    const chunk = rows.slice(at, at + sink.chunkRows)
    tally.countFacts('coverageAssignment', chunk.length, await sink.write('coverageAssignment', chunk))
  }
}

const laterOf = (a: PlainDate | null, b: PlainDate | null) => (a === null || (b !== null && b > a) ? b : a)

async function readAssignments(reader: FactReader) {
  const ownAccounts = new Set<string>()
  const derived: StoredRow<'coverageAssignment'>[] = []
  for await (const page of pagesOf(reader, 'coverageAssignment')) {
    for (const stored of page) {
      if (isDerived(stored.row.assignmentId)) derived.push(stored)
      else ownAccounts.add(stored.row.accountId)
    }
  }
  return { ownAccounts, derived }
}
