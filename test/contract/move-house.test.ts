import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { cancelArchive, readArchiveInto, writeArchive } from '../../src/composition/archive.ts'
import { openInstallation } from '../../src/composition/installation.ts'
import { carryOut, type Job } from '../../src/composition/jobs.ts'
import type { Config } from '../../src/config.ts'
import { createLog } from '../../src/log.ts'
import { createAnswerSeal } from '../../src/store/answer-seal.ts'
import { quoted, tablesInOrder } from '../../src/store/archive/catalogue.ts'
import { openLanes, type StoreLocation } from '../../src/store/connection/open-lanes.ts'
import { openStore } from '../../src/store/index.ts'
import { readMigrations } from '../../src/store/migrations/read-migrations.ts'
import { serverUrl } from '../support/databases.ts'
import { type Place, placeOn } from '../support/installations.ts'
import { sample } from '../support/whole-bot.ts'

// Real databases and a real key derivation, on machines that do other things as well.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 240_000 })

const passphrase = 'a house by the lake'
const log = createLog({ level: 'silent' })
const hard = 'a "quoted" \\ back\\slash\n, new line, \t tab, „Größe“ 🏠 </script>'

/** Values that are easily bent on the way, one for each type that a column has. */
const samples: Readonly<Record<string, unknown>> = {
  text: hard,
  'text[]': [hard, '', '{}', 'NULL'],
  'integer[]': [1, -2],
  boolean: true,
  date: '2028-02-29',
  'numeric(65,30)': '1234567890123456789.000000000000000000000000000001',
  integer: 2_147_483_647,
  bigint: '9007199254740993',
  'double precision': 0.1 + 0.2,
  json: `{ "spaced":  [1.10, "\\u0000", null], "text": ${JSON.stringify(hard)} }`,
  jsonb: JSON.stringify({ spaced: [1.1, null], text: hard }),
  bytea: Buffer.from([0, 1, 92, 120, 255]),
  'timestamp(3) with time zone': '2026-10-25T00:30:00.123Z',
}

const COLUMNS = `
SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type
FROM pg_attribute a WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum`

/** A row in every table, whatever tables there will be. */
async function fillEveryTable(client: pg.PoolClient): Promise<void> {
  for (const { name } of await tablesInOrder(client)) {
    const { rows: columns } = await client.query<{ name: string; type: string }>(COLUMNS, [quoted(name)])
    const values = columns.map(column => {
      if (column.name === 'workspace_id') return 'main'
      if (column.name === 'moved_at') return null
      if (column.name === 'state') return name === 'outbox' ? 'sent' : 'settled'
      const value = samples[column.type]
      if (value === undefined)
        throw new Error(`${name}.${column.name}: a sample of ${column.type} is missing`)
      return value
    })
    const marks = values.map((_, index) => `$${index + 1}`).join(', ')
    await client.query(`INSERT INTO ${quoted(name)} VALUES (${marks}) ON CONFLICT DO NOTHING`, values)
  }
}

const OUTBOX = `
INSERT INTO outbox (workspace_id, outbox_id, key, person_id, state, due_at, lease_until, unsure_since, content)
SELECT 'main', state || 1, 'key ' || state, 'P-1', state, '2026-03-01T09:00:00Z',
  CASE WHEN state = 'sending' THEN timestamptz '2026-03-01T09:00:25Z' END,
  CASE WHEN state = 'due' THEN timestamptz '2026-03-01T09:00:00Z' END, '{}'
FROM unnest(ARRAY['due', 'sending', 'unknown', 'dead']) AS state`

async function onLanes<Result>(location: StoreLocation, work: (client: pg.PoolClient) => Promise<Result>) {
  const lanes = await openLanes(location)
  const client = await lanes.bulk.pool.connect()
  try {
    return await work(client)
  } finally {
    client.release()
    await lanes.close()
  }
}

const BEGUN_ANEW = /"(moved_at|lease_until|due_at)":("[^"]*"|null)/g

/** Every row of every table as text, without what begins anew in a new house. */
const contentOf = (location: StoreLocation) =>
  onLanes(location, async client => {
    const content: Record<string, string[]> = {}
    for (const { name, keyColumns } of await tablesInOrder(client)) {
      const { rows } = await client.query<{ row: string }>(
        `SELECT row_to_json(t)::text AS row FROM ${quoted(name)} t ORDER BY ${keyColumns.map(quoted).join(', ')}`,
      )
      const anew = name === 'outbox' || name === 'workspace'
      content[name] = rows.map(({ row }) => (anew ? row.replaceAll(BEGUN_ANEW, '"$1":…') : row))
    }
    return content
  })

async function* about(migrations: readonly string[]) {
  yield { name: 'about', body: Buffer.from(JSON.stringify({ migrations })) }
}

async function messageOf(reading: Promise<unknown>): Promise<string> {
  return reading.then(
    () => 'nothing was refused',
    (error: Error & { userMessage?: string }) => error.userMessage ?? error.message,
  )
}

describe.each([
  ['embedded', 'postgres'],
  ['postgres', 'embedded'],
] as const)('a house that moves from %s to %s', (from, to) => {
  const check = test.skipIf(serverUrl === undefined)
  // Opening an embedded database takes seconds: what does not hang on the direction is tried in one.
  const checkOnce = (rule: string, holds: () => Promise<void>) => {
    if (from === 'embedded') check(rule, holds)
  }
  let old: Place
  let folder: string
  let file: string
  let before: Record<string, string[]>
  const fresh = async (work: (place: Place, config: Config) => Promise<void>) => {
    const place = await placeOn(to)
    try {
      await work(place, place.config)
    } finally {
      await place.remove()
    }
  }

  beforeAll(async () => {
    if (serverUrl === undefined) return
    folder = mkdtempSync(join(tmpdir(), 'plumbline-archive-'))
    file = join(folder, 'house.plumbline')
    old = await placeOn(from)
    const installation = await openInstallation(old.config, log)
    await sample('cleanme', '2026-08-31')((job: Job) => carryOut(installation, job, () => {}))
    await createAnswerSeal(old.config.dataDir).seal('W-1', Buffer.from('an answer'))
    await installation.close()
    await onLanes(old.location, async client => {
      await fillEveryTable(client)
      await client.query(OUTBOX)
    })
    before = await contentOf(old.location)
  })
  afterAll(async () => {
    await old?.remove()
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
  })

  check('every table has rows to move', () => {
    expect(Object.entries(before).filter(([, rows]) => rows.length === 0)).toEqual([])
  })

  check('is written whole into a file that nobody else may read', async () => {
    const written = await writeArchive(old.config, file, passphrase)
    expect(written.openMessages).toEqual({ due: expect.any(Number), sending: 1, unknown: 1 })
    expect(written.rows).toBe(Object.values(before).flat().length)
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(readFileSync(file).includes('Northgate')).toBe(false)
  })

  check('is closed after that: no message is claimed, no work is done, and the reason is told', async () => {
    const store = await openStore(old.location, 'main')
    const at = new Date(Date.now() + 86_400_000)
    expect(await store.bulk.outbox.claim({ limit: 9, at, leaseUntil: at })).toEqual([])
    await store.close()
    expect(await messageOf(openInstallation(old.config, log))).toMatch(
      /^What was in this database moved away: an archive of it was written on 20.* opens this one again\.$/,
    )
  })

  check('is the same in the new place, and goes on from there', () =>
    fresh(async (place, config) => {
      const asked = Date.now()
      const taken = await readArchiveInto(config, file, passphrase)
      expect(taken.openAssessments).toBe(1)
      expect(await contentOf(place.location)).toEqual(before)
      const sealed = await createAnswerSeal(old.config.dataDir).seal('W-1', Buffer.from('one more'))
      expect(Buffer.from(await createAnswerSeal(config.dataDir).open('W-1', sealed)).toString()).toBe(
        'one more',
      )
      const store = await openStore(place.location, 'main')
      const { outbox, writer } = store.bulk
      const [sending, unsure] = [await outbox.byId('sending1'), await outbox.byId('due1')]
      // Clocks of two machines are seldom a minute apart, and the leases are counted from the new one alone.
      expect(sending?.leaseUntil?.getTime()).toBeGreaterThan(asked + 20_000 - 60_000)
      expect(unsure?.dueAt.getTime()).toBeGreaterThan(asked + 40_000 - 60_000)
      const importId = await writer.beginImport('later', ['people'], new Date())
      await writer.finishImport(importId, { accepted: 0, rejected: 0 }, new Date())
      await store.bulk.audit.write({
        at: new Date(),
        actor: 'command line',
        what: 'audit_read',
        subject: '',
        note: null,
      })
      await store.close()
      await (await openInstallation(config, log)).close()
    }),
  )

  checkOnce('is never read into a database that was used', async () => {
    await fresh(async (place, config) => {
      await readArchiveInto(config, file, passphrase)
      const twice = await contentOf(place.location)
      expect(await messageOf(readArchiveInto(config, file, passphrase))).toMatch(
        /^database: expected an empty one, found rows in account/,
      )
      expect(await contentOf(place.location)).toEqual(twice)
    })
  })

  check(
    'leaves nothing behind where its file is damaged, sealed otherwise or from another release',
    async () => {
      const bytes = readFileSync(file)
      const newer = Buffer.from(bytes)
      newer[18] = 9
      const changed = Buffer.from(bytes)
      changed[bytes.length - 40] = (changed[bytes.length - 40] ?? 0) ^ 1
      const damaged = {
        cut: [bytes.subarray(0, Math.floor(bytes.length * 0.7)), /cut short or changed/],
        changed: [changed, /cut short or changed/],
        newer: [newer, /expected format 1, found 9; a newer release/],
        other: [Buffer.from('account_id,name\n'), /expected a file that "plumbline archive write" made/],
      } as const
      await fresh(async (place, config) => {
        const empty = await contentOf(place.location)
        for (const [name, [content, message]] of Object.entries(damaged)) {
          const path = join(folder, name)
          writeFileSync(path, content)
          expect(await messageOf(readArchiveInto(config, path, passphrase))).toMatch(message)
        }
        expect(await messageOf(readArchiveInto(config, file, 'a house by the sea'))).toMatch(
          /found another one/,
        )
        expect(await messageOf(readArchiveInto(config, join(folder, 'none'), passphrase))).toMatch(/ENOENT/)
        const store = await openStore(place.location, 'main')
        const options = { leaseMs: 25_000, historyMs: 45_000, takeOther: () => {} }
        const told = readMigrations().map(({ name }) => name)
        for (const [migrations, message] of [
          [[...told, '9999_later'], /those of a newer one \(9999_later\)/],
          [told.slice(0, -1), /those of an older one \(without /],
        ] as const)
          expect(await messageOf(store.house.moveIn(about(migrations), options))).toMatch(message)
        await store.close()
        expect(await contentOf(place.location)).toEqual(empty)
        expect(await createAnswerSeal(config.dataDir).kept()).toEqual([])
      })
    },
  )

  checkOnce('opens again where its archive was read nowhere', async () => {
    expect(await cancelArchive(old.config)).toEqual({ isOpen: true, wasClosed: true })
    expect(await contentOf(old.location)).toEqual(before)
    await (await openInstallation(old.config, log)).close()
  })

  checkOnce('stays open where the archive could not be written', async () => {
    expect(await messageOf(writeArchive(old.config, file, passphrase))).toMatch(
      /expected a name that is free/,
    )
    expect(await messageOf(writeArchive(old.config, join(folder, 'no', 'where'), passphrase))).toMatch(
      /expected a file that can be used/,
    )
    await (await openInstallation(old.config, log)).close()
  })
})
