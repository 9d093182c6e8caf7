import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openStore } from '../../src/store/index.ts'
import { applyMigrations } from '../../src/store/migrations/apply-migrations.ts'
import { readMigrations } from '../../src/store/migrations/read-migrations.ts'
import { type OpenDatabase, serverDatabase, serverUrl, testDatabases } from '../support/databases.ts'
import { startProgram } from '../support/programs.ts'

const RECORDS = `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS "isFinished",
  applied_steps_count AS steps, rolled_back_at AS "rolledBackAt", logs FROM "_prisma_migrations" ORDER BY started_at`

// What `prisma migrate deploy` writes for a migration that it applied, and reads to see what is left to do.
const asPrismaWrites = readMigrations().map(({ name }) => ({
  name,
  checksum: createHash('sha256')
    .update(readFileSync(join(import.meta.dirname, '../../prisma/migrations', name, 'migration.sql')))
    .digest('hex'),
  isFinished: true,
  steps: 1,
  rolledBackAt: null,
  logs: null,
}))

for (const { name, isAvailable, open } of testDatabases)
  describe.skipIf(!isAvailable)(`migrations, ${name}`, () => {
    let database: OpenDatabase
    beforeAll(async () => {
      database = await open()
    })
    afterAll(() => database.close())

    test('are recorded as Prisma records them', async () => {
      const { rows } = await database.lanes.bulk.pool.query(RECORDS)
      expect(rows).toEqual(asPrismaWrites)
    })

    test.each<[string, string, RegExp]>([
      [
        'of a newer release',
        `UPDATE "_prisma_migrations" SET migration_name = '2999_later'`,
        /newer release/,
      ],
      ['that failed half way', 'UPDATE "_prisma_migrations" SET finished_at = NULL', /failed half way/],
      ['with another content', `UPDATE "_prisma_migrations" SET checksum = 'x'`, /another content/],
    ])('%s are refused with what to do', async (_title, damage, message) => {
      const client = await database.lanes.bulk.pool.connect()
      try {
        await client.query('BEGIN')
        await client.query(damage)
        await expect(applyMigrations(client)).rejects.toThrow(
          expect.objectContaining({ code: 'database_version', message: expect.stringMatching(message) }),
        )
      } finally {
        await client.query('ROLLBACK')
        client.release()
      }
    })

    test('a migration that fails leaves nothing behind, and the next start tries it again', async () => {
      const client = await database.lanes.bulk.pool.connect()
      const later = (sql: string) => [...readMigrations(), { name: '2999_later', sql, checksum: 'x' }]
      try {
        const failing = applyMigrations(client, later('CREATE TABLE later (n int); SELECT 1 / 0'))
        await expect(failing).rejects.toThrow(/division by zero/)
        await applyMigrations(client, later('CREATE TABLE later (n int)'))
        await applyMigrations(client, later('CREATE TABLE later (n int)'))
        expect((await client.query('SELECT * FROM later')).rows).toEqual([])
      } finally {
        client.release()
      }
    })
  })

describe.skipIf(serverUrl === undefined)('migrations, several processes', () => {
  test('four processes that start on a fresh database at once migrate it once', async () => {
    const { url, drop } = await serverDatabase()
    const programs = [1, 2, 3, 4].map(() => startProgram('open-and-close.ts', 'postgres', url))
    expect(await Promise.all(programs.map(program => program.ended()))).toEqual([0, 0, 0, 0])
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    expect((await client.query(RECORDS)).rows).toEqual(asPrismaWrites)
    await client.end()
    await drop()
  }, 300_000)
})

describe('a database that is not usable', () => {
  test.each<[string, string, RegExp]>([
    ['nobody listens', 'postgres://u@127.0.0.1:1/plumbline', /nothing answers there.*DATABASE_URL/],
    ['the host does not exist', 'postgres://u@plumbline.invalid/plumbline', /not usable now.*DATABASE_URL/],
  ])('where %s, one sentence says what to do', async (_title, url, sentence) => {
    await expect(openStore({ kind: 'postgres', url }, 'W-1')).rejects.toThrow(
      expect.objectContaining({ code: 'database_down', userMessage: expect.stringMatching(sentence) }),
    )
  })

  test.skipIf(serverUrl === undefined)('a database that goes away is said to be down', async () => {
    const { url, drop } = await serverDatabase()
    const store = await openStore({ kind: 'postgres', url }, 'W-1')
    await drop()
    await expect(store.ping()).rejects.toThrow(expect.objectContaining({ code: 'database_down' }))
    await expect(store.interactive.runs.byId('R-1')).rejects.toThrow(
      expect.objectContaining({ code: 'database_down' }),
    )
    await store.close()
  })
})
