import { describe, expect, test } from 'vitest'
import { type Column, columnName, type FactFile, factFiles, factKinds } from './index.ts'

const files = factKinds.map(kind => [kind, factFiles[kind] as unknown as FactFile] as const)
const columns = files.flatMap(([kind, file]) =>
  Object.entries<Column>(file.columns).map(([name, column]) => [`${kind}.${name}`, column] as const),
)

test('a kind, its file and its table are named once', () => {
  for (const [kind, file] of files) expect(file.kind).toBe(kind)
  for (const part of ['file', 'table'] as const)
    expect(new Set(files.map(([, file]) => file[part])).size).toBe(files.length)
})

describe('a column', () => {
  test.each(columns)('%s accepts its own example and writes it back', (_, column) => {
    const value = column.cell.parse(column.example)
    expect(column.cell.parse(column.write(value))).toEqual(value)
  })

  test.each(columns.filter(([, column]) => column.refersTo !== undefined))(
    '%s refers to a kind that is read before, or to its own',
    (name, column) => {
      const [kind = ''] = name.split('.')
      expect(factKinds.indexOf(column.refersTo ?? 'person')).toBeLessThanOrEqual(
        factKinds.map(String).indexOf(kind),
      )
      // Only rows that one id names can be looked up by it.
      expect(factFiles[column.refersTo ?? 'person'].key).toHaveLength(1)
    },
  )

  test('only managers and parents refer to their own kind, which the import checks as trees', () => {
    const own = columns
      .filter(([name, { refersTo }]) => refersTo === name.split('.')[0])
      .map(([name]) => name)
    expect(own).toEqual(['person.managerId', 'account.parentId'])
  })
})

describe.each(files)('the file of %s', (_, file) => {
  const names = Object.keys(file.columns)
  test('has a key of its own columns, short enough for an index', () => {
    expect(names).toEqual(expect.arrayContaining([...file.key]))
    const long = 'x'.repeat(201)
    for (const name of file.key) expect(file.columns[name]?.cell.safeParse(long).success).toBe(false)
  })
  test('has the columns that its money, gap and date rules name', () => {
    const named = [
      ...file.money.flatMap(rule => [rule.amount, rule.currency, rule.datedBy]),
      ...file.gaps.map(rule => rule.column),
      ...(file.datedBy ?? []),
    ]
    expect(names).toEqual(expect.arrayContaining(named))
  })
  test('has column names that differ in more than case', () => {
    expect(new Set(names.map(name => columnName(name).toLowerCase())).size).toBe(names.length)
  })
})

describe('cells that no column may accept', () => {
  const control = 'a\u0000b'
  test.each(columns)('%s refuses a NUL byte', (_, column) => {
    expect(column.cell.safeParse(control).success).toBe(false)
  })
  const cases: [string, string, string][] = [
    ['person', 'startedOn', '2026-02-30'],
    ['person', 'startedOn', '30.01.2026'],
    ['person', 'email', 'dana at cleanme'],
    ['person', 'timeZone', 'Mars/Olympus'],
    ['opportunity', 'amount', '-1'],
    ['opportunity', 'amount', '1e9'],
    ['opportunity', 'amount', '100000000000'],
    ['opportunity', 'amount', '1.23456'],
    ['opportunity', 'amount', 'NaN'],
    ['opportunity', 'currency', 'XXXX'],
    ['revenue', 'period', '2026-13'],
    ['activity', 'minutes', '12.5'],
  ]
  test.each(cases)('%s.%s refuses %j', (kind, name, text) => {
    const file = factFiles[kind as keyof typeof factFiles] as unknown as FactFile
    expect(file.columns[name]?.cell.safeParse(text).success).toBe(false)
  })
  test('a list refuses more than 200 ids and an id that is too long', () => {
    const { cell } = factFiles.activity.columns.contactIds
    const ids = Array.from({ length: 201 }, (_, at) => `K-${at}`)
    expect(cell.safeParse(ids.join(';')).success).toBe(false)
    expect(cell.safeParse('x'.repeat(201)).success).toBe(false)
    expect(cell.parse(' K-1 ;;K-2;K-1')).toEqual(['K-1', 'K-2'])
  })
})
