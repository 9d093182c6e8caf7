import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { describe, expect, test } from 'vitest'
import { openLanes } from '../../src/store/connection/open-lanes.ts'
import { serverDatabase, serverUrl } from '../support/databases.ts'

const hint = serverUrl === undefined ? ' (skipped; set PLUMBLINE_TEST_DATABASE_URL)' : ''

describe.skipIf(serverUrl === undefined)(`PostgreSQL that can't be used${hint}`, () => {
  test('a user without rights is told so, by what they lack', async () => {
    const { url, drop } = await serverDatabase()
    const role = `plumbline_guest_${randomUUID().replaceAll('-', '')}`
    const owner = new pg.Client({ connectionString: url })
    await owner.connect()
    try {
      await owner.query(`CREATE ROLE ${role} LOGIN PASSWORD 'guest'`)
      const asGuest = Object.assign(new URL(url), { username: role, password: 'guest' })
      await expect(openLanes({ kind: 'postgres', url: asGuest.href })).rejects.toMatchObject({
        code: 'database_down',
        userMessage: expect.stringContaining('its user lacks rights there, such as to create tables'),
      })
    } finally {
      await owner.query(`DROP ROLE IF EXISTS ${role}`)
      await owner.end()
      await drop()
    }
  })
})
