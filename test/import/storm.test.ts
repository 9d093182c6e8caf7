import { test } from '@fast-check/vitest'
import fc from 'fast-check'
import { beforeAll, describe, expect } from 'vitest'
import { type FactKind, factFiles, factKinds } from '../../src/facts/index.ts'
import type { ImportResult } from '../../src/workflows/import/index.ts'
import { damage, damaged } from '../support/damage.ts'
import { importFiles } from '../support/import-files.ts'
import { largeCompany } from '../support/large-company.ts'
import { MemoryFacts } from '../support/memory-facts.ts'

const whole = largeCompany(60)
const kindOf = new Map(factKinds.map(kind => [factFiles[kind].file as string, kind]))
const texts = (facts: MemoryFacts, kind: FactKind) => facts.rows(kind).map(({ row }) => JSON.stringify(row))

/** By file, each row that stands on one line, and the fact that it gives. */
const originals = new Map<string, Map<string, string>>()
beforeAll(async () => {
  const facts = new MemoryFacts()
  const result = await importFiles(whole, facts)
  expect(result.rejects).toEqual([])
  for (const [file, content] of Object.entries(whole)) {
    const kind = kindOf.get(file)
    if (kind === undefined) throw new Error(file)
    const lines = String(content).split('\n').slice(1)
    const byLine = new Map<string, string>()
    for (const { row } of facts.rows(kind)) {
      const [first = '', second] = factFiles[kind].key.map(name => String(Reflect.get(row, name)))
      const starts = second === undefined ? `${first},` : `${first},${second},`
      const month = 'period' in row ? `,${String(row.period).slice(0, 7)},` : ''
      const line = lines.find(one => one.startsWith(starts) && one.includes(month))
      // A row over several lines has an odd quote on its first.
      if (line !== undefined && (line.split('"').length - 1) % 2 === 0) byLine.set(line, JSON.stringify(row))
    }
    originals.set(file, byLine)
  }
})

function expectTrue(result: ImportResult, facts: MemoryFacts, files: Readonly<Record<string, Buffer>>): void {
  for (const { file, rows, accepted, rejected } of result.files) {
    const kind = kindOf.get(file)
    if (kind === undefined) throw new Error(file)
    expect(accepted + rejected, file).toBe(rows)
    // Nothing is lost and nothing invented on the way to the database.
    expect(facts.rows(kind).length, file).toBe(accepted)
    const lines = String(files[file]?.toString('latin1')).split(/\r?\n/)
    // Under another header the same line says something else.
    if (lines[0]?.replace(/^\xef\xbb\xbf/, '') !== String(whole[file]).split('\n')[0]) continue
    const stored = new Set(texts(facts, kind))
    const rejectedLines = new Set(result.rejects.filter(one => one.file === file).map(({ line }) => line))
    for (const [line, fact] of originals.get(file) ?? []) {
      const at = lines.indexOf(Buffer.from(line).toString('latin1'))
      // Nothing is lost on the way from the file: an intact line gives its fact or stands in the list.
      if (at > 0)
        expect(stored.has(fact) || rejectedLines.has(at + 1), `${file} line ${at + 1}: ${line}`).toBe(true)
    }
  }
}

describe('whatever happens to the files', () => {
  const seeds = { numRuns: 300, seed: 20_260_930 }
  test.prop([fc.array(damage, { minLength: 1, maxLength: 6 })], seeds)(
    'no row is lost or invented, and a second import changes nothing',
    async damages => {
      const files = damaged(whole, damages)
      const facts = new MemoryFacts()
      const result = await importFiles(files, facts)
      expectTrue(result, facts, files)
      const { importId, ...again } = await importFiles(files, facts)
      expect(importId).toBe('I-2')
      expect(again.rejects).toEqual(result.rejects)
      for (const { accepted, unchanged } of again.files) expect(unchanged).toBe(accepted)
    },
    120_000,
  )
})
