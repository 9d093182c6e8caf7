import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore, type Ports } from '../src/store/index.ts'
import { account, activity } from '../test/support/fact-rows.ts'
import type { Bench } from './report.ts'

const ACTIVITIES = 200_000
const ACCOUNTS = 2_000
const ANSWERS = 400
const WARM_UP_ANSWERS = 200
const ANSWER_EVERY_MS = 20
const BULK_WORKERS = 4
const AS_OF = '2026-12-31'

const accountId = (number: number) => `A-${number % ACCOUNTS}`
const chunkOf = (start: number, rows: number) =>
  Array.from({ length: rows }, (_, index) =>
    activity(`T-${String(start + index).padStart(9, '0')}`, { accountId: accountId(start + index) }),
  )

/** What `/coverage` reads: the account, its people and what was done with them. */
async function answer({ reader }: Ports, id: string): Promise<void> {
  await reader.byId('account', [id])
  await reader.ofAccount('contact', id, AS_OF)
  await reader.ofAccount('coverageAssignment', id, AS_OF)
  await reader.ofAccount('opportunity', id, AS_OF)
  await reader.ofAccount('activity', id, AS_OF)
}

// Answers are asked for at fixed moments, whether or not the last one has come: a late one delays no other.
async function p99Ms(ports: Ports): Promise<number> {
  const waits = Array.from({ length: ANSWERS }, async (_, number) => {
    await new Promise(resolve => setTimeout(resolve, number * ANSWER_EVERY_MS))
    const asked = performance.now()
    await answer(ports, accountId(number * 7))
    return performance.now() - asked
  })
  const sorted = (await Promise.all(waits)).sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length * 0.99)] ?? Number.NaN
}

type Work = (ports: Ports, step: number) => Promise<unknown>

const bulkWork: Readonly<Record<string, Work | null>> = {
  'nothing else': null,
  'an import': ({ writer }, step) =>
    writer.write('bench', 'activity', chunkOf(ACTIVITIES + step * writer.chunkRows, writer.chunkRows)),
  'a scoring run that reads': ({ reader }, step) =>
    reader.page('activity', {
      after: [`T-${String((step * 977) % ACTIVITIES).padStart(9, '0')}`],
      limit: reader.pageRows,
    }),
}

async function beside(work: Work | null, bulk: Ports, measured: Ports): Promise<number> {
  let isOver = false
  let step = 0
  const workers = Array.from({ length: work === null ? 0 : BULK_WORKERS }, async () => {
    while (!isOver) await work?.(bulk, step++)
  })
  const wait = await p99Ms(measured)
  isOver = true
  await Promise.all(workers)
  return wait
}

/** 99 of 100 answers come within so many milliseconds, beside bulk work on the embedded database. */
export const databaseBench: Bench = {
  title: `p99 of an answer of five reads, ${1_000 / ANSWER_EVERY_MS} a second, beside bulk work; ${ACTIVITIES} activities on the embedded database`,
  async run(report, note) {
    const dataDir = mkdtempSync(join(tmpdir(), 'plumbline-bench-'))
    const store = await openStore({ kind: 'embedded', dataDir }, 'bench')
    try {
      const { interactive, bulk } = store
      note(`filling in ${ACTIVITIES} activities`)
      const accounts = Array.from({ length: ACCOUNTS }, (_, number) => account(accountId(number)))
      const { chunkRows } = bulk.writer
      for (let start = 0; start < ACCOUNTS; start += chunkRows)
        await bulk.writer.write('bench', 'account', accounts.slice(start, start + chunkRows))
      const began = performance.now()
      for (let start = 0; start < ACTIVITIES; start += chunkRows)
        await bulk.writer.write('bench', 'activity', chunkOf(start, chunkRows))
      note(
        `${Math.round((ACTIVITIES / (performance.now() - began)) * 1_000)} rows a second, each chunk synced`,
      )
      for (let number = 0; number < WARM_UP_ANSWERS; number += 1) await answer(interactive, accountId(number))
      for (const [title, work] of Object.entries(bulkWork)) {
        const ours = await beside(work, bulk, interactive)
        const peer = work === null ? null : await beside(work, bulk, bulk)
        report({
          bench: 'database',
          case: `beside ${title}`,
          ours,
          peer,
          peerName: peer === null ? null : 'one lane for all',
          ratio: peer === null ? null : ours / peer,
          unit: 'ms p99',
        })
      }
    } finally {
      await store.close()
      rmSync(dataDir, { recursive: true })
    }
  },
}
