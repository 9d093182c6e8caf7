import { mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from '@fast-check/vitest'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test as plainTest } from 'vitest'
import { createCsvFolder } from '../../src/crm/csv/create-csv-folder.ts'
import { type Column, columnName, type FactKind, factFiles, factKinds } from '../../src/facts/index.ts'
import { exportFolder } from '../../src/workflows/export/index.ts'
import { describeOnEachDatabase, type OpenDatabase } from '../support/databases.ts'
import { company, type FactPorts, importDir, importFiles } from '../support/import-files.ts'
import { largeCompany } from '../support/large-company.ts'
import { MemoryFacts } from '../support/memory-facts.ts'
import { allFacts } from '../support/stored-facts.ts'

/** Exports the facts, imports them into an empty place and holds both against each other. */
async function expectSameAfterExport(from: FactPorts, to: FactPorts): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), 'plumbline-export-'))
  try {
    const { files } = await exportFolder({ dir, create: createCsvFolder, reader: from.reader })
    const result = await importDir(dir, to)
    expect(result.rejects).toEqual([])
    expect(result.warnings).toEqual([])
    expect(result.files.map(({ file, rows }) => ({ file, rows }))).toEqual(files)
    expect(await allFacts(to.reader)).toEqual(await allFacts(from.reader))
    const again = await importDir(dir, from)
    for (const { accepted, unchanged } of again.files) expect(unchanged).toBe(accepted)
  } finally {
    await rm(dir, { recursive: true })
  }
}

const text = fc.string({
  unit: fc.constantFrom(
    'a',
    'Z',
    'é',
    '😀',
    '"',
    ',',
    ';',
    '\n',
    '\r\n',
    '\t',
    ' ',
    "'",
    '=',
    '\\',
    '{',
    '}',
  ),
  minLength: 1,
  maxLength: 12,
})

/** Text of a cell that the column mostly accepts; ids come from a pool so small that rows refer to each other. */
function cellOf(kind: FactKind, name: string, column: Column): fc.Arbitrary<string> {
  const pool = fc.constantFrom('x1', 'x2', 'é, "3"')
  if (column.storedAs === 'text[]')
    return fc.array(pool, { minLength: 1, maxLength: 3 }).map(ids => ids.join(';'))
  if (column.refersTo === kind) return fc.constant('')
  if (column.type === 'ISO 4217 code') return fc.constantFrom('EUR', 'GBP')
  if (name === 'weight') return fc.constantFrom('1', '0.5', '0')
  if (column.refersTo !== undefined || factFiles[kind].key[0] === name) return pool
  if (column.type.startsWith('one of '))
    return fc.constantFrom(...column.type.slice('one of '.length).split(', '))
  if (column.storedAs === 'boolean') return fc.constantFrom('true', 'no', '1', 'FALSE')
  if (column.type.startsWith('text')) return text
  if (column.type === 'money') return fc.constantFrom('0', '0.5', '12.3400', '99999999999.9999')
  return fc.constant(column.example)
}

function fileOf(kind: FactKind): fc.Arbitrary<[string, string]> {
  const columns = Object.entries<Column>(factFiles[kind].columns)
  const cells = columns.map(([name, column]) => {
    const cell =
      name === 'currency' && kind !== 'exchangeRate' ? fc.constant('USD') : cellOf(kind, name, column)
    return column.required ? cell : fc.option(cell, { nil: '', freq: 4 })
  })
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`
  return fc.array(fc.tuple(...cells), { minLength: 1, maxLength: 6 }).map(rows => {
    const lines = [columns.map(([name]) => columnName(name)), ...rows.map(row => row.map(quoted))]
    return [factFiles[kind].file, lines.map(line => `${line.join(',')}\n`).join('')]
  })
}

const folder = fc.tuple(...factKinds.map(fileOf)).map(files => Object.fromEntries(files))

test.prop([folder], { numRuns: 40, seed: 20_260_930 })(
  'importing what was exported changes nothing, for every kind of fact',
  async files => {
    const from = new MemoryFacts()
    await importFiles(files, from)
    await expectSameAfterExport(from, new MemoryFacts())
  },
  120_000,
)

plainTest('the folders above fill every kind of fact', async () => {
  const filled = new Set<string>()
  for (const files of fc.sample(folder, { numRuns: 40, seed: 20_260_930 })) {
    const { facts } = await importFiles(files, new MemoryFacts())
    for (const { kind, accepted } of facts) if (accepted > 0) filled.add(kind)
  }
  expect([...filled].sort()).toEqual([...factKinds].sort())
})

plainTest('opportunities are exported with the columns stage and amount', async () => {
  const header = Object.keys(factFiles.opportunity.columns).map(columnName)
  expect([factFiles.opportunity.file, header]).toEqual([
    'opportunities.csv',
    expect.arrayContaining(['stage', 'amount']),
  ])
})

plainTest('an export replaces what an earlier one left in the folder', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'plumbline-export-'))
  const [before, after] = [new MemoryFacts(), new MemoryFacts()]
  await importFiles(company, before)
  for (const { reader } of [before, new MemoryFacts()])
    await exportFolder({ dir, create: createCsvFolder, reader })
  const result = await importDir(dir, after)
  expect(result.files.every(({ rows }) => rows === 0)).toBe(true)
  await rm(dir, { recursive: true })
})

plainTest('a folder that can not be made is refused', async () => {
  const { reader } = new MemoryFacts()
  const request = { dir: join(import.meta.filename, 'export'), create: createCsvFolder, reader }
  await expect(exportFolder(request)).rejects.toThrow(/expected a folder to write to, found no folder/)
  const onFile = { ...request, dir: import.meta.filename }
  await expect(exportFolder(onFile)).rejects.toThrow(
    /expected a folder to write to, found a file of that name/,
  )
})

plainTest(
  'a file that can not be replaced is refused, and a link left in its way is not followed',
  async () => {
    const { reader } = new MemoryFacts()
    const dir = await mkdtemp(join(tmpdir(), 'plumbline-export-'))
    await mkdir(join(dir, 'accounts.csv'))
    await symlink(join(dir, 'elsewhere'), join(dir, 'people.csv.part'))
    const request = { dir, create: createCsvFolder, reader }
    await expect(exportFolder(request)).rejects.toThrow(
      /accounts\.csv: expected a file that can be written, found a folder/,
    )
    expect(await readdir(dir)).toEqual(expect.not.arrayContaining(['elsewhere', 'people.csv.part']))
    await rm(dir, { recursive: true })
  },
)

describeOnEachDatabase('importing what was exported', database => {
  let opened: OpenDatabase
  beforeAll(async () => {
    opened = await database.open()
  })
  afterAll(() => opened.close())

  plainTest('changes nothing', async () => {
    const [from, to] = [opened.workspace().bulk, opened.workspace().bulk]
    expect((await importFiles(largeCompany(150), from)).rejects).toEqual([])
    await expectSameAfterExport(from, to)
  })

  test.prop([folder], { numRuns: 5, seed: 20_260_930 })(
    'changes nothing, for every kind of fact',
    async files => {
      const [from, to] = [opened.workspace().bulk, opened.workspace().bulk]
      await importFiles(files, from)
      await expectSameAfterExport(from, to)
    },
    120_000,
  )
})
