import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lockFolder } from './folder-lock.ts'
import { ownIdentity } from './process-identity.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-lock-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const lockFile = () => join(folder, 'lock')
const holder = () => JSON.parse(readFileSync(lockFile(), 'utf8'))
const leave = (change: object) =>
  writeFileSync(lockFile(), JSON.stringify({ ...ownIdentity(), since: '2026-03-01T09:00:00Z', ...change }))
const silentFor = (seconds: number) => {
  const then = new Date(Date.now() - seconds * 1_000)
  utimesSync(lockFile(), then, then)
}
// Above the largest id that Linux and macOS give out.
const NO_SUCH_PID = 2 ** 30

test('a folder in use is refused with the process, its host and its start', () => {
  const lock = lockFolder(folder)
  expect(() => lockFolder(folder)).toThrow(
    expect.objectContaining({
      code: 'data_folder_locked',
      userMessage: expect.stringMatching(
        new RegExp(
          `in use by process ${process.pid} on ${ownIdentity().host}, started 20.*PLUMBLINE_DATA_DIR`,
        ),
      ),
    }),
  )
  lock.release()
  lockFolder(folder).release()
})

test.each<[string, object]>([
  ['whose process is gone', { pid: NO_SUCH_PID }],
  ['whose process id now belongs to a later process', { started: 'some other moment' }],
])('a lock %s is taken over', (_title, change) => {
  leave(change)
  const lock = lockFolder(folder)
  expect(holder().pid).toBe(process.pid)
  lock.release()
  expect(readdirSync(folder)).toEqual([])
})

test.each<[string, object]>([
  ['of another host', { host: 'elsewhere', pid: NO_SUCH_PID }],
  ['of another container', { pidNamespace: 'pid:[1]', pid: NO_SUCH_PID }],
])(
  'a lock %s holds while it shows signs of life, and is taken over after a minute without',
  (_title, change) => {
    leave(change)
    silentFor(50)
    expect(() => lockFolder(folder)).toThrow(/in use by process/)
    silentFor(70)
    lockFolder(folder).release()
  },
)

test('a lock that cannot be read is not taken for an abandoned one at once', () => {
  writeFileSync(lockFile(), 'half a lo')
  expect(() => lockFolder(folder)).toThrow(/in use by another process/)
  silentFor(70)
  lockFolder(folder).release()
})

test('a takeover that died half way does not block the next ones for good', () => {
  leave({ pid: NO_SUCH_PID })
  writeFileSync(join(folder, 'lock.takeover'), readFileSync(lockFile()))
  expect(() => lockFolder(folder)).toThrow()
  lockFolder(folder).release()
})
