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

const agents = Array.from(
  { length: 12 },
  (_, at) => `Agent ${at},Boss ${at % 3},${at % 3 === 0 ? 'East' : 'West'}\n`,
)
const sales = Array.from(
  { length: 60 },
  (_, at) =>
    `${at},"Customer ${at % 9}",Agent ${at % 12},Item ${at % 4},${at % 5 === 0 ? 'Lost' : 'Won'},${(at % 9) + 1}/${(at % 28) + 1}/2026,${at}.25\n`,
)
const mapped = {
  'agents.csv': `agent,boss,region\n${agents.join('')}`,
  'items.csv': 'item,series\nItem 0,X\nItem 1,X\nItem 2,Y\nItem 3,Z\n',
  'sales.csv': `id,customer,agent,item,state,day,worth\n${sales.join('')}`,
}
const mapping = `
currency: USD
dates: M/D/YYYY
targets:
  - { fills: person, from: agents.csv, columns: { person_id: agent, name: agent, manager_id: boss, role: { constant: hunter } } }
  - { fills: person, from: agents.csv, distinct: true, columns: { person_id: boss, name: boss, role: { constant: manager } } }
  - { fills: productFamily, from: items.csv, distinct: true, columns: { family_id: series, name: series } }
  - { fills: account, from: sales.csv, distinct: true, columns: { account_id: customer, name: customer } }
  - fills: opportunity
    from: sales.csv
    columns:
      { opportunity_id: id, account_id: customer, owner_id: agent, amount: worth, closed_on: day, stage: { column: state, values: { Won: won, Lost: lost } } }
  - fills: revenue
    from: sales.csv
    onlyWhere: { state: Won }
    lookups: { item: { in: items.csv, by: item, equals: item } }
    columns: { account_id: customer, family_id: item.series, period: day, amount: { sum: worth } }
deriveCoverage: {}
`

describe('whatever happens to the files of another system', () => {
  test.prop([damages], { numRuns: 150, seed: 20_260_930 })(
    'its rows are all counted, its facts are stored as counted, and a second import changes nothing',
    async done => {
      const files = { ...damaged(mapped, done), 'mapping.yaml': Buffer.from(mapping) }
      const facts = new MemoryFacts()
      const { importId: dryId, ...planned } = await importFiles(files, facts, { dryRun: true })
      const { importId, ...result } = await importFiles(files, facts)
      expect([dryId, importId]).toEqual([null, 'I-1'])
      expect(planned).toEqual(result)
      for (const { rows, accepted, rejected } of result.files) expect(accepted + rejected).toBe(rows)
      for (const { kind, accepted } of result.facts) expect(facts.rows(kind).length, kind).toBe(accepted)
      const again = await importFiles(files, facts)
      expect(again.rejects).toEqual(result.rejects)
      for (const { accepted, unchanged } of again.files) expect(unchanged).toBe(accepted)
      for (const { accepted, unchanged } of again.facts) expect(unchanged).toBe(accepted)
    },
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
