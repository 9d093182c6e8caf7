import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Sandbox } from '../../src/sandbox/index.ts'
import { openStore, type StoreLocation } from '../../src/store/index.ts'
import { serverUrl } from '../support/databases.ts'
import { type Place, placeOn } from '../support/installations.ts'
import { plumbline, startSource } from '../support/processes.ts'
import { botEnvironment, queueMessages, reader, workspaceOfReader } from '../support/queued-messages.ts'
import { messagesByKey } from '../torture/verdict.ts'

// Whole processes, several in a row, and a lease that has to end.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 180_000 })

const MESSAGES = 6

async function onServer<Result>(place: Place, sql: string): Promise<Result[]> {
  const client = new pg.Client({ connectionString: place.environment['DATABASE_URL'] })
  await client.connect()
  const { rows } = await client.query(sql)
  await client.end()
  return rows as Result[]
}

async function countsOf(location: StoreLocation) {
  const store = await openStore(location, 'main')
  const counts = await store.bulk.outbox.counts()
  await store.close()
  return counts
}

// The embedded database moves while one of its messages is on the way: the bot was killed after it began to post.
describe.skipIf(serverUrl === undefined)('a bot whose house moves to PostgreSQL', () => {
  let old: Place
  let next: Place
  let sandbox: Sandbox
  let folder: string
  const file = () => join(folder, 'house.plumbline')
  const words = () => ['--passphrase-file', join(folder, 'passphrase')]

  beforeAll(async () => {
    if (serverUrl === undefined) return
    folder = mkdtempSync(join(tmpdir(), 'plumbline-house-'))
    writeFileSync(join(folder, 'passphrase'), 'a house by the lake\n')
    ;[old, next, sandbox] = await Promise.all([placeOn('embedded'), placeOn('postgres'), workspaceOfReader()])
    await queueMessages(old.location, MESSAGES)
  })
  afterAll(async () => {
    await sandbox?.close()
    await old?.remove()
    await next?.remove()
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
  })

  const start = (place: Place) =>
    startSource('main.ts', [], { environment: { ...place.environment, ...botEnvironment(sandbox) } })
  const archive = (place: Place, ...rest: readonly string[]) =>
    plumbline(['archive', ...rest], { environment: place.environment })
  const faults = '/sandbox/api/faults'
  const inSlack = async () => [...(await messagesByKey(sandbox, [reader.slackUserId])).values()]

  test('is told to stop the bot first, which may be killed in the middle of a post', async () => {
    await fetch(`${sandbox.origin}${faults}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      // Slack takes its time with one message, and takes it in the end, when its sender is long gone.
      body: JSON.stringify({ kind: 'slow', method: 'chat.postMessage', delayMs: 9_000 }),
    })
    const bot = start(old)
    await bot.until(/Plumbline is running/)
    const refused = await archive(old, 'write', file(), ...words())
    expect(refused).toMatchObject({ exitCode: 2, stdout: '' })
    expect(refused.stderr).toMatch(/is in use by process \d+ .* Stop that one first/)
    const waiting = async () => (await (await fetch(`${sandbox.origin}${faults}`)).json()) as unknown[]
    await expect.poll(waiting, { timeout: 60_000 }).toEqual([])
    bot.child.kill('SIGKILL')
    await bot.ended
    const counts = await countsOf(old.location)
    expect(counts.sending).toBeGreaterThan(0)
  })

  test('is written, and never started again on the old database', async () => {
    const written = await archive(old, 'write', file(), ...words())
    expect(written).toMatchObject({ exitCode: 0 })
    expect(JSON.parse(written.stdout).openMessages.sending).toBeGreaterThan(0)
    expect(written.stderr).toMatch(/nothing is sent from .* any more/)
    expect(readdirSync(folder).toSorted()).toEqual(['house.plumbline', 'passphrase'])
    const again = await start(old).ended
    expect(again.exitCode).toBe(2)
    expect(again.stderr).toMatch(/^What was in this database moved away: .*archive cancel/)
  })

  test('leaves the new database empty where the reading is killed half way', async () => {
    await (await openStore(next.location, 'main')).close()
    await onServer(
      next,
      `CREATE FUNCTION wait_long() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN PERFORM pg_sleep(120); RETURN NEW; END';
       CREATE TRIGGER wait_long BEFORE INSERT ON slack_member FOR EACH ROW EXECUTE FUNCTION wait_long()`,
    )
    const reading = startSource('cli/plumbline.ts', ['archive', 'read', file(), ...words()], {
      environment: next.environment,
    })
    const asleep = `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'`
    await expect.poll(() => onServer(next, asleep), { timeout: 120_000 }).toHaveLength(1)
    reading.child.kill('SIGKILL')
    await reading.ended
    await onServer(next, `SELECT pg_terminate_backend(pid) FROM (${asleep}) AS sleeper`)
    await expect.poll(() => onServer(next, asleep)).toEqual([])
    await onServer(next, 'DROP FUNCTION wait_long CASCADE')
    expect(await onServer(next, 'SELECT FROM person UNION ALL SELECT FROM outbox')).toEqual([])
  })

  test('goes on where it was: every message is in Slack once, the one on the way included', async () => {
    const taken = await archive(next, 'read', file(), ...words())
    expect(taken).toMatchObject({ exitCode: 0 })
    expect(taken.stderr).toMatch(/^Everything is in the database of DATABASE_URL now: start the bot there/)
    const bot = start(next)
    await bot.until(/Plumbline is running/)
    await expect.poll(async () => (await countsOf(next.location)).sent, { timeout: 200_000 }).toBe(MESSAGES)
    const whileItRuns = await archive(next, 'write', join(folder, 'second'), ...words())
    expect(whileItRuns).toMatchObject({ exitCode: 2, stdout: '' })
    expect(whileItRuns.stderr).toMatch(/^Plumbline is at work on this database\. Stop every bot/)
    await bot.stop()
    expect((await inSlack()).map(copies => copies.length)).toEqual(Array(MESSAGES).fill(1))
  })
})
