import { test } from '@fast-check/vitest'
import fc from 'fast-check'
import { describe, expect } from 'vitest'
import { RefusedInputError } from '../../src/errors.ts'
import { type Files, importFiles } from '../support/import-files.ts'
import { accounts, orders } from '../support/mappings.ts'
import { MemoryFacts } from '../support/memory-facts.ts'

async function faultsOf(
  mapping: string,
  files: Files = { 'a.csv': 'id,name\n' },
): Promise<readonly string[]> {
  const facts = new MemoryFacts()
  const refused: unknown = await importFiles({ ...files, 'mapping.yaml': mapping }, facts).catch(
    error => error,
  )
  expect(refused).toBeInstanceOf(RefusedInputError)
  expect(facts.imports).toEqual([])
  return refused instanceof RefusedInputError ? refused.faults : []
}

describe('an unusable mapping is refused with every fault by its path, and nothing is written', () => {
  test.each<[string, string, string[]]>([
    [
      'text that is no YAML',
      'targets: [',
      [expect.stringMatching(/^mapping.yaml line 1: expected YAML or JSON, found /)],
    ],
    ['nothing', '', ['mapping.yaml file: expected object, found null']],
    [
      'an entry that nobody knows',
      accounts('account_id: id\nname: id', 'colour: red'),
      ['mapping.yaml colour: expected no such entry, found "colour"'],
    ],
    [
      'a kind that nobody knows',
      'targets: [{ fills: deal, from: a.csv, columns: {} }]',
      [expect.stringMatching(/^mapping.yaml targets\[0\].fills: expected one of person, .*, found "deal"$/)],
    ],
    [
      'columns that nobody knows and required ones without a rule',
      accounts('account_id: id\ncolour: id'),
      [
        expect.stringMatching(
          /^mapping.yaml targets\[0\].columns.colour: expected one of account_id, name, .*, found "id"$/,
        ),
        expect.stringMatching(
          /^mapping.yaml targets\[0\].columns: expected a rule for the required column name, found /,
        ),
      ],
    ],
    [
      'a rule of another form',
      accounts('account_id: id\nname: { colour: red }'),
      [
        'mapping.yaml targets[0].columns.name: expected a column, { column, values, default, dates, as }, { constant }, { template, as } or { sum }, found {"colour":"red"}',
      ],
    ],
    [
      'a date format',
      accounts('account_id: id\nname: id', 'dates: MM/YY'),
      [expect.stringMatching(/^mapping.yaml dates: expected timestamp, or YYYY.*, found "MM\/YY"$/)],
    ],
    [
      'a formula',
      orders.replace('* n', '* * n'),
      [expect.stringMatching(/columns.amount.sum: expected a formula.*found "\[unit price\] \* \* n/)],
    ],
    [
      'a currency',
      accounts('account_id: id\nname: id', 'currency: Dollar'),
      ['mapping.yaml currency: expected an ISO 4217 currency code such as EUR, found "Dollar"'],
    ],
    [
      'money without any currency',
      orders.replace('currency: USD', ''),
      [
        expect.stringMatching(
          /^mapping.yaml targets\[2\].columns: expected a rule for the required column currency, or a currency for the whole mapping/,
        ),
      ],
    ],
    [
      'derived coverage beside coverage of its own',
      `${accounts('account_id: id\nname: id')}  - { fills: coverageAssignment, from: a.csv, columns: { assignment_id: id, account_id: id, person_id: id, role: { constant: sam }, is_lead: { constant: true } } }\nderiveCoverage: {}\n`,
      [expect.stringMatching(/^mapping.yaml deriveCoverage: expected no derived coverage beside a target/)],
    ],
  ])('%s', async (_, mapping, expected) => {
    expect(await faultsOf(mapping)).toEqual(expected)
  })

  test.each([
    [
      'aliases that unfold without end',
      `a: &a [x, x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nd: &d [*c, *c, *c]\ne: [*d, *d, *d, *d, *d]\n`,
    ],
    ['names of JavaScript itself', '{ constructor: 1, __proto__: { targets: [] }, toString: x }'],
    ['targets that are no list', 'targets: 5'],
    [
      'a lookup of a name of JavaScript itself',
      'targets: [{ fills: account, from: a.csv, columns: { account_id: constructor.name, name: 5 } }]',
    ],
  ])('%s', async (_, mapping) => {
    expect((await faultsOf(mapping)).length).toBeGreaterThan(0)
  })

  test.prop([fc.anything({ withBigInt: false, maxDepth: 4 })], { numRuns: 300, seed: 20_260_930 })(
    'anything at all',
    async content => {
      expect((await faultsOf(JSON.stringify(content) ?? '')).length).toBeGreaterThan(0)
    },
  )

  test('a file that is not in the folder', async () => {
    expect(await faultsOf(accounts('account_id: id\nname: id'), {})).toEqual([
      expect.stringMatching(/: expected a.csv, which the mapping names, found none$/),
    ])
  })

  test('JSON is read as well', async () => {
    const mapping = JSON.stringify({
      targets: [{ fills: 'account', from: 'a.csv', columns: { account_id: 'id', name: 'id' } }],
    })
    expect(
      (await importFiles({ 'a.csv': 'id\n1\n', 'mapping.yaml': mapping }, new MemoryFacts())).files[0],
    ).toMatchObject({
      accepted: 1,
    })
  })
})
