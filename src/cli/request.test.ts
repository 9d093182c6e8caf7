import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readRequest } from './request.ts'

const words = (line: string) => readRequest(line.split(' ').filter(word => word !== ''))

describe('a word that a command does not take is refused with exit code 2', () => {
  test.each([
    ['messages on --dry-run', 'messages: expected on or off and nothing else, found --dry-run\n'],
    ['export my-folder', 'export: expected --dir and nothing else, found "my-folder"\n'],
    ['export --dry-run', 'export: expected --dir and nothing else, found --dry-run\n'],
    ['import a b', 'import: expected DIR, --mapping, --dry-run and nothing else, found "b"\n'],
    [
      'import a --as-of 2026-01-01',
      'import: expected DIR, --mapping, --dry-run and nothing else, found --as-of\n',
    ],
    [
      'run 2026-01-01 --mapping m.yaml',
      'run: expected --as-of, --dry-run and nothing else, found "2026-01-01"\nrun: expected --as-of, --dry-run and nothing else, found --mapping\n',
    ],
    ['archive cancel now', 'archive cancel: expected nothing else, found now\n'],
    ['archive write', "archive write: expected the archive's FILE, found nothing\n"],
    ['archive open x', 'archive: expected write, read or cancel, found open\n'],
    [
      'archive write a --dry-run',
      'archive: expected write, read or cancel, FILE, --passphrase-file and nothing else, found --dry-run\n',
    ],
    ['schema growth --input x', 'schema: expected module and nothing else, found --input\n'],
  ])('%s', (line, stderr) => {
    expect(words(line)).toEqual({ kind: 'answer', answer: { exitCode: 2, stdout: [], stderr } })
  })
})

test.each([
  ['schedule', { kind: 'job', job: { job: 'schedule', change: null } }],
  ['schedule pause', { kind: 'job', job: { job: 'schedule', change: 'pause' } }],
  ['audit', { kind: 'job', job: { job: 'audit' } }],
  ['messages off', { kind: 'job', job: { job: 'messages', isOn: false } }],
  ['export --dir out', { kind: 'job', job: { job: 'export', dir: resolve('out') } }],
  [
    'run --as-of 2026-01-31 --dry-run',
    { kind: 'job', job: { job: 'run', asOf: '2026-01-31', isDryRun: true } },
  ],
  [
    'import in --mapping m.yaml',
    { kind: 'job', job: { job: 'import', dir: resolve('in'), mapping: resolve('m.yaml'), isDryRun: false } },
  ],
  ['score growth --input -', { kind: 'score', module: 'growth', input: '-' }],
  ['archive cancel', { kind: 'archive', request: { step: 'cancel' } }],
  [
    'archive write a --passphrase-file p',
    { kind: 'archive', request: { step: 'write', file: resolve('a'), passphraseFile: resolve('p') } },
  ],
  [
    'archive read a',
    { kind: 'archive', request: { step: 'read', file: resolve('a'), passphraseFile: null } },
  ],
  ['schema growth', { kind: 'schema', module: 'growth' }],
])('%s is what it says', (line, request) => {
  expect(words(line)).toEqual(request)
})

test.each([
  ['', /^command: expected one of score, schema, .*, found nothing\n\nplumbline score/],
  ['toString', /^command: expected one of .*, found toString\n/],
  ['run --as-off 2026-01-01', /^arguments: .*--as-off/],
  ['run --as-of 2026-02-30', /^--as-of: expected a date as YYYY-MM-DD, found "2026-02-30"\n/],
])('“%s” is refused, with what is expected', (line, stderr) => {
  const request = words(line)
  expect(request.kind === 'answer' && request.answer.exitCode).toBe(2)
  expect(request.kind === 'answer' && request.answer.stderr).toMatch(stderr)
})
