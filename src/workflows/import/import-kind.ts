import { columnName, type FactKind, factFiles } from '../../facts/index.ts'
import type {
  CellFault,
  FactReader,
  OfferedRow,
  RefusedRow,
  SourceTarget,
  StoredRow,
} from '../ports/index.ts'
import type { FactSink } from './fact-sink.ts'
import type { ImportProgress } from './import-result.ts'
import { KindKeys, keyOf } from './kind-keys.ts'
import type { JudgedRow, KindRule } from './kind-rule.ts'
import { convertMoney, type RateTable } from './money.ts'
import type { OwnCentreRule } from './own-centre.ts'
import { ReferenceCheck } from './references.ts'
import { rowParser } from './row-parser.ts'
import type { Tally } from './tally.ts'
import { parentColumn, TreeRule } from './tree-rule.ts'
import { WeightsRule, weightColumns } from './weights-rule.ts'

/** What the kinds of one import share. */
export interface ImportRun {
  readonly reader: FactReader
  readonly sink: FactSink
  readonly tally: Tally
  readonly rates: RateTable
  readonly ownCentre: OwnCentreRule
  /** Keys of the kinds read so far. */
  readonly keys: Map<FactKind, KindKeys>
  readonly onAccepted: <Kind extends FactKind>(kind: Kind, row: StoredRow<Kind>) => void
  readonly onStep: (
    progress: Pick<ImportProgress, 'file' | 'kind' | 'step'>,
    bytesRead: number,
  ) => Promise<void>
}

interface GoodRow<Kind extends FactKind> extends JudgedRow<Kind> {
  readonly offered: OfferedRow
  readonly baseMinor: Readonly<Record<string, bigint | null>>
}

interface BadRow {
  readonly offered: OfferedRow | RefusedRow
  readonly faults: readonly CellFault[]
}

/** Reads one kind of fact from all its targets: good rows go to the sink, bad ones to the tally. */
export async function importKind<Kind extends FactKind>(
  kind: Kind,
  targets: readonly SourceTarget[],
  run: ImportRun,
): Promise<void> {
  const keys = new KindKeys()
  run.keys.set(kind, keys)
  const rule = ruleOf(kind, keys, run.reader)
  if (rule !== null) {
    for (const target of targets) {
      await judgeTarget(kind, target, run, keys, null, 'check', async ({ good }) => rule.survey(good))
    }
    await rule.settle()
    keys.repeat()
  }
  for (const target of targets) await writeTarget(kind, target, run, keys, rule)
}

function ruleOf(kind: FactKind, keys: KindKeys, reader: FactReader): KindRule | null {
  if (kind in parentColumn) return new TreeRule(kind as keyof typeof parentColumn, keys, reader)
  return kind in weightColumns ? new WeightsRule(kind as keyof typeof weightColumns, reader) : null
}

async function writeTarget<Kind extends FactKind>(
  kind: Kind,
  target: SourceTarget,
  run: ImportRun,
  keys: KindKeys,
  rule: KindRule | null,
): Promise<void> {
  const { file } = target
  const count = run.tally.openTarget(file, kind)
  let waiting: GoodRow<Kind>[] = []
  const flush = async () => {
    const rows = waiting
    waiting = []
    if (rows.length === 0) return
    const unchanged = await run.sink.write(kind, rows)
    for (const row of rows) {
      keys.accept(row.number)
      run.tally.noteGaps(file, kind, row.row, row.offered.line)
      run.onAccepted(kind, row)
    }
    const sources = rows.reduce((sum, { offered }) => sum + offered.ordinals.length, 0)
    count(rows.length, sources, unchanged)
  }
  await judgeTarget(kind, target, run, keys, rule, 'write', async ({ good, bad, rowsRead }) => {
    run.tally.countRows(file, rowsRead)
    for (const { offered, faults } of bad) run.tally.reject(file, offered.line, offered.ordinals, faults)
    for (const row of good) {
      waiting.push(row)
      if (waiting.length >= run.sink.chunkRows) await flush()
    }
  })
  await flush()
}

interface JudgedBatch<Kind extends FactKind> {
  readonly good: readonly GoodRow<Kind>[]
  readonly bad: readonly BadRow[]
  readonly rowsRead: number
}

/** Reads a target once and judges each row by itself, by its references, its amounts and the rule of its kind. */
async function judgeTarget<Kind extends FactKind>(
  kind: Kind,
  target: SourceTarget,
  run: ImportRun,
  keys: KindKeys,
  rule: KindRule | null,
  step: 'check' | 'write',
  take: (batch: JudgedBatch<Kind>) => Promise<void>,
): Promise<void> {
  const { file } = target
  const parse = rowParser<Kind>({ ...target, kind })
  const references = new ReferenceCheck(kind, run.reader, run.keys)
  const fieldOf = (property: string) =>
    target.columns.find(column => column.property === property)?.field ?? columnName(property)
  keys.openFile(file)

  for await (const { items, rowsRead, bytesRead } of target.read()) {
    const bad: BadRow[] = []
    const parsed: (JudgedRow<Kind> & { readonly offered: OfferedRow })[] = []
    for (const offered of items) {
      if ('faults' in offered) {
        bad.push({ offered, faults: offered.faults })
        continue
      }
      const result = parse(offered)
      if ('faults' in result) {
        bad.push({ offered, faults: result.faults })
        continue
      }
      const key = keyOf(kind, result.row)
      const { row: number, first } = keys.number(key, offered.line)
      if (first === number) parsed.push({ number, row: result.row, offered })
      else bad.push({ offered, faults: [duplicate(kind, fieldOf, result.row, keys.place(first))] })
    }
    const rows = parsed.map(({ row }) => row)
    const faultsOf = await references.check(rows, fieldOf)
    const strayCentres = await run.ownCentre.check(kind, rows, fieldOf)
    const good: GoodRow<Kind>[] = []
    for (const [at, judged] of parsed.entries()) {
      const money = convertMoney(kind, judged.row, run.rates, fieldOf)
      const broken = rule?.fault(judged, fieldOf) ?? null
      const faults = [
        ...(faultsOf[at] ?? []),
        ...('faults' in money ? money.faults : []),
        ...[strayCentres[at] ?? null, broken].filter(fault => fault !== null),
      ]
      if (faults.length === 0 && 'baseMinor' in money) good.push({ ...judged, baseMinor: money.baseMinor })
      else bad.push({ offered: judged.offered, faults })
    }
    await take({ good, bad, rowsRead })
    await run.onStep({ file, kind, step }, bytesRead)
  }
}

function duplicate(
  kind: FactKind,
  fieldOf: (property: string) => string,
  row: Readonly<Record<string, unknown>>,
  first: string,
): CellFault {
  const names = factFiles[kind].key
  const value = names.map(name => String(row[name] ?? '')).join(', ')
  return {
    field: names.map(fieldOf).join(', '),
    value,
    reason: `expected each key once, found it before in ${first}`,
  }
}
