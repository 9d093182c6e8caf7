import fs, { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { openDurableDatabase } from '../../src/store/embedded/durable-database.ts'
import { embeddedFolder } from '../support/databases.ts'

// What makes commits durable leans on the inside of the embedded database: this fails if a release changes it.
test('each commit is synced to the disk once before it is acknowledged; reads and open transactions are not', async () => {
  const folder = await embeddedFolder()
  const database = await openDurableDatabase(join(folder, 'database'))
  const sync = vi.spyOn(fs, 'fsyncSync')
  const syncsOf = async (sql: string) => {
    sync.mockClear()
    await database.exec(sql)
    return sync.mock.calls.length
  }
  try {
    await database.exec('CREATE TABLE t (n int)')
    expect(await syncsOf('INSERT INTO t VALUES (1)')).toBe(1)
    expect(await syncsOf('BEGIN; INSERT INTO t VALUES (2); INSERT INTO t VALUES (3)')).toBe(0)
    expect(await syncsOf('COMMIT')).toBe(1)
    expect(await syncsOf('SELECT * FROM t')).toBe(0)
    expect((await database.query('SHOW fsync')).rows).toEqual([{ fsync: 'on' }])
    expect((await database.query('SHOW synchronous_commit')).rows).toEqual([{ synchronous_commit: 'on' }])
  } finally {
    await database.close()
    rmSync(folder, { recursive: true })
  }
}, 300_000)
