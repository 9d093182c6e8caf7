import { describe, expect, test } from 'vitest'
import { company, importFiles } from '../support/import-files.ts'
import { MemoryFacts } from '../support/memory-facts.ts'

const people = (...rows: string[]) =>
  `person_id,name,role,manager_id\n${rows.map(row => `${row}\n`).join('')}`
const person = (id: string, manager = '') => `${id},Name of ${id},account_manager,${manager}`

async function importPeople(stored: string[], ...rows: string[]) {
  const facts = new MemoryFacts()
  if (stored.length > 0) await importFiles({ 'people.csv': people(...stored) }, facts)
  const result = await importFiles({ 'people.csv': people(...rows) }, facts)
  return {
    rejects: result.rejects.map(({ line, reason }) => `${line}: ${reason}`),
    stored: facts.rows('person').map(({ row }) => `${row.personId}<${row.managerId ?? ''}`),
  }
}

describe('managers', () => {
  test('may stand behind the people below them, over any distance', async () => {
    const rows = Array.from({ length: 40 }, (_, at) => person(`P-${at}`, at === 39 ? '' : `P-${at + 1}`))
    expect((await importPeople([], ...rows)).rejects).toEqual([])
  })

  test('may be stored already', async () => {
    expect((await importPeople([person('P-1')], person('P-2', 'P-1'))).rejects).toEqual([])
  })

  test('that nobody knows reject the row, and with it everyone below', async () => {
    const { rejects, stored } = await importPeople(
      [],
      person('P-1', 'P-2'),
      person('P-2', 'P-9'),
      person('P-3'),
    )
    expect(rejects).toEqual([
      '2: expected the id of a known person, found one that is rejected itself (line 3 of people.csv)',
      '3: expected the id of a known person, found none',
    ])
    expect(stored).toEqual(['P-3<'])
  })

  test('whose own row is bad still count where they are stored', async () => {
    const { rejects } = await importPeople([person('P-1')], 'P-1,,manager,', person('P-2', 'P-1'))
    expect(rejects).toEqual(['2: expected a value, found an empty cell'])
  })

  test('in a circle are rejected with the circle by name, and so is everyone below', async () => {
    const { rejects, stored } = await importPeople(
      [],
      person('P-1', 'P-2'),
      person('P-2', 'P-3'),
      person('P-3', 'P-1'),
      person('P-4', 'P-3'),
      person('P-5'),
    )
    expect(rejects).toEqual([
      '2: expected no circle, found P-1 → P-2 → P-3 → P-1',
      '3: expected no circle, found P-1 → P-2 → P-3 → P-1',
      '4: expected no circle, found P-1 → P-2 → P-3 → P-1',
      '5: expected the id of a known person, found one that is rejected itself (line 4 of people.csv)',
    ])
    expect(stored).toEqual(['P-5<'])
  })

  test('of themselves are a circle', async () => {
    expect((await importPeople([], person('P-1', 'P-1'))).rejects).toEqual([
      '2: expected no circle, found P-1 → P-1',
    ])
  })

  test('in a circle that closes through stored rows are rejected', async () => {
    const { rejects, stored } = await importPeople(
      [person('P-1'), person('P-2', 'P-1'), person('P-3', 'P-2')],
      person('P-1', 'P-3'),
    )
    expect(rejects).toEqual(['2: expected no circle, found P-1 → P-3 → P-2 → P-1'])
    expect(stored).toContain('P-1<')
  })
})

describe('a buying centre belongs to one account', () => {
  const accounts = 'account_id,name\nA-1,One\nA-2,Two\n'
  const centres = 'centre_id,account_id,name\nC-1,A-1,Surgery\n'
  const contacts = 'contact_id,account_id,centre_id,name\nK-1,A-1,C-1,Own\nK-2,A-2,C-1,Stray\nK-3,A-2,,None\n'
  const assignments =
    'assignment_id,account_id,person_id,role,is_lead,centre_id\nS-1,A-1,P-1,hunter,true,C-1\nS-2,A-2,P-1,hunter,true,C-1\n'
  const people = 'person_id,name,role\nP-1,Dana,hunter\n'
  const stray = 'C-1: expected a buying centre of account A-2, found one of A-1'
  const reasons = (result: { readonly rejects: readonly { value: string; reason: string }[] }) =>
    result.rejects.map(({ value, reason }) => `${value}: ${reason}`)

  test.each([false, true])('so what names that of another account is rejected; dry run: %s', async dryRun => {
    const files = {
      'people.csv': people,
      'accounts.csv': accounts,
      'buying-centres.csv': centres,
      'contacts.csv': contacts,
      'coverage-assignments.csv': assignments,
    }
    const facts = new MemoryFacts()
    expect(reasons(await importFiles(files, facts, { dryRun }))).toEqual([stray, stray])
    if (dryRun) return
    expect(facts.rows('contact').map(({ row }) => row.contactId)).toEqual(['K-1', 'K-3'])
    expect(reasons(await importFiles({ 'contacts.csv': contacts }, facts))).toEqual([stray])
  })
})

describe('measures of a comp plan', () => {
  const plans = 'plan_id,name,role,base_share\nC-1,Plan,account_manager,0.7\nC-2,Other,hunter,0.5\n'
  const measures = (...rows: string[]) =>
    `plan_id,measure,family_id,weight\n${rows.map(row => `${row}\n`).join('')}`
  async function importMeasures(first: string, second?: string) {
    const facts = new MemoryFacts()
    await importFiles({ ...company, 'comp-plans.csv': plans }, facts)
    let result = await importFiles({ 'comp-measures.csv': first }, facts)
    if (second !== undefined) result = await importFiles({ 'comp-measures.csv': second }, facts)
    return { reasons: result.rejects.map(({ line, reason }) => `${line}: ${reason}`), facts }
  }

  test.each([
    ['0.5', '0.5'],
    ['0.333333', '0.666667'],
    ['1', '0'],
  ])('with weights %s and %s are accepted', async (a, b) => {
    expect((await importMeasures(measures(`C-1,x,F-1,${a}`, `C-1,y,F-1,${b}`))).reasons).toEqual([])
  })

  test('that do not sum to 1 are all rejected, those of other plans are not', async () => {
    const rows = measures('C-1,x,F-1,0.5', 'C-2,x,F-1,1', 'C-1,y,F-1,0.3')
    const { reasons, facts } = await importMeasures(rows)
    expect(reasons).toEqual([
      '2: expected accepted weights of C-1 that sum to 1, found 0.8',
      '4: expected accepted weights of C-1 that sum to 1, found 0.8',
    ])
    expect(facts.rows('compMeasure').map(({ row }) => row.planId)).toEqual(['C-2'])
  })

  test('that the scoring core would refuse are rejected here: rounded thirds are not one', async () => {
    const thirds = ['x', 'y', 'z'].map(measure => `C-1,${measure},F-1,0.333333`)
    expect((await importMeasures(measures(...thirds))).reasons[0]).toBe(
      '2: expected accepted weights of C-1 that sum to 1, found 0.999999',
    )
  })

  test('are all rejected where one of them is bad', async () => {
    const { reasons } = await importMeasures(measures('C-1,x,F-1,0.5', 'C-1,y,F-9,0.5'))
    expect(reasons).toEqual([
      '2: expected accepted weights of C-1 that sum to 1, found 0.5',
      expect.stringMatching(/^3: .*known productFamily/),
      expect.stringMatching(/^3: .*sum to 1/),
    ])
  })

  test('count together with a stored one, which a weight of 0 ends', async () => {
    const first = measures('C-1,x,F-1,0.5', 'C-1,y,F-1,0.5')
    expect((await importMeasures(first, measures('C-1,x,F-1,0.5', 'C-1,z,F-1,0.5'))).reasons[0]).toBe(
      '2: expected accepted weights of C-1 that sum to 1, found 1.5 with the stored measure y (give it weight 0 to end it)',
    )
    const ended = measures('C-1,x,F-1,0.5', 'C-1,z,F-1,0.5', 'C-1,y,F-1,0')
    expect((await importMeasures(first, ended)).reasons).toEqual([])
  })
})

describe('amounts in other currencies', () => {
  const rates = 'currency,on,rate\nEUR,2026-01-01,1.10\nEUR,2026-03-01,1.20\nJPY,2026-01-01,0.0065\n'
  const revenue = (...rows: string[]) =>
    `account_id,family_id,period,amount,currency\n${rows.map(row => `A-1,F-1,${row}\n`).join('')}`
  const minor = async (...rows: string[]) => {
    const facts = new MemoryFacts()
    const result = await importFiles(
      { ...company, 'exchange-rates.csv': rates, 'revenue.csv': revenue(...rows) },
      facts,
    )
    return {
      amounts: facts.rows('revenue').map(({ baseMinor }) => baseMinor['amount']),
      rejects: result.rejects,
    }
  }

  test.each([
    ['the latest rate on or before the day', '2026-02,100,EUR', 11_000n],
    ['a rate from its first day on', '2026-03,100,EUR', 12_000n],
    ['no rate for the base currency', '2026-02,100.25,USD', 10_025n],
    ['half a cent up', '2026-02,0.005,USD', 1n],
    ['less than half a cent down', '2026-02,0.0049,USD', 0n],
    ['half a cent of a credit away from zero', '2026-02,-0.005,USD', -1n],
    ['exact digits beyond a double', '2026-02,99999999999.99,EUR', 10_999_999_999_999n],
    ['a small rate', '2026-02,1000,JPY', 650n],
  ])('take %s', async (_, row, expected) => {
    expect((await minor(row)).amounts).toEqual([expected])
  })

  test('before the first rate are rejected', async () => {
    expect((await minor('2025-12,1,EUR')).rejects).toMatchObject([
      { field: 'amount', value: '1', reason: /a rate from EUR to USD on or before 2025-12-01/ },
    ])
  })

  test('use rates that an earlier import stored', async () => {
    const facts = new MemoryFacts()
    await importFiles({ ...company, 'exchange-rates.csv': rates }, facts)
    const result = await importFiles({ 'revenue.csv': revenue('2026-02,100,EUR') }, facts)
    expect(result.rejects).toEqual([])
  })

  test.each([
    ['a stored rate that is corrected', 'EUR,2026-01-01,1.2'],
    ['a rate that was missing between stored ones', 'EUR,2025-06-01,1.3'],
  ])('%s is warned of where the stored amounts are not imported with it', async (_title, line) => {
    const facts = new MemoryFacts()
    const stored = { ...company, 'exchange-rates.csv': rates, 'revenue.csv': revenue('2026-02,100,EUR') }
    expect((await importFiles(stored, facts)).warnings).toEqual([])
    const corrected = { 'exchange-rates.csv': `currency,on,rate\n${line}\n` }
    const warning =
      'rates of the past changed (EUR); stored amounts keep the rate that they came in with until they are imported again: revenue.csv'
    expect((await importFiles(corrected, facts, { dryRun: true })).warnings).toEqual([warning])
    expect((await importFiles(corrected, facts)).warnings).toEqual([warning])
    const together = new MemoryFacts()
    await importFiles(stored, together)
    const withThem = { ...corrected, 'revenue.csv': stored['revenue.csv'] }
    expect((await importFiles(withThem, together)).warnings).toEqual([])
  })

  test('the same rate again and one of a newer day change nothing that is stored', async () => {
    const facts = new MemoryFacts()
    const stored = { ...company, 'exchange-rates.csv': rates, 'revenue.csv': revenue('2026-02,100,EUR') }
    await importFiles(stored, facts)
    const newer = { 'exchange-rates.csv': `${rates}EUR,2030-01-01,1.5\n` }
    expect((await importFiles(newer, facts)).warnings).toEqual([])
  })

  test('too large for 64 bits are rejected', async () => {
    const facts = new MemoryFacts()
    const result = await importFiles(
      {
        ...company,
        'exchange-rates.csv': 'currency,on,rate\nEUR,2026-01-01,1000000\n',
        'revenue.csv': revenue('2026-02,99999999999,EUR'),
      },
      facts,
    )
    expect(result.rejects).toMatchObject([{ field: 'amount', reason: /64 bits/ }])
  })

  test('are no money without a currency where the answer is a rating', async () => {
    const facts = new MemoryFacts()
    const answers =
      'account_id,question,value,currency,answered_on\nA-1,N2,4,,2026-02-01\nA-1,V1,100,EUR,2026-02-01\n'
    const result = await importFiles(
      { ...company, 'exchange-rates.csv': rates, 'answers.csv': answers },
      facts,
    )
    expect(result.rejects).toEqual([])
    expect(facts.rows('answer').map(({ baseMinor }) => baseMinor['value'])).toEqual([null, 11_000n])
  })
})

describe('a dry run', () => {
  const opportunities =
    'opportunity_id,account_id,owner_id,stage,amount,currency,opened_on,closed_on\n' +
    'O-1,A-1,P-1,won,100,USD,2026-01-01,2026-02-01\nO-2,A-9,P-1,won,1,USD,,2026-02-01\nO-3,,P-1,engaging,,,,\n'
  const revenue =
    'account_id,family_id,period,amount,currency\nA-1,F-1,2026-01,5,USD\nA-1,F-1,2026-02,6,USD\n'
  const files = { ...company, 'opportunities.csv': opportunities, 'revenue.csv': revenue }

  test('writes nothing and says what an import would', async () => {
    const [dry, real] = [new MemoryFacts(), new MemoryFacts()]
    const { importId: none, ...planned } = await importFiles(files, dry, { dryRun: true })
    const { importId, ...done } = await importFiles(files, real)
    expect(planned).toEqual(done)
    expect([none, importId]).toEqual([null, 'I-1'])
    expect(dry.tables.size + dry.imports.length).toBe(0)
  })

  test('reads no kind as a whole to compare it, however many rows are stored', async () => {
    const facts = new MemoryFacts()
    await importFiles(files, facts)
    const { reader, writer } = facts
    const paged = new Set<string>()
    const watched: typeof reader = {
      ...reader,
      page(kind, request) {
        paged.add(kind)
        return reader.page(kind, request)
      },
    }
    await importFiles(files, { writer, reader: watched }, { dryRun: true })
    expect([...paged]).toEqual(['exchangeRate'])
  })

  test('knows what is stored already, and what differs from it', async () => {
    const [dry, real] = [new MemoryFacts(), new MemoryFacts()]
    const changed = { ...files, 'revenue.csv': revenue.replace('6,USD', '7,USD') }
    for (const facts of [dry, real]) await importFiles(files, facts)
    const { importId: none, ...planned } = await importFiles(changed, dry, { dryRun: true })
    const { importId, ...done } = await importFiles(changed, real)
    expect([none, importId]).toEqual([null, 'I-2'])
    expect(planned).toEqual(done)
    expect(done.files.find(({ file }) => file === 'revenue.csv')).toMatchObject({ accepted: 2, unchanged: 1 })
    expect(dry.rows('revenue').map(({ row }) => row.amount)).toEqual(['5', '6'])
  })
})

describe('an import', () => {
  test('is recorded with its counts', async () => {
    const facts = new MemoryFacts()
    await importFiles({ ...company, 'people.csv': people(person('P-1'), 'P-2,,manager,') }, facts)
    expect(facts.imports).toEqual([{ id: 'I-1', state: 'completed', accepted: 5, rejected: 1 }])
  })

  test('that fails in the middle stays unfinished', async () => {
    const facts = new MemoryFacts()
    const writer = { ...facts.writer, write: () => Promise.reject(new Error('the database is down')) }
    await expect(importFiles(company, { writer, reader: facts.reader })).rejects.toThrow(
      'the database is down',
    )
    expect(facts.imports).toMatchObject([{ state: 'running' }])
  })

  test('gives a sign of life every twenty seconds', async () => {
    const facts = new MemoryFacts()
    let seconds = 0
    const clock = () => {
      seconds += 11
      return new Date(1_000 * seconds)
    }
    await importFiles(company, facts, { clock })
    expect(facts.signsOfLife).toBeGreaterThan(1)
  })

  test('reports progress up to the last byte', async () => {
    const seen: number[] = []
    let total = 0
    await importFiles(company, new MemoryFacts(), {
      onProgress: ({ bytesRead, bytesTotal }) => {
        seen.push(bytesRead)
        total = bytesTotal
      },
    })
    expect(seen).toEqual(seen.toSorted((a, b) => a - b))
    expect(seen.at(-1)).toBe(total)
  })

  test('lists at most 10,000 rejects and counts and reports all', async () => {
    const rows = Array.from({ length: 10_050 }, (_, at) => `A-${at},\n`).join('')
    let reported = 0
    const result = await importFiles({ 'accounts.csv': `account_id,name\n${rows}` }, new MemoryFacts(), {
      onReject: () => reported++,
    })
    expect(result.files[0]).toMatchObject({ rows: 10_050, rejected: 10_050 })
    expect([result.rejects.length, result.rejectsNotListed, reported]).toEqual([10_000, 50, 10_050])
  })
})

describe('shares of seller time by buying phase', () => {
  async function importMixes(...files: readonly string[][]) {
    const facts = new MemoryFacts()
    const results = []
    for (const rows of files) {
      const text = `segment,buying_phase,share\n${rows.map(row => `${row}\n`).join('')}`
      results.push(await importFiles({ 'required-phase-mix.csv': text }, facts))
    }
    return results.at(-1)?.rejects.map(({ line, field, reason }) => `${line} ${field}: ${reason}`)
  }

  test('of a segment that do not sum to 1 are all rejected, those of other segments are not', async () => {
    expect(await importMixes(['clinic,one,0.5', 'hospital,one,1', 'clinic,two,0.3'])).toEqual([
      '2 share: expected accepted shares of clinic that sum to 1, found 0.8',
      '4 share: expected accepted shares of clinic that sum to 1, found 0.8',
    ])
  })

  test('count together with a stored one, which a share of 0 ends', async () => {
    const stored = ['clinic,one,0.5', 'clinic,two,0.5']
    expect(await importMixes(stored, ['clinic,one,0.5', 'clinic,three,0.5'])).toContain(
      '2 share: expected accepted shares of clinic that sum to 1, found 1.5 with the stored buying_phase two (give it share 0 to end it)',
    )
    expect(await importMixes(stored, ['clinic,one,0.5', 'clinic,three,0.5', 'clinic,two,0'])).toEqual([])
  })
})
