import { describe, expect, test } from 'vitest'
import { RefusedInputError } from '../../src/errors.ts'
import { company, type Files, importDir, importFiles, withFolder } from '../support/import-files.ts'
import { MemoryFacts } from '../support/memory-facts.ts'

const header = 'opportunity_id,account_id,stage,amount,currency,opened_on,closed_on\n'
const good = 'O-1,A-1,won,100,USD,2026-01-01,2026-02-01\n'

async function importBeside(files: Files) {
  const facts = new MemoryFacts()
  await importFiles(company, facts)
  const result = await importFiles(files, facts)
  for (const { rows, accepted, rejected } of result.files) expect(accepted + rejected).toBe(rows)
  return { facts, result }
}

describe('a bad row is listed with file, line, field, value and reason; the rows around it go in', () => {
  const cases: [string, string, { line?: number; field: string; value: string; reason: string | RegExp }][] =
    [
      [
        'an impossible date',
        'O-2,A-1,won,1,USD,2026-02-30,2026-03-01',
        { field: 'opened_on', value: '2026-02-30', reason: /a date that exists/ },
      ],
      [
        'a negative amount',
        'O-2,A-1,won,-5,USD,,2026-03-01',
        { field: 'amount', value: '-5', reason: /a number from 0/ },
      ],
      [
        'an overflowing amount',
        'O-2,A-1,won,100000000000,USD,,2026-03-01',
        { field: 'amount', value: '100000000000', reason: /to 99999999999.9999/ },
      ],
      [
        'an amount without a currency',
        'O-2,A-1,won,5,,,2026-03-01',
        { field: 'currency', value: '', reason: 'expected a currency, because an amount is given' },
      ],
      [
        'an amount without a rate',
        'O-2,A-1,won,5,EUR,,2026-03-01',
        {
          field: 'amount',
          value: '5',
          reason: 'expected a rate from EUR to USD on or before 2026-03-01 in exchange-rates.csv',
        },
      ],
      [
        'an unknown currency',
        'O-2,A-1,won,5,ZZZ,,2026-03-01',
        { field: 'currency', value: 'ZZZ', reason: /ISO 4217/ },
      ],
      [
        'an unknown id',
        'O-2,A-9,won,5,USD,,2026-03-01',
        { field: 'account_id', value: 'A-9', reason: /the id of a known account/ },
      ],
      [
        'an unknown stage',
        'O-2,A-1,Won!,5,USD,,2026-03-01',
        { field: 'stage', value: 'Won!', reason: /one of prospecting, engaging/ },
      ],
      [
        'an empty cell that is required',
        'O-2,A-1,,5,USD,,',
        { field: 'stage', value: '', reason: 'expected a value, found an empty cell' },
      ],
      [
        'a closed opportunity without an account',
        'O-2,,won,5,USD,,2026-03-01',
        { field: 'account_id', value: '', reason: /because the opportunity is closed/ },
      ],
      [
        'a close before the opening',
        'O-2,A-1,won,5,USD,2026-04-01,2026-03-01',
        { field: 'closed_on', value: '2026-03-01', reason: /on or after opened_on/ },
      ],
      [
        'a key that came before',
        'O-1,A-2,lost,0,USD,,2026-03-01',
        {
          field: 'opportunity_id',
          value: 'O-1',
          reason: 'expected each key once, found it before in line 2 of opportunities.csv',
        },
      ],
      [
        'too few cells',
        'O-2,A-1,won',
        { field: 'amount', value: 'O-2,A-1,won', reason: /expected 7 cells, found 3/ },
      ],
      [
        'too many cells',
        'O-2,A-1,won,1,000,USD,,2026-03-01',
        {
          field: 'closed_on',
          value: 'O-2,A-1,won,1,000,USD,,2026-03-01',
          reason: /expected 7 cells, found 8/,
        },
      ],
      [
        'a quote that never closes',
        'O-2,"A-1,won,5,USD,,2026-03-01',
        { field: 'account_id', value: /^"A-1,won/ as unknown as string, reason: /a quote that is closed/ },
      ],
      [
        'a quote inside a cell',
        'O-2,A"1,won,5,USD,,2026-03-01',
        { field: 'account_id', value: /^A"1/ as unknown as string, reason: /no quote inside a cell/ },
      ],
      [
        'a NUL byte',
        'O\u00002,A-1,won,5,USD,,2026-03-01',
        { field: 'opportunity_id', value: 'O\u00002', reason: /without control characters/ },
      ],
      [
        'an id that a list of ids would part',
        '"O;2",A-1,won,5,USD,,2026-03-01',
        { field: 'opportunity_id', value: 'O;2', reason: /an id without semicolons/ },
      ],
      [
        'an id that is too long',
        `${'O'.repeat(201)},A-1,won,5,USD,,2026-03-01`,
        { field: 'opportunity_id', value: `${'O'.repeat(80)}…`, reason: /at most 200 characters/ },
      ],
    ]
  test.each(cases)('%s', async (_, line, { field, value, reason }) => {
    const after = 'O-3,A-2,lost,0,USD,2026-01-01,2026-02-01\n'
    const { facts, result } = await importBeside({ 'opportunities.csv': `${header}${good}${line}\n${after}` })
    expect(result.files).toEqual([
      { file: 'opportunities.csv', rows: 3, accepted: 2, rejected: 1, unchanged: 0 },
    ])
    expect(result.rejects).toEqual([
      {
        file: 'opportunities.csv',
        line: 3,
        field,
        value: typeof value === 'string' ? value : expect.stringMatching(value),
        reason: typeof reason === 'string' ? reason : expect.stringMatching(reason),
      },
    ])
    expect(facts.rows('opportunity').map(({ row }) => row.opportunityId)).toEqual(['O-1', 'O-3'])
  })

  test('every faulty cell of a row is listed', async () => {
    const { result } = await importBeside({
      'opportunities.csv': `${header}O-1,A-1,won,x,USD,y,2026-03-01\n`,
    })
    expect(result.rejects.map(({ line, field }) => [line, field])).toEqual([
      [2, 'amount'],
      [2, 'opened_on'],
    ])
    expect(result.files[0]).toMatchObject({ rows: 1, rejected: 1 })
  })

  test('a row that is not UTF-8', async () => {
    const latin = Buffer.from('A-3,M\xfcller\n', 'latin1')
    const { facts, result } = await importBeside({
      'accounts.csv': Buffer.concat([Buffer.from('account_id,name\n'), latin, Buffer.from('A-4,Müller\n')]),
    })
    expect(result.rejects).toMatchObject([{ file: 'accounts.csv', line: 2, field: 'name', reason: /UTF-8/ }])
    expect(facts.rows('account').map(({ row }) => row.name)).toEqual(['Lakeside', 'Hillside', 'Müller'])
  })

  test('a cell of 10 MB, of which only the beginning is listed', async () => {
    const huge = 'x'.repeat(10 * 1024 * 1024)
    const { result } = await importBeside({
      'accounts.csv': `account_id,name\nA-3,"${huge}"\nA-4,${huge}\nA-5,Riverside\n`,
    })
    expect(result.files[0]).toMatchObject({ rows: 3, accepted: 1, rejected: 2 })
    expect(result.rejects).toMatchObject([
      { line: 2, field: 'name', reason: /at most 1048576 bytes/ },
      { line: 3, field: 'name', reason: /at most 1048576 bytes/ },
    ])
    for (const { value } of result.rejects) expect(value.length).toBeLessThan(100)
  })

  test('a file that is cut off in the middle of a row', async () => {
    const { result } = await importBeside({ 'opportunities.csv': `${header}${good}O-2,A-1,wo` })
    expect(result.rejects).toMatchObject([{ line: 3, field: 'amount', reason: /cut off here/ }])
    expect(result.files[0]).toMatchObject({ rows: 2, accepted: 1, rejected: 1 })
  })
})

describe('a file whose header is wrong is refused as a whole, and every row of it counts as rejected', () => {
  const rows = 'O-1,A-1,won\nO-2,A-1,won\n'
  const utf16 = Buffer.from(`\ufeff${header}${good}`, 'utf16le')
  test.each<[string, string | Buffer, number, string | RegExp]>([
    [
      'a missing column',
      `opportunity_id,account_id\n${'O-1,A-1\n'.repeat(2)}`,
      2,
      'expected a column "stage", found none',
    ],
    [
      'a column that is there twice',
      `opportunity_id,stage,Stage\n${rows}`,
      2,
      'expected one column "Stage", found two',
    ],
    [
      'a column that is misspelt by a letter',
      `opportunity_id,amuont,stage\n${rows}`,
      2,
      'expected a column "amount", found none; is "amuont" meant?',
    ],
    ['UTF-16', utf16, 1, /UTF-8.*UTF-16/],
    [
      'an encoding other than UTF-8',
      Buffer.from('opportunity_id,stage,n\xfcmber\n1,won,2\n', 'latin1'),
      1,
      /UTF-8/,
    ],
    ['no bytes', '', 0, 'expected a header row, found an empty file'],
    ['line breaks CR', 'opportunity_id,stage\rO-1,won\r', 0, /found CR alone/],
    [
      'a delimiter that is no delimiter',
      'opportunity_id|stage\nO-1|won\n',
      1,
      'expected a column "opportunity_id", found none',
    ],
  ])('%s', async (_, content, count, reason) => {
    const { facts, result } = await importBeside({ 'opportunities.csv': content })
    expect(result.files).toEqual([
      { file: 'opportunities.csv', rows: count, accepted: 0, rejected: count, unchanged: 0 },
    ])
    expect(result.rejects).toEqual([expect.objectContaining({ file: 'opportunities.csv', line: 1 })])
    expect(result.rejects[0]?.reason).toMatch(reason)
    expect(facts.rows('opportunity')).toEqual([])
  })
})

describe('what is written differently and still clear is read', () => {
  test.each<[string, string | Buffer]>([
    ['a byte order mark', `\ufeff${header}${good}`],
    ['CRLF', `${header}${good}`.replaceAll('\n', '\r\n')],
    ['semicolons', `${header}${good}`.replaceAll(',', ';')],
    ['tabs', `${header}${good}`.replaceAll(',', '\t')],
    [
      'columns in another order',
      'stage,closed_on,opportunity_id,account_id,amount,currency,opened_on\nwon,2026-02-01,O-1,A-1,100,USD,2026-01-01\n',
    ],
    ['blanks around names and cells', `${header}${good}`.replaceAll(',', ' , ')],
    ['upper case in the header', `${header.toUpperCase()}${good}`],
    ['quotes around every cell', `${header}${good}`.replaceAll(/[^,\n]+/g, '"$&"')],
    ['no line break at the end', `${header}${good}`.trimEnd()],
    ['blank lines', `\n${header}\n${good}\n\n`],
  ])('%s', async (_, content) => {
    const { facts, result } = await importBeside({ 'opportunities.csv': content })
    expect(result.rejects).toEqual([])
    const facts2 = new MemoryFacts()
    await importFiles({ ...company, 'opportunities.csv': `${header}${good}` }, facts2)
    expect(facts.rows('opportunity')).toEqual(facts2.rows('opportunity'))
    expect(facts.rows('opportunity')).toHaveLength(1)
  })

  test('line breaks and quotes in a cell are kept', async () => {
    const { facts } = await importBeside({
      'accounts.csv': 'account_id,name\nA-3,"The ""Old"" Mill\r\nNorth, East"\n',
    })
    expect(facts.rows('account').at(-1)?.row.name).toBe('The "Old" Mill\r\nNorth, East')
  })

  test('unknown columns and files are warned of', async () => {
    const { result } = await importBeside({
      'accounts.csv': 'account_id,name,Fax\nA-3,Mill,1\n',
      'notes.csv': 'a\n',
    })
    expect(result.warnings).toEqual([
      'accounts.csv: nobody reads these columns: Fax',
      'notes.csv: nobody reads this file',
    ])
  })

  test('a header alone gives no row and no fault', async () => {
    const { result } = await importBeside({ 'accounts.csv': 'account_id,name\n' })
    expect(result.files).toEqual([{ file: 'accounts.csv', rows: 0, accepted: 0, rejected: 0, unchanged: 0 }])
    expect(result.rejects).toEqual([])
  })
})

describe('an unusable folder is refused and nothing is written', () => {
  test.each([
    ['that is not there', '/nowhere/at/all', /expected a folder that can be read, found nothing there/],
    ['that is a file', import.meta.filename, /found no folder/],
  ])('a folder %s', async (_, dir, words) => {
    const facts = new MemoryFacts()
    const refused = await importDir(dir, facts).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(RefusedInputError)
    expect((refused as RefusedInputError).faults).toEqual([expect.stringMatching(words)])
    expect(facts.imports).toEqual([])
  })

  test('a folder without a file of ours', async () => {
    const facts = new MemoryFacts()
    await withFolder({ 'notes.txt': '' }, async dir => {
      await expect(importDir(dir, facts)).rejects.toThrow(/expected at least one of people.csv/)
    })
    expect(facts.imports).toEqual([])
  })
})
