import { existsSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makePrivateFolder } from './private-folder.ts'

let place: string
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'plumbline-place-'))
})
afterEach(() => rmSync(place, { recursive: true }))

test('a folder is made with those above it, for its owner only, and again without a fault', () => {
  const folder = join(place, 'a/b/c/')
  for (let times = 0; times < 2; times += 1) makePrivateFolder(folder)
  expect(statSync(folder).mode & 0o777).toBe(0o700)
})

test.each([
  ['a file', 'EEXIST', () => writeFileSync(join(place, 'there'), ''), 'there'],
  ['below a file', 'ENOTDIR', () => writeFileSync(join(place, 'there'), ''), 'there/below'],
  ['a link to nothing', 'EEXIST', () => symlinkSync('nowhere', join(place, 'there')), 'there'],
  ['a name that is too long', 'ENAMETOOLONG', () => {}, 'x'.repeat(300)],
])('%s raises the fault of the system', (_, code, prepare, name) => {
  prepare()
  expect(() => makePrivateFolder(join(place, name))).toThrow(expect.objectContaining({ code }))
})

test.skipIf(!existsSync('/proc/self'))(
  'a file system that takes no folders is refused, not tried for ever',
  () => {
    for (const folder of ['/proc/plumbline', '/proc/plumbline/below'])
      expect(() => makePrivateFolder(folder)).toThrow(expect.objectContaining({ code: 'ENOENT' }))
  },
)
