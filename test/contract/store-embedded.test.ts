import { rmSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openLanes } from '../../src/store/connection/open-lanes.ts'
import { checkpointWhenDue } from '../../src/store/embedded/write-ahead-log.ts'
import { openStore, storeOn } from '../../src/store/index.ts'
import { embeddedFolder } from '../support/databases.ts'
import { account } from '../support/fact-rows.ts'

// A database is opened more than once in each test, which takes long where others use the processor too.
describe('the embedded database', { timeout: 300_000 }, () => {
  let dataDir: string
  beforeEach(async () => {
    dataDir = await embeddedFolder()
  })
  afterEach(() => rmSync(dataDir, { recursive: true }))

  test('is refused to a second opener by name, and opens again with its rows once the first has closed it', async () => {
    const location = { kind: 'embedded', dataDir } as const
    const first = await openStore(location, 'W-1')
    await first.bulk.writer.write('import', 'account', [account('A-1')])
    await expect(openStore(location, 'W-1')).rejects.toThrow(
      expect.objectContaining({
        code: 'data_folder_locked',
        userMessage: expect.stringContaining(`process ${process.pid}`),
      }),
    )
    await first.close()
    const second = await openStore(location, 'W-1')
    expect(await second.bulk.reader.page('account', { limit: 5 })).toEqual([account('A-1')])
    await second.close()
  })

  test('keeps its write-ahead log small, however much is written', async () => {
    const lanes = await openLanes({ kind: 'embedded', dataDir })
    const { pool } = lanes.bulk
    await pool.query('CREATE TABLE written (words text)')
    const checkpoints: boolean[] = []
    for (let round = 0; round < 6; round += 1) {
      await pool.query(
        'INSERT INTO written SELECT repeat(md5(n::text), 30) FROM generate_series(1, 25000) AS n',
      )
      checkpoints.push(await checkpointWhenDue(pool), await checkpointWhenDue(pool))
    }
    expect(checkpoints).toEqual(Array.from({ length: 6 }, () => [true, false]).flat())
    const { rows } = await pool.query('SELECT sum(size)::float8 / 1024 / 1024 AS mb FROM pg_ls_waldir()')
    expect(rows[0].mb).toBeLessThanOrEqual(96)
    await lanes.close()
  })

  test('says so when it has broken down, instead of keeping everyone waiting', async () => {
    const lanes = await openLanes({ kind: 'embedded', dataDir })
    const store = storeOn(lanes, 'W-1')
    // Nested deeper than the stack of WebAssembly reaches: an exception inside the engine, not an SQL error.
    const deep = `'${'['.repeat(200_000)}${']'.repeat(200_000)}'::json`
    await expect(lanes.bulk.pool.query(`SELECT ${deep}`)).rejects.toThrow(/terminated/)
    await expect(store.interactive.reader.count('account')).rejects.toThrow(
      expect.objectContaining({
        code: 'database_down',
        userMessage: expect.stringContaining('Start Plumbline again'),
      }),
    )
    await store.close()
  })
})
