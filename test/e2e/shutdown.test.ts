import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Sandbox } from '../../src/sandbox/index.ts'
import { openStore } from '../../src/store/index.ts'
import { serverUrl } from '../support/databases.ts'
import { type Place, placeOn } from '../support/installations.ts'
import { freePort, type RunningProcess, startSource } from '../support/processes.ts'
import { botEnvironment, queueMessages, reader, workspaceOfReader } from '../support/queued-messages.ts'
import { messagesByKey } from '../torture/verdict.ts'

const MESSAGES = 14

describe.each(['embedded', 'postgres'] as const)('a bot that is asked to end, on %s', kind => {
  const check = test.skipIf(kind === 'postgres' && serverUrl === undefined)
  let place: Place
  let sandbox: Sandbox
  beforeAll(async () => {
    if (kind === 'postgres' && serverUrl === undefined) return
    place = await placeOn(kind)
    sandbox = await workspaceOfReader()
    await queueMessages(place.location, MESSAGES)
  })
  afterAll(async () => {
    await sandbox?.close()
    await place?.remove()
  })

  const opsPort = freePort()
  const start = async (): Promise<RunningProcess> =>
    startSource('main.ts', [], {
      environment: {
        ...place.environment,
        ...botEnvironment(sandbox),
        PLUMBLINE_OPS_PORT: String(await opsPort),
      },
    })
  const inSlack = async () => [...(await messagesByKey(sandbox, [reader.slackUserId])).values()]
  const ask = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${await opsPort}${path}`)
    return { status: response.status, text: await response.text() }
  }

  check(
    'finishes what it has begun, leaves the rest to the next one, and each message is there once',
    async () => {
      const first = await start()
      await first.until(/Plumbline is running/)
      await expect.poll(async () => (await inSlack()).length, { timeout: 60_000 }).toBeGreaterThan(1)
      expect(await ask('/livez')).toEqual({ status: 200, text: '{"alive":true}\n' })
      expect(await ask('/readyz')).toEqual({ status: 200, text: '{"ready":true,"obstacles":[]}\n' })
      expect((await ask('/metrics')).text).toMatch(/plumbline_outbox_messages\{state="due"\} \d+/)
      first.child.kill('SIGTERM')
      expect((await first.ended).exitCode).toBe(0)

      const store = await openStore(place.location, 'main')
      const counts = await store.bulk.outbox.counts()
      await store.close()
      expect(counts.sending).toBe(0)
      expect(counts.due).toBeGreaterThan(0)
      expect((await inSlack()).length).toBe(counts.sent)

      const second = await start()
      await expect.poll(async () => (await inSlack()).length, { timeout: 90_000 }).toBe(MESSAGES)
      second.child.kill('SIGTERM')
      await second.ended
      expect((await inSlack()).every(copies => copies.length === 1)).toBe(true)
    },
    180_000,
  )
})
