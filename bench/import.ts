import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { open, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { parse } from 'csv-parse'
import { readRecords } from '../src/crm/csv/record-reader.ts'
import { openCsvFolder } from '../src/crm/index.ts'
import { openStore } from '../src/store/index.ts'
import { importFolder } from '../src/workflows/import/index.ts'
import type { FactReader, FactWriter } from '../src/workflows/ports/index.ts'
import type { Bench } from './report.ts'

const rows = Number(process.env['PLUMBLINE_BENCH_ROWS'] ?? 1_000_000)
/** Storing the rows in the embedded database takes minutes: only where it is asked for. */
const isStored = process.env['PLUMBLINE_BENCH_STORE'] === 'embedded'
const PEOPLE = 500
const ACCOUNTS = 5_000
const MEGABYTE = 1024 * 1024

const csv = (header: string, count: number, row: (at: number) => string) =>
  [header, ...Array.from({ length: count }, (_, at) => row(at)), ''].join('\n')

async function writeFolder(dir: string): Promise<void> {
  await writeFile(
    join(dir, 'people.csv'),
    csv('person_id,name,role', PEOPLE, at => `P-${at},Person ${at},hunter`),
  )
  await writeFile(
    join(dir, 'accounts.csv'),
    csv('account_id,name', ACCOUNTS, at => `A-${at},Account ${at}`),
  )
  const header = 'activity_id,account_id,person_id,occurred_on,activity_kind,is_two_way,minutes,problem\n'
  await pipeline(
    function* () {
      yield header
      for (let at = 0; at < rows; at++) {
        const day = `202${at % 6}-${String(1 + (at % 12)).padStart(2, '0')}-${String(1 + (at % 28)).padStart(2, '0')}`
        const problem = at % 10 === 0 ? '"turnaround, of ""everything"""' : `turnaround ${at}`
        yield `T-${at},A-${(at * 7) % ACCOUNTS},P-${at % PEOPLE},${day},call,${at % 2 === 0},${at % 90},${problem}\n`
      }
    },
    createWriteStream(join(dir, 'activities.csv')),
  )
}

/** Runs a case and says how long it took and how much memory the process held at most, above where it began. */
async function measure(run: () => Promise<unknown>) {
  global.gc?.()
  const before = process.memoryUsage.rss()
  let peak = before
  const sampler = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, 20)
  const start = performance.now()
  await run()
  clearInterval(sampler)
  return {
    rowsPerSecond: (rows * 1_000) / (performance.now() - start),
    grownMegabytes: (peak - before) / MEGABYTE,
  }
}

async function readOurs(dir: string): Promise<number> {
  const file = await open(join(dir, 'activities.csv'))
  let count = 0
  for await (const { items } of readRecords(file, { delimiter: ',', startByte: 0 })) count += items.length
  await file.close()
  return count
}

async function readPeer(dir: string): Promise<number> {
  let count = 0
  for await (const _ of createReadStream(join(dir, 'activities.csv')).pipe(parse())) count += 1
  return count
}

/** Ports that keep nothing, to measure everything but the database. */
const nowhere: {
  readonly writer: FactWriter
  readonly reader: Pick<FactReader, 'page' | 'existing' | 'byId' | 'pageRows'>
} = {
  writer: {
    chunkRows: 500,
    beginImport: async () => 'bench',
    keepImportAlive: async () => {},
    write: async () => ({ unchanged: 0 }),
    compare: async () => ({ unchanged: 0 }),
    finishImport: async () => {},
  },
  reader: { pageRows: 500, page: async () => [], existing: async () => new Set(), byId: async () => [] },
}

async function importInto(
  dir: string,
  ports: { readonly writer: FactWriter; readonly reader: FactReader },
): Promise<void> {
  const result = await importFolder({
    dir,
    dryRun: false,
    open: openCsvFolder,
    ...ports,
    clock: () => new Date(),
    baseCurrency: 'USD',
  })
  const accepted = result.files.reduce((sum, file) => sum + file.accepted, 0)
  if (accepted !== rows + PEOPLE + ACCOUNTS) throw new Error(`${accepted} rows were accepted`)
}

/** A file of a million activities, read and imported in bounded memory. */
export const importBench: Bench = {
  title: `${rows} activities in a CSV file: read beside csv-parse, then imported`,
  async run(report, note) {
    const dir = mkdtempSync(join(tmpdir(), 'plumbline-bench-'))
    try {
      await writeFolder(dir)
      const ours = await measure(() => readOurs(dir))
      const peer = await measure(() => readPeer(dir))
      const row = { bench: 'import', unit: 'µs a row', peer: null, peerName: null, ratio: null }
      const micros = ({ rowsPerSecond }: { rowsPerSecond: number }) => 1e6 / rowsPerSecond
      const ratio = micros(ours) / micros(peer)
      const beside = { ours: micros(ours), peer: micros(peer), peerName: 'csv-parse', ratio }
      report({ ...row, ...beside, case: 'read a CSV file' })
      const judged = await measure(() =>
        importInto(dir, { ...nowhere, reader: nowhere.reader as FactReader }),
      )
      report({ ...row, case: 'import without a database', ours: micros(judged) })
      const memory = { ...row, unit: 'MB', case: 'memory grown by it' }
      report({ ...memory, ours: judged.grownMegabytes })
      if (!isStored) return note('The database is left out; to have it, set PLUMBLINE_BENCH_STORE=embedded')
      const store = await openStore({ kind: 'embedded', dataDir: join(dir, 'database') }, 'W-1')
      const stored = await measure(() => importInto(dir, store.bulk))
      await store.close()
      report({ ...row, case: 'import, embedded database', ours: micros(stored) })
    } finally {
      rmSync(dir, { recursive: true, force: true })
    }
  },
}
