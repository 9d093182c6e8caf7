import { describe, expect, test } from 'vitest'
import { type Files, importFiles } from '../support/import-files.ts'
import { accounts, orders } from '../support/mappings.ts'
import { MemoryFacts } from '../support/memory-facts.ts'

async function importMapped(mapping: string, files: Files) {
  const facts = new MemoryFacts()
  const result = await importFiles({ ...files, 'mapping.yaml': mapping }, facts)
  return { facts, result }
}

describe('a cell of ours is made from', () => {
  test.each<[string, string, string, string, Record<string, unknown>]>([
    ['a column', 'account_id: id\nname: title', 'id,title', '7,Mill', { accountId: '7', name: 'Mill' }],
    ['a constant', 'account_id: id\nname: id\nregion: { constant: East }', 'id', '7', { region: 'East' }],
    [
      'a default where the cell is empty',
      'account_id: id\nname: { column: n, default: Nameless }',
      'id,n',
      '7,',
      { name: 'Nameless' },
    ],
    [
      'a list of values',
      'account_id: id\nname: id\nbuyer_segment: { column: s, values: { P: price_seeker } }',
      'id,s',
      '7,P',
      { buyerSegment: 'price_seeker' },
    ],
    [
      'a template',
      "account_id: 'A-{id}'\nname: { template: '{n}, {c}' }",
      'A-{id},id,n,c',
      'x,7,Mill,East',
      { name: 'Mill, East' },
    ],
    [
      'the number of the line',
      "account_id: { template: 'row-{line}' }\nname: n",
      'n',
      'Mill',
      { accountId: 'row-2' },
    ],
    [
      'several columns as a key',
      "account_id: { template: '{n}-{c}', as: slug }\nname: n",
      'n,c',
      'Ödön & Söhne,North East',
      { accountId: 'odon-sohne-north-east' },
    ],
    [
      'a date as it is written there',
      'account_id: id\nname: id\nstarted_on: { column: d, dates: D.M.YYYY }',
      'id,d',
      '7,1.3.2026',
      { startedOn: '2026-03-01' },
    ],
    [
      'the day of a timestamp',
      'account_id: id\nname: id\nstarted_on: { column: d, dates: timestamp }',
      'id,d',
      '7,2026-03-01T23:30:00.000+02:00',
      { startedOn: '2026-03-01' },
    ],
  ])('%s', async (_, columns, header, row, expected) => {
    const { facts, result } = await importMapped(accounts(columns), { 'a.csv': `${header}\n${row}\n` })
    expect(result.rejects).toEqual([])
    expect(facts.rows('account')[0]?.row).toMatchObject(expected)
  })

  test('an empty template of empty cells is an empty cell', async () => {
    const mapping = accounts("account_id: id\nname: id\nregion: { template: '{a}-{b}' }")
    const { facts } = await importMapped(mapping, { 'a.csv': 'id,a,b\n7,,\n' })
    expect(facts.rows('account')[0]?.row.region).toBeNull()
  })

  test('values are fixed first, by exact text and column', async () => {
    const mapping = accounts(
      'account_id: id\nname: n',
      'files: { a.csv: { fixes: { n: { Mil: Mill, x: y } } } }',
    )
    const { facts } = await importMapped(mapping, { 'a.csv': 'id,n\nMil,Mil\n8,Mills\n' })
    expect(facts.rows('account').map(({ row }) => [row.accountId, row.name])).toEqual([
      ['Mil', 'Mill'],
      ['8', 'Mills'],
    ])
  })
})

describe('a row that a mapping cannot read is rejected by the name of the source column', () => {
  test.each([
    [
      'a value that the list lacks',
      'account_id: id\nname: id\nbuyer_segment: { column: s, values: { P: price_seeker } }',
      'id,s',
      '7,Q',
      's',
      'Q',
      'expected one of P',
    ],
    [
      'a date written otherwise',
      'account_id: id\nname: id\nstarted_on: { column: d, dates: M/D/YYYY }',
      'id,d',
      '7,2026-01-01',
      'd',
      '2026-01-01',
      'expected a date written as M/D/YYYY',
    ],
    [
      'a date that does not exist',
      'account_id: id\nname: id\nstarted_on: { column: d, dates: M/D/YYYY }',
      'id,d',
      '7,2/30/2026',
      'd',
      '2026-02-30',
      /a date that exists/,
    ],
    [
      'an empty key',
      'account_id: key\nname: key',
      'key,x',
      ',1',
      'key',
      '',
      'expected a value, found an empty cell',
    ],
  ])('%s', async (_, columns, header, row, field, value, reason) => {
    const { result } = await importMapped(accounts(columns), { 'a.csv': `${header}\n${row}\n` })
    expect(result.rejects[0]).toMatchObject({ file: 'a.csv', line: 2, field, value })
    expect(result.rejects[0]?.reason).toMatch(reason)
  })
})

const products = 'id,family\np,F\nq,G\nr,F\n'
const orderHeader = 'customer,product,day,state,unit price,n,discount,fee\n'

describe('several rows make one', () => {
  test('sums are exact and go by all other columns; rows that a filter leaves out count as read', async () => {
    const rows =
      'A,p,2026-01-05,paid,0.1,3,0,0\nA,r,2026-01-30,sent,0.1,1,0.5,0.01\nA,q,2026-01-05,paid,2,1,0,0\nA,p,2026-01-05,lost,9,9,0,0\n'
    const { facts, result } = await importMapped(orders, {
      'orders.csv': orderHeader + rows,
      'products.csv': products,
    })
    expect(result.rejects).toEqual([])
    expect(result.files.find(({ file }) => file === 'orders.csv')).toMatchObject({ rows: 4, accepted: 4 })
    expect(facts.rows('revenue').map(({ row }) => [row.familyId, row.period, row.amount])).toEqual([
      ['F', '2026-01-01', '0.34'],
      ['G', '2026-01-01', '2'],
    ])
  })

  test('a row without a number, or without a row to look up, is rejected alone', async () => {
    const rows = 'A,p,2026-01-05,paid,x,1,0,0\nA,z,2026-01-05,paid,1,1,0,0\nA,p,2026-01-05,paid,5,1,0,0\n'
    const { facts, result } = await importMapped(orders, {
      'orders.csv': orderHeader + rows,
      'products.csv': products,
    })
    expect(result.rejects).toMatchObject([
      { line: 2, field: 'unit price', value: 'x', reason: 'expected a number' },
      {
        line: 3,
        field: 'product',
        value: 'z',
        reason: 'expected one row of products.csv for it, found none',
      },
    ])
    expect(result.files.find(({ file }) => file === 'orders.csv')).toMatchObject({
      rows: 3,
      accepted: 1,
      rejected: 2,
    })
    expect(facts.rows('revenue').map(({ row }) => row.amount)).toEqual(['5'])
  })

  test('a row of which two could be looked up is rejected, because neither is meant more', async () => {
    const rows = 'A,p,2026-01-05,paid,5,1,0,0\n'
    const twice = `${products}p,G\n`
    const { result } = await importMapped(orders, { 'orders.csv': orderHeader + rows, 'products.csv': twice })
    expect(result.rejects[0]?.reason).toBe('expected one row of products.csv for it, found two rows')
  })

  test('a sum whose fact is refused rejects every row behind it, and lists the first', async () => {
    const rows = 'A,p,2026-01-05,paid,5,1,0,0\nA,e,2026-01-05,paid,5,1,0,0\nA,e,2026-01-06,paid,5,1,0,0\n'
    const files = { 'orders.csv': orderHeader + rows, 'products.csv': `${products}e,\n` }
    const { facts, result } = await importMapped(orders, files)
    const { rejects } = result
    expect(result.files.find(({ file }) => file === 'orders.csv')).toMatchObject({
      rows: 3,
      accepted: 1,
      rejected: 2,
    })
    expect(rejects.filter(({ file }) => file === 'orders.csv')).toMatchObject([
      { line: 3, field: 'product.family' },
    ])
    expect(facts.rows('revenue')).toHaveLength(1)
  })

  test('distinct rows that contradict each other are rejected, naming the first', async () => {
    const mapping = `
targets:
  - { fills: person, from: t.csv, distinct: true, onlyFilled: [boss], columns: { person_id: boss, name: boss, role: { constant: manager }, region: region } }
`
    const { facts, result } = await importMapped(mapping, {
      't.csv': 'boss,region\nIda,East\n,\nIda,East\nIda,West\n',
    })
    expect(result.rejects).toMatchObject([
      { line: 5, reason: 'expected the same as line 2 of t.csv says of it' },
    ])
    expect(result.files).toMatchObject([{ rows: 4, accepted: 3, rejected: 1 }])
    expect(facts.rows('person')).toHaveLength(1)
  })

  test('the same key from two targets is rejected, naming file and line', async () => {
    const mapping = `
targets:
  - { fills: account, from: a.csv, columns: { account_id: id, name: id } }
  - { fills: account, from: b.csv, columns: { account_id: id, name: id } }
`
    const { result } = await importMapped(mapping, { 'a.csv': 'id\n1\n2\n', 'b.csv': 'id\n3\n2\n' })
    expect(result.rejects).toEqual([
      {
        file: 'b.csv',
        line: 3,
        field: 'id',
        value: '2',
        reason: 'expected each key once, found it before in line 3 of a.csv',
      },
    ])
  })
})

test('a column that the mapping names and the file lacks refuses the file, not the folder', async () => {
  const { result } = await importMapped(accounts('account_id: key\nname: id'), { 'a.csv': 'id,keys\n1,2\n' })
  expect(result.rejects).toMatchObject([
    { line: 1, field: 'key', reason: 'expected a column "key", found none' },
  ])
  expect(result.files).toEqual([{ file: 'a.csv', rows: 1, accepted: 0, rejected: 1, unchanged: 0 }])
})

test('a file to look up in that is refused is listed, and what needs it is not read', async () => {
  const { result } = await importMapped(orders, { 'orders.csv': orderHeader, 'products.csv': 'id,other\n' })
  expect(result.rejects).toMatchObject([{ file: 'products.csv', field: 'family' }])
  expect(result.warnings).toEqual(['orders.csv: gives no revenue, because a file that it needs was refused'])
})

describe('derived coverage', () => {
  const mapping = `
currency: USD
targets:
  - { fills: person, from: p.csv, columns: { person_id: id, name: id, role: { constant: hunter } } }
  - { fills: account, from: a.csv, columns: { account_id: id, name: id } }
  - { fills: opportunity, from: o.csv, columns: { opportunity_id: id, account_id: account, owner_id: seller, stage: { constant: won }, amount: worth, closed_on: day } }
deriveCoverage: { months: 12, role: hunter }
`
  const files = (opportunities: string) => ({
    'mapping.yaml': mapping,
    'p.csv': 'id\np\nq\n',
    'a.csv': 'id\nA\nB\n',
    'o.csv': `id,account,seller,worth,day\n${opportunities}`,
  })
  const state = (facts: MemoryFacts) =>
    facts
      .rows('coverageAssignment')
      .map(
        ({ row }) =>
          `${row.assignmentId}${row.isLead ? ' leads' : ''}${row.untilOn === null ? '' : ` until ${row.untilOn}`}`,
      )

  test('counts opportunities stored before, moves the lead, and ends what no longer follows', async () => {
    const facts = new MemoryFacts()
    await importFiles(files('1,A,p,5,2025-06-30\n2,A,q,3,2025-07-01\n'), facts)
    expect(state(facts)).toEqual(['derived:A/p/2025-06-30 leads', 'derived:A/q/2025-07-01'])
    await importFiles(files('3,A,q,1,2026-06-30\n'), facts)
    expect(state(facts)).toEqual([
      'derived:A/p/2025-06-30 leads until 2026-06-29',
      'derived:A/q/2025-07-01 until 2026-06-29',
      'derived:A/q/2026-06-30 leads',
    ])
    const again = await importFiles(files('3,A,q,1,2026-06-30\n'), facts)
    expect(again.facts.find(({ kind }) => kind === 'coverageAssignment')).toMatchObject({
      accepted: 3,
      unchanged: 3,
    })
  })

  test('one that no longer follows, because its opportunity was corrected, leads no more and ends', async () => {
    const facts = new MemoryFacts()
    await importFiles(files('1,A,p,5,2025-06-30\n2,A,q,3,2025-07-01\n'), facts)
    for (let times = 0; times < 2; times += 1) {
      await importFiles(files('1,A,q,5,2025-06-30\n'), facts)
      expect(state(facts).toSorted()).toEqual([
        'derived:A/p/2025-06-30 until 2025-06-30',
        'derived:A/q/2025-06-30 leads',
        'derived:A/q/2025-07-01 until 2025-07-01',
      ])
    }
  })

  test('leaves accounts alone that have assignments of their own', async () => {
    const facts = new MemoryFacts()
    await importFiles(files(''), facts)
    const own = 'assignment_id,account_id,person_id,role,is_lead\nCA-1,A,p,sam,true\n'
    await importFiles({ 'coverage-assignments.csv': own }, facts)
    await importFiles(files('1,A,q,5,2026-06-30\n2,B,q,5,2026-06-30\n'), facts)
    expect(state(facts)).toEqual(['CA-1 leads', 'derived:B/q/2026-06-30 leads'])
  })
})
