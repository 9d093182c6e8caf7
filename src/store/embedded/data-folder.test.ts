import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  databaseFolder,
  embeddedVersion,
  makeDataFolder,
  recordVersion,
  socketFolder,
} from './data-folder.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'plumbline-folder-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

test('the recorded version is the one that is installed', () => {
  const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '../../../package.json'), 'utf8'))
  expect(manifest.dependencies['@electric-sql/pglite']).toBe(embeddedVersion)
})

test('a folder of another version is refused with the way to export', () => {
  writeFileSync(join(folder, 'version.json'), '{"embeddedDatabase":"0.4.0"}')
  expect(() => databaseFolder(folder)).toThrow(
    expect.objectContaining({
      code: 'data_folder_version',
      userMessage: expect.stringMatching(/0\.4\.0.*plumbline export --dir/),
    }),
  )
})

test('a damaged version record is refused, not overwritten', () => {
  writeFileSync(join(folder, 'version.json'), '{')
  expect(() => databaseFolder(folder)).toThrow(expect.objectContaining({ code: 'data_folder_unusable' }))
})

test('a first start that was cut off begins anew; a recorded database is kept', () => {
  const remains = join(folder, 'database')
  mkdirSync(remains)
  expect(databaseFolder(folder)).toBe(remains)
  expect(existsSync(remains)).toBe(false)
  mkdirSync(remains)
  recordVersion(folder)
  databaseFolder(folder)
  expect(existsSync(remains)).toBe(true)
})

test('a path that cannot be a folder is refused with what to do', () => {
  const file = join(folder, 'file')
  writeFileSync(file, '')
  expect(() => makeDataFolder(file)).toThrow(
    expect.objectContaining({
      userMessage: expect.stringMatching(/name another folder with PLUMBLINE_DATA_DIR/),
    }),
  )
})

test('the socket folder is open to its owner only, and a long path gets a short one', () => {
  const near = socketFolder(folder)
  expect(near.socket.startsWith(folder)).toBe(true)
  expect(statSync(near.folder).mode & 0o777).toBe(0o700)
  const deep = join(folder, 'x'.repeat(100))
  mkdirSync(deep)
  const far = socketFolder(deep)
  expect(Buffer.byteLength(far.socket)).toBeLessThan(104)
  expect(statSync(far.folder).mode & 0o777).toBe(0o700)
  rmSync(far.folder, { recursive: true })
})
