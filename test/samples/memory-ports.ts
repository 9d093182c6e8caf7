import { type FactKind, type FactRow, type PlainDate, toUnits } from '../../src/facts/index.ts'
import type { FactReader, RunStore, ScoringRun, StoredRow, TierRow } from '../../src/workflows/ports/index.ts'
import { definitionOf, type Facts, keyOf } from './sample-folders.ts'

type Cells = Readonly<Record<string, unknown>>

export const BASE_DIGITS = 2
const RATE_DECIMALS = 9
const AMOUNT_DECIMALS = 4

/** Minor units of the base currency by the latest rate on or before a date; the base currency itself has no rate. */
function toBaseMinor(facts: Facts, amount: string, currency: string, on: PlainDate): bigint {
  const rates = facts.exchangeRate.filter(rate => rate.currency === currency && rate.on <= on)
  const latest = rates.toSorted((a, b) => (a.on < b.on ? 1 : -1))[0]
  const units = toUnits(amount, AMOUNT_DECIMALS) ?? 0n
  const rate = toUnits(latest?.rate ?? '1', RATE_DECIMALS) ?? 0n
  return (units * rate) / 10n ** BigInt(AMOUNT_DECIMALS + RATE_DECIMALS - BASE_DIGITS)
}

function stored<Kind extends FactKind>(facts: Facts, kind: Kind, row: FactRow<Kind>): StoredRow<Kind> {
  const cells = row as Cells
  const baseMinor: Record<string, bigint | null> = {}
  for (const money of definitionOf(kind).money) {
    const [amount, currency, on] = [cells[money.amount], cells[money.currency], cells[money.datedBy]]
    baseMinor[money.amount] =
      amount === null || currency === null
        ? null
        : toBaseMinor(facts, String(amount), String(currency), String(on ?? '9999-12-31'))
  }
  return { row, baseMinor }
}

/** The facts of a sample as the workflows read them, without a database. */
export function memoryFacts(facts: Facts): FactReader {
  const rows = <Kind extends FactKind>(kind: Kind, asOf?: PlainDate): StoredRow<Kind>[] => {
    const { datedBy } = definitionOf(kind)
    const all: readonly FactRow<Kind>[] = facts[kind]
    return all
      .filter(row => {
        const on = (datedBy ?? []).map(name => (row as Cells)[name]).find(cell => cell !== null)
        return asOf === undefined || on === undefined || String(on) <= asOf
      })
      .toSorted((a, b) => (keyOf(kind, a as Cells) < keyOf(kind, b as Cells) ? -1 : 1))
      .map(row => stored(facts, kind, row))
  }
  const cell = (row: object, column: string) => String((row as Cells)[column] ?? '')
  const firstKey = (kind: FactKind) => definitionOf(kind).key[0] ?? ''
  return {
    pageRows: 10_000,
    page: async (kind, { after, asOf }) => (after === undefined ? rows(kind, asOf) : []),
    count: async kind => rows(kind).length,
    existing: async (kind, ids) =>
      new Set(
        rows(kind)
          .map(({ row }) => cell(row, firstKey(kind)))
          .filter(id => ids.includes(id)),
      ),
    ofAccount: async (kind, accountId, asOf) =>
      rows(kind, asOf).filter(({ row }) => cell(row, 'accountId') === accountId),
    byId: async (kind, ids) => rows(kind).filter(({ row }) => ids.includes(cell(row, firstKey(kind)))),
    rowsBy: async (kind, column, values, asOf) => {
      const wanted = new Set(values)
      return rows(kind, asOf).filter(({ row }) => wanted.has(cell(row, column)))
    },
    unfinishedImport: async () => null,
    lastImport: async () => null,
  }
}

/** A run in memory: plain maps, so that it can be put aside and gone on with. */
interface HeldRun {
  run: ScoringRun
  readonly tiers: Map<string, TierRow>
  readonly findings: Map<string, Map<string, unknown>>
  readonly snapshots: Map<string, Map<string, unknown>>
}
export type HeldRuns = Map<string, HeldRun>

const inOrder = <Value>(of: ReadonlyMap<string, Value>) =>
  [...of].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value)

function put(
  into: Map<string, Map<string, unknown>>,
  module: string,
  subjectId: string,
  value: unknown,
): void {
  const known = into.get(module) ?? new Map<string, unknown>()
  into.set(module, known.set(subjectId, value))
}

/** Scoring runs without a database. */
export function memoryRuns(held: HeldRuns = new Map()): RunStore {
  const pages = new Map<string, readonly unknown[]>()
  /** What is read page by page is put in order once. */
  const ordered = <Value>(name: string, make: () => readonly Value[]): readonly Value[] => {
    const known = (pages.get(name) as readonly Value[] | undefined) ?? make()
    pages.set(name, known)
    return known
  }
  const get = (runId: string): HeldRun => {
    const found = held.get(runId)
    if (found === undefined) throw new Error(`no run ${runId}`)
    return found
  }
  const finish = (runId: string, state: ScoringRun['state'], at: Date) => {
    const it = get(runId)
    it.run = { ...it.run, state, completedAt: at, accounts: it.tiers.size }
    pages.clear()
  }
  const nextAfter = <Value>(rows: readonly Value[], idOf: (row: Value) => string, after?: string) =>
    after === undefined ? 0 : rows.findIndex(row => idOf(row) > after)
  const pageOf = <Value>(
    rows: readonly Value[],
    idOf: (row: Value) => string,
    { after, limit }: { readonly after?: string; readonly limit: number },
  ) => {
    const from = nextAfter(rows, idOf, after)
    return from < 0 ? [] : rows.slice(from, from + limit)
  }
  let begun = held.size
  return {
    alone: work => work(),
    failAbandoned: async at => {
      for (const [runId, { run }] of held) if (run.state === 'running') finish(runId, 'failed', at)
    },
    begin: async run => {
      begun += 1
      const runId = `run-${begun}`
      held.set(runId, {
        run: { ...run, runId, state: 'running', completedAt: null, accounts: 0 },
        tiers: new Map(),
        findings: new Map(),
        snapshots: new Map(),
      })
      return runId
    },
    addSnapshot: async (runId, rows) => {
      for (const row of rows) put(get(runId).snapshots, row.module, row.subjectId, row.input)
    },
    addFindings: async (runId, rows) => {
      for (const row of rows) put(get(runId).findings, row.module, row.subjectId, row.finding)
    },
    addTiers: async (runId, rows) => {
      for (const row of rows) get(runId).tiers.set(row.accountId, row)
    },
    complete: async (runId, at) => finish(runId, 'completed', at),
    fail: async (runId, at) => finish(runId, 'failed', at),
    prune: async () => 0,
    lastCompleted: async count =>
      [...held.values()]
        .map(({ run }) => run)
        .filter(({ state }) => state === 'completed')
        .reverse()
        .slice(0, count),
    byId: async runId => get(runId).run,
    tiers: async (runId, page) =>
      pageOf(
        ordered(`${runId} tiers`, () => inOrder(get(runId).tiers)),
        ({ accountId }) => accountId,
        page,
      ),
    tiersOf: async (runId, accountIds) => accountIds.flatMap(id => get(runId).tiers.get(id) ?? []),
    tierMoves: async (beforeRunId, afterRunId) => {
      const before = get(beforeRunId).tiers
      return inOrder(get(afterRunId).tiers)
        .map(after => ({ before: before.get(after.accountId) ?? null, after }))
        .filter(move => move.before?.tier !== move.after.tier)
    },
    findingParts: async (runId, module, part, subjectIds) =>
      new Map(
        subjectIds.flatMap(id => {
          const finding = get(runId).findings.get(module)?.get(id)
          return finding === undefined ? [] : [[id, (finding as Cells)[part]] as const]
        }),
      ),
    findingsAbout: async (runId, modules, subjectId) =>
      new Map(
        modules.flatMap(module => {
          const finding = get(runId).findings.get(module)?.get(subjectId)
          return finding === undefined ? [] : [[module, finding] as const]
        }),
      ),
    finding: async (runId, module, subjectId) => get(runId).findings.get(module)?.get(subjectId) ?? null,
    findings: async (runId, module, { fields, ...page }) =>
      pageOf(
        ordered(`${runId} ${module}`, () =>
          [...(get(runId).findings.get(module) ?? [])]
            .map(([subjectId, finding]) => ({ subjectId, finding: finding as Cells }))
            .toSorted((a, b) => (a.subjectId < b.subjectId ? -1 : 1)),
        ),
        ({ subjectId }) => subjectId,
        page,
      ).map(({ subjectId, finding }) => ({
        subjectId,
        fields: Object.fromEntries(fields.map(field => [field, finding[field] ?? null])),
      })),
    snapshot: async (runId, module, subjectId) => get(runId).snapshots.get(module)?.get(subjectId) ?? null,
    tierHistory: async () => [],
  }
}
