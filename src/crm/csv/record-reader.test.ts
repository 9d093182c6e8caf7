import { mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fc, test } from '@fast-check/vitest'
import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { type CsvItem, readRecords } from './record-reader.ts'
import { UNCLOSED } from './scan-record.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plumbline-csv-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function read(content: string | Buffer, limits: { chunkBytes?: number; maxRecordBytes?: number } = {}) {
  const path = join(folder, 'file.csv')
  await writeFile(path, content)
  const file = await open(path)
  const items: CsvItem[] = []
  try {
    for await (const batch of readRecords(file, { delimiter: ',', startByte: 0, ...limits }))
      items.push(...batch.items)
  } finally {
    await file.close()
  }
  return items
}

const row = (line: number, ...cells: string[]) => ({ line, cells })

describe('a well-formed file', () => {
  test.each([
    ['plain rows', 'a,b\nc,d\n', [row(1, 'a', 'b'), row(2, 'c', 'd')]],
    ['no line break at the end', 'a,b\nc,d', [row(1, 'a', 'b'), row(2, 'c', 'd')]],
    ['CRLF', 'a,b\r\nc,d\r\n', [row(1, 'a', 'b'), row(2, 'c', 'd')]],
    ['CRLF after a quote', '"a","b"\r\n"c","d"\r\n', [row(1, 'a', 'b'), row(2, 'c', 'd')]],
    ['quotes in a cell', 'a,"say ""no"""\n', [row(1, 'a', 'say "no"')]],
    ['line breaks in a cell', 'a,"x\ny\r\nz"\nc,d\n', [row(1, 'a', 'x\ny\r\nz'), row(4, 'c', 'd')]],
    ['delimiters in a cell', '"a,b",c\n', [row(1, 'a,b', 'c')]],
    ['empty cells', ',\n"",\n', [row(1, '', ''), row(2, '', '')]],
    ['blank lines are no rows', '\na,b\n\r\n\nc,d\n\n', [row(2, 'a', 'b'), row(5, 'c', 'd')]],
    ['nothing', '', []],
  ])('%s', async (_, content, expected) => {
    for (const chunkBytes of [1, 2, 3, 1000]) expect(await read(content, { chunkBytes })).toEqual(expected)
  })
})

describe('a damaged row is broken, and reading goes on with the next line', () => {
  const broken = (line: number, cell: number, reason: unknown) =>
    expect.objectContaining({ line, cell, reason })
  const stray = expect.stringContaining('no quote inside')
  test.each([
    [
      'a quote that never closes',
      'a,"b\nc,d\ne,f\n',
      [broken(1, 1, UNCLOSED), row(2, 'c', 'd'), row(3, 'e', 'f')],
    ],
    ['a quote in the middle of a cell', 'a,b"c\nc,d\n', [broken(1, 1, stray), row(2, 'c', 'd')]],
    ['text behind a closing quote', '"a"x,b\nc,d\n', [broken(1, 0, stray), row(2, 'c', 'd')]],
    [
      'an opening quote that a later row seems to close',
      'a,"b\nc,"d,e"\nf,g\n',
      [broken(1, 1, stray), row(2, 'c', 'd,e'), row(3, 'f', 'g')],
    ],
    ['an unclosed quote in the last row', 'a,b\nc,"d', [row(1, 'a', 'b'), broken(2, 1, UNCLOSED)]],
  ])('%s', async (_, content, expected) => {
    for (const chunkBytes of [1, 2, 3, 1000]) expect(await read(content, { chunkBytes })).toEqual(expected)
  })

  test('bytes that are not UTF-8, even where a chunk cuts a character', async () => {
    const content = Buffer.concat([
      Buffer.from('ä,ü\n'),
      Buffer.from('M\xfcller,x\n', 'latin1'),
      Buffer.from('ö,€\n'),
    ])
    for (const chunkBytes of [1, 2, 3, 1000]) {
      expect(await read(content, { chunkBytes })).toEqual([
        row(1, 'ä', 'ü'),
        broken(2, 0, expect.stringContaining('UTF-8')),
        row(3, 'ö', '€'),
      ])
    }
  })

  const large = 'x'.repeat(5_000)
  const tooLarge = expect.stringContaining('at most 1000 bytes')
  test.each([
    ['a bare cell', `a,${large}\nc,d\n`, [broken(1, 1, tooLarge), row(2, 'c', 'd')]],
    ['a quoted cell', `a,"${large}"\nc,d\n`, [broken(1, 1, tooLarge), row(2, 'c', 'd')]],
    [
      'line breaks and quotes in it',
      `a,"${large}\n""\n",b\r\nc,d\n`,
      [broken(1, 1, tooLarge), row(4, 'c', 'd')],
    ],
    ['the last row', `a,b\nc,${large}`, [row(1, 'a', 'b'), broken(2, 1, tooLarge)]],
    [
      'a quote left open in front of a large rest',
      `a,"b\n${'c,d\n'.repeat(1_000)}`,
      [broken(1, 1, UNCLOSED), ...Array.from({ length: 1_000 }, (_, at) => row(at + 2, 'c', 'd'))],
    ],
    ['a quote left open without any line break', `a,"${large}`, [broken(1, 1, UNCLOSED)]],
    [
      'a stray quote far into a bare cell',
      `a,${large}"${large}\nc,d\n`,
      [broken(1, 1, UNCLOSED), row(2, 'c', 'd')],
    ],
  ])('an oversized row: %s', async (_, content, expected) => {
    for (const chunkBytes of [100, 999]) {
      expect(await read(content, { chunkBytes, maxRecordBytes: 1_000 })).toEqual(expected)
    }
  })
})

const cell = fc.string({
  unit: fc.constantFrom('a', 'é', '😀', '"', ',', '\n', '\r\n', ' ', ''),
  maxLength: 6,
})
const quoted = (text: string) =>
  /[",\r\n]/.test(text) || text === '' ? `"${text.replaceAll('"', '""')}"` : text

test.prop([
  fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 20 }),
  fc.integer({ min: 1, max: 40 }),
])('reads every well-formed file as csv-parse does, wherever chunks end', async (rows, chunkBytes) => {
  const content = rows.map(cells => `${cells.map(quoted).join(',')}\n`).join('')
  const items = await read(content, { chunkBytes })
  const expected: string[][] = parse(content)
  expect(items.map(item => 'cells' in item && item.cells)).toEqual(expected)
})
