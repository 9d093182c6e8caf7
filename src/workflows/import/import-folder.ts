import { type FactKind, type FactRow, factFiles, factKinds } from '../../facts/index.ts'
import { pagesOf } from '../pages.ts'
import type { FactReader, FactSource, FactWriter, OpenFactSource } from '../ports/index.ts'
import { CoverageBook } from './coverage-book.ts'
import { deriveCoverage } from './derive-coverage.ts'
import { comparingSink, type FactSink, writingSink } from './fact-sink.ts'
import { type ImportRun, importKind } from './import-kind.ts'
import type { ImportProgress, ImportResult, Reject } from './import-result.ts'
import type { KindKeys } from './kind-keys.ts'
import { RateTable } from './money.ts'
import { OwnCentreRule } from './own-centre.ts'
import { Tally } from './tally.ts'
import { parentColumn } from './tree-rule.ts'
import { weightColumns } from './weights-rule.ts'

export interface ImportRequest {
  readonly dir: string
  /** Path of a mapping file, where the columns are not ours. */
  readonly mapping?: string
  readonly dryRun: boolean
  readonly open: OpenFactSource
  readonly writer: FactWriter
  readonly reader: FactReader
  readonly clock: () => Date
  readonly baseCurrency: string
  readonly onProgress?: (progress: ImportProgress) => void
  /** Every reject as it is found, also those beyond the list of the result. */
  readonly onReject?: (reject: Reject) => void
}

/** Signs of life are wanted within two minutes. */
const ALIVE_EVERY_MS = 20_000

/**
 * Imports a folder: good rows are stored, bad ones come back with file, line, field, value and reason. Each chunk is
 * stored whole or not at all, and a repeated import changes nothing, so an interrupted one is completed by another.
 * @throws RefusedInputError where the folder or the mapping is unusable; then nothing was written.
 */
export async function importFolder(request: ImportRequest): Promise<ImportResult> {
  const { writer, reader, clock, dryRun } = request
  const rates = new RateTable(request.baseCurrency)
  const source = await request.open(request.dir, request.mapping)
  const importId = dryRun ? null : await writer.beginImport(source.folder, targetsOf(source), clock())
  const sink = importId === null ? comparingSink(writer) : writingSink(writer, importId)
  let aliveAt = clock().getTime()
  const keepAlive = async () => {
    const now = clock()
    if (importId === null || now.getTime() - aliveAt < ALIVE_EVERY_MS) return
    aliveAt = now.getTime()
    await writer.keepImportAlive(importId, now)
  }
  const tally = await importSource(source, sink, { rates, keepAlive }, request)
  const result = tally.result()
  const total = (count: 'accepted' | 'rejected') => result.files.reduce((sum, file) => sum + file[count], 0)
  if (importId !== null) {
    const counts = { accepted: total('accepted'), rejected: total('rejected') }
    await writer.finishImport(importId, counts, clock())
  }
  const outdated = await outdatedAmounts(source, rates, reader)
  return { importId, ...result, warnings: [...source.warnings, ...outdated] }
}

/** Amounts are converted once, as they come in: what to import again where rates of the past are others now. */
async function outdatedAmounts(
  { targets }: FactSource,
  rates: RateTable,
  reader: FactReader,
): Promise<readonly string[]> {
  if (rates.corrected.size === 0) return []
  const files: string[] = []
  for (const kind of factKinds) {
    if (factFiles[kind].money.length === 0 || targets.some(target => target.kind === kind)) continue
    if ((await reader.page(kind, { limit: 1 })).length > 0) files.push(factFiles[kind].file)
  }
  if (files.length === 0) return []
  const currencies = [...rates.corrected].sort().join(', ')
  return [
    `rates of the past changed (${currencies}); stored amounts keep the rate that they came in with until they are imported again: ${files.join(', ')}`,
  ]
}

async function importSource(
  source: FactSource,
  sink: FactSink,
  { rates, keepAlive }: { readonly rates: RateTable; readonly keepAlive: () => Promise<void> },
  { reader, dryRun, onProgress, onReject }: ImportRequest,
): Promise<Tally> {
  const tally = new Tally(
    source.files.map(({ file }) => file),
    reject => onReject?.(reject),
  )
  for (const { file, refused, countRows } of source.files) {
    if (refused === null) continue
    const { line, ...fault } = refused
    tally.rejectFile(file, await countRows(), line, fault)
  }
  for await (const page of pagesOf(reader, 'exchangeRate')) for (const { row } of page) rates.add(row)
  rates.startImport()
  const book = source.deriveCoverage === null ? null : new CoverageBook(source.deriveCoverage.months)
  const keys = new Map<FactKind, KindKeys>()
  const bytesOf = new Map(source.files.map(({ file, bytes }) => [file, bytes]))
  const plan = passesOf(source)
  const bytesTotal = plan.reduce((sum, { file }) => sum + (bytesOf.get(file) ?? 0), 0)
  const progress = progressOf(bytesTotal, bytesOf, onProgress)

  const centres = new Map<string, string>()
  const run: ImportRun = {
    reader,
    sink,
    tally,
    rates,
    ownCentre: new OwnCentreRule(reader, centres),
    keys,
    onAccepted(kind, { row, baseMinor }) {
      // The kind names the type of its row; the compiler can't follow that here.
      if (kind === 'exchangeRate') rates.add(row as Parameters<RateTable['add']>[0])
      // A real import stores them before it comes to what names them; a dry run stores nothing.
      if (kind === 'buyingCentre' && dryRun) {
        const { centreId, accountId } = row as FactRow<'buyingCentre'>
        centres.set(centreId, accountId)
      }
      if (kind === 'opportunity')
        book?.add({ row: row as Parameters<CoverageBook['add']>[0]['row'], baseMinor })
    },
    async onStep(step, bytesRead) {
      progress(step, bytesRead)
      await keepAlive()
    },
  }
  for (const kind of factKinds) {
    const targets = source.targets.filter(target => target.kind === kind)
    if (targets.length > 0) await importKind(kind, targets, run)
  }
  if (book !== null && source.deriveCoverage !== null) {
    const derivation = source.deriveCoverage
    await deriveCoverage({ derivation, book, keys: keys.get('opportunity'), reader, sink, tally, keepAlive })
  }
  return tally
}

/** The same for each import of the same files by the same rules, whatever the folder. */
function targetsOf({ targets, deriveCoverage: derivation }: FactSource): string[] {
  const derived = derivation === null ? [] : ['derived coverageAssignment']
  return [...targets.map(({ file, kind }) => `${file} ${kind}`), ...derived]
}

/** The passes over files that an import takes. */
function passesOf(source: FactSource) {
  return source.targets.flatMap(target =>
    target.kind in parentColumn || target.kind in weightColumns ? [target, target] : [target],
  )
}

function progressOf(
  bytesTotal: number,
  bytesOf: ReadonlyMap<string, number>,
  onProgress: ImportRequest['onProgress'],
) {
  let done = 0
  let last = { id: '', file: '', bytesRead: 0 }
  return (step: Pick<ImportProgress, 'file' | 'kind' | 'step'>, bytesRead: number) => {
    const id = `${step.kind} ${step.step} ${step.file}`
    if (id !== last.id || bytesRead < last.bytesRead) done += bytesOf.get(last.file) ?? 0
    last = { id, file: step.file, bytesRead }
    onProgress?.({ ...step, bytesRead: Math.min(done + bytesRead, bytesTotal), bytesTotal })
  }
}
