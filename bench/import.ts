// A file of a million activities, read and imported in bounded memory.
// node --import tsx bench/import.ts [--rows 1000000] [--into embedded]
// Prints a table on standard error and one JSON line a case on standard output. `--into embedded` also stores the rows
// in the embedded database, which takes minutes.
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs'
import { open, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { parse } from 'csv-parse'
import { readRecords } from '../src/crm/csv/record-reader.ts'
import { openCsvFolder } from '../src/crm/index.ts'
import { openStore } from '../src/store/index.ts'
import { importFolder } from '../src/workflows/import/index.ts'
import type { FactReader, FactWriter } from '../src/workflows/ports/index.ts'

const { values } = parseArgs({
  options: { rows: { type: 'string', default: '1000000' }, into: { type: 'string' } },
})
const rows = Number(values.rows)
const PEOPLE = 500
const ACCOUNTS = 5_000
const MEGABYTE = 1024 * 1024

const dir = mkdtempSync(join(tmpdir(), 'plumbline-bench-'))
process.on('exit', () => rmSync(dir, { recursive: true, force: true }))

const csv = (header: string, count: number, row: (at: number) => string) =>
  [header, ...Array.from({ length: count }, (_, at) => row(at)), ''].join('\n')

async function writeFolder(): Promise<void> {
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
  const [start, cpu] = [performance.now(), process.cpuUsage()]
  await run()
  clearInterval(sampler)
  const { user, system } = process.cpuUsage(cpu)
  return {
    seconds: (performance.now() - start) / 1_000,
    cpuSeconds: Math.round((user + system) / 1e5) / 10,
    grownMegabytes: Math.round((peak - before) / MEGABYTE),
  }
}

function tell(name: string, line: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify({ bench: 'import', case: name, ...line })}\n`)
  const words = Object.entries(line).map(([key, value]) => `${key} ${String(value)}`)
  process.stderr.write(`${name.padEnd(28)} ${words.join(', ')}\n`)
}

async function readOurs(): Promise<number> {
  const file = await open(join(dir, 'activities.csv'))
  let count = 0
  for await (const { items } of readRecords(file, { delimiter: ',', startByte: 0 })) count += items.length
  await file.close()
  return count
}

async function readPeer(): Promise<number> {
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
    finishImport: async () => {},
  },
  reader: { pageRows: 500, page: async () => [], existing: async () => new Set(), byId: async () => [] },
}

async function importInto(ports: {
  readonly writer: FactWriter
  readonly reader: FactReader
}): Promise<void> {
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

await writeFolder()
const ours = await measure(readOurs)
const peer = await measure(readPeer)
tell('read a CSV file', {
  ours: Math.round(rows / ours.seconds),
  peer: Math.round(rows / peer.seconds),
  peerName: 'csv-parse',
  ratio: Number((peer.seconds / ours.seconds).toFixed(2)),
  unit: 'rows/s',
  cpuSeconds: ours.cpuSeconds,
  peerCpuSeconds: peer.cpuSeconds,
  grownMegabytes: ours.grownMegabytes,
})
const judged = await measure(() => importInto({ ...nowhere, reader: nowhere.reader as FactReader }))
tell('import without a database', {
  ours: Math.round(rows / judged.seconds),
  unit: 'rows/s',
  grownMegabytes: judged.grownMegabytes,
})
if (values.into === 'embedded') {
  const store = await openStore({ kind: 'embedded', dataDir: join(dir, 'database') }, 'W-1')
  const stored = await measure(() => importInto(store.bulk))
  const dbRows = await store.interactive.reader.count('activity')
  await store.close()
  tell('import, embedded database', {
    ours: Math.round(rows / stored.seconds),
    unit: 'rows/s',
    cpuSeconds: stored.cpuSeconds,
    grownMegabytes: stored.grownMegabytes,
    stored: dbRows,
  })
}
