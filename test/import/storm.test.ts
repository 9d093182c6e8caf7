import { test } from '@fast-check/vitest'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { factFiles, factKinds } from '../../src/facts/index.ts'
import type { ImportResult } from '../../src/workflows/import/index.ts'
import { allOf } from '../../src/workflows/pages.ts'
import { damage, damaged } from '../support/damage.ts'
import { describeOnEachDatabase, type OpenDatabase } from '../support/databases.ts'
import { type FactPorts, type Files, importFiles } from '../support/import-files.ts'
import { largeCompany } from '../support/large-company.ts'
import { MemoryFacts } from '../support/memory-facts.ts'
import { cellsText } from '../support/stored-facts.ts'

const kindOf = new Map(factKinds.map(kind => [factFiles[kind].file as string, kind]))

function kindIn(file: string) {
  const kind = kindOf.get(file)
  if (kind === undefined) throw new Error(file)
  return kind
}

/** By file, each row that stands on one line, and the fact that it gives. */
async function factsByLine(files: Files): Promise<Map<string, Map<string, string>>> {
  const facts = new MemoryFacts()
  const result = await importFiles(files, facts)
  expect(result.rejects).toEqual([])
  const byFile = new Map<string, Map<string, string>>()
  for (const [file, content] of Object.entries(files)) {
    const kind = kindIn(file)
    const lines = String(content).split('\n').slice(1)
    const byLine = new Map<string, string>()
    for (const { row } of facts.rows(kind)) {
      const [first = '', second] = factFiles[kind].key.map(name => String(Reflect.get(row, name)))
      const starts = second === undefined ? `${first},` : `${first},${second},`
      const month = 'period' in row ? `,${String(row.period).slice(0, 7)},` : ''
      const line = lines.find(one => one.startsWith(starts) && one.includes(month))
      // A row over several lines has an odd quote on its first.
      if (line !== undefined && (line.split('"').length - 1) % 2 === 0) byLine.set(line, cellsText(row))
    }
    byFile.set(file, byLine)
  }
  return byFile
}

/** Holds an import of damaged files against what is stored and against the files before the damage. */
async function expectTrue(
  result: ImportResult,
  { reader }: FactPorts,
  files: Readonly<Record<string, Buffer>>,
  whole: Files,
  originals: ReadonlyMap<string, ReadonlyMap<string, string>>,
): Promise<void> {
  for (const { file, rows, accepted, rejected } of result.files) {
    expect(accepted + rejected, file).toBe(rows)
    const stored = new Set((await allOf(reader, kindIn(file))).map(({ row }) => cellsText(row)))
    expect(stored.size, `facts stored from ${file}`).toBe(accepted)
    const lines = String(files[file]?.toString('latin1')).split(/\r?\n/)
    // Under another header the same line says something else.
    if (lines[0]?.replace(/^\xef\xbb\xbf/, '') !== String(whole[file]).split('\n')[0]) continue
    const rejectedLines = new Set(result.rejects.filter(one => one.file === file).map(({ line }) => line))
    for (const [line, fact] of originals.get(file) ?? []) {
      const at = lines.indexOf(Buffer.from(line).toString('latin1'))
      const isThere = at > 0
      if (isThere) expect(stored.has(fact) || rejectedLines.has(at + 1), `${file}: ${line}`).toBe(true)
    }
  }
}

async function weather(
  facts: FactPorts,
  files: Readonly<Record<string, Buffer>>,
  whole: Files,
  originals: ReadonlyMap<string, ReadonlyMap<string, string>>,
) {
  const result = await importFiles(files, facts)
  await expectTrue(result, facts, files, whole, originals)
  const again = await importFiles(files, facts)
  expect(again.rejects).toEqual(result.rejects)
  for (const { accepted, unchanged } of again.files) expect(unchanged).toBe(accepted)
}

const damages = fc.array(damage, { minLength: 1, maxLength: 6 })

describe('whatever happens to the files', () => {
  const whole = largeCompany(60)
  let originals: Awaited<ReturnType<typeof factsByLine>>
  beforeAll(async () => {
    originals = await factsByLine(whole)
  })

  test.prop([damages], { numRuns: 150, seed: 20_260_930 })(
    'no row is lost or invented, and a second import changes nothing',
    done => weather(new MemoryFacts(), damaged(whole, done), whole, originals),
    120_000,
  )
})

describeOnEachDatabase('whatever happens to the files', database => {
  const whole = largeCompany(40)
  let originals: Awaited<ReturnType<typeof factsByLine>>
  let opened: OpenDatabase
  beforeAll(async () => {
    originals = await factsByLine(whole)
    opened = await database.open()
  })
  afterAll(() => opened.close())

  test.prop([damages], { numRuns: 12, seed: 20_260_930 })(
    'what is stored is what was accepted, and a second import changes nothing',
    done => weather(opened.workspace().bulk, damaged(whole, done), whole, originals),
    120_000,
  )
})
