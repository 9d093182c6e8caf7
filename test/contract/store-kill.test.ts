import { rmSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openStore, type StoreLocation } from '../../src/store/index.ts'
import { describeOnEachDatabase, embeddedFolder, serverDatabase } from '../support/databases.ts'
import { startProgram } from '../support/programs.ts'
import { wordsOf } from './programs/location.ts'

const KILLS = 3
const at = new Date('2026-03-01T09:00:00Z')

describeOnEachDatabase('after kill -9', ({ name }) => {
  let location: StoreLocation
  let remove: () => Promise<void> | void
  beforeEach(async () => {
    if (name === 'PostgreSQL') {
      const { url, drop } = await serverDatabase()
      location = { kind: 'postgres', url }
      remove = drop
    } else {
      const dataDir = await embeddedFolder()
      location = { kind: 'embedded', dataDir }
      remove = () => rmSync(dataDir, { recursive: true })
    }
  })
  afterEach(() => remove())

  test('nothing that was acknowledged is missing, no chunk is half there, and the folder opens again', async () => {
    const acknowledged: number[] = []
    for (let kill = 0; kill < KILLS; kill += 1) {
      const program = startProgram('write-facts.ts', ...wordsOf(location))
      await program.printed(10 + 7 * kill)
      await program.kill()
      acknowledged.push(...program.lines.map(Number))
    }
    const { bulk, close } = await openStore(location, 'W-1')
    const stored = await bulk.reader.count('activity')
    expect(stored % 20).toBe(0)
    expect(stored).toBeGreaterThanOrEqual(acknowledged.length * 20)
    const ids = acknowledged.flatMap(chunk =>
      Array.from({ length: 20 }, (_, index) => `T-${String(chunk + index).padStart(9, '0')}`),
    )
    expect(await bulk.reader.existing('activity', ids)).toEqual(new Set(ids))
    expect(await bulk.reader.unfinishedImport(new Date(at.getTime() + 120_001))).toMatchObject({
      state: 'interrupted',
    })
    await close()
  }, 300_000)

  test('a claim survives: the message stays leased, then is claimed as interrupted under a higher fence', async () => {
    const store = await openStore(location, 'W-1')
    const nudge = { kind: 'k', accountId: 'A-1', reason: 'r', personId: 'P-1', runId: 'R-1', evidence: null }
    const message = { personId: 'P-1', key: 'one', dueAt: at, nudges: [nudge], content: () => 'one' }
    const queued = await store.bulk.coaching.queue(message, at)
    await store.close()

    const program = startProgram('claim-messages.ts', ...wordsOf(location))
    await program.printed(1)
    await program.kill()
    expect(program.lines).toEqual([`${queued?.outboxId} 1`])

    const { bulk, close } = await openStore(location, 'W-1')
    const leaseUntil = new Date(at.getTime() + 120_000)
    expect(await bulk.outbox.claim({ limit: 5, at, leaseUntil })).toEqual([])
    const again = await bulk.outbox.claim({ limit: 5, at: new Date(at.getTime() + 60_000), leaseUntil })
    expect(again).toMatchObject([{ outboxId: queued?.outboxId, fence: 2, wasInterrupted: true }])
    await close()
  }, 300_000)
})
