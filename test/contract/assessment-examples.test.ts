import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { talkFirst } from '../../src/assessment/index.ts'
import { defaultModel, type Model } from '../../src/scoring/index.ts'
import { waveBefore } from '../../src/workflows/assess/close.ts'
import { openReading, viewWave } from '../../src/workflows/assess/read.ts'
import type { WaveRequest } from '../../src/workflows/assess/start.ts'
import { AssessmentCompany, operations, type Said } from '../support/assessment-company.ts'
import { type OpenDatabase, testDatabases } from '../support/databases.ts'

/** A company that shows groups of five, and few people who agree, as the published examples do. */
function modelWith(suppression: Partial<Model['alignment']['suppression']>): Model {
  const { alignment } = defaultModel
  return {
    ...defaultModel,
    alignment: { ...alignment, suppression: { ...alignment.suppression, ...suppression } },
  }
}
const marketPractice = modelWith({ readersMargin: 0 })

describe('the published examples, from answers to results', () => {
  let database: OpenDatabase
  const companies: AssessmentCompany[] = []
  beforeAll(async () => {
    const [embedded] = testDatabases
    if (embedded === undefined) throw new Error('there is no embedded database')
    database = await embedded.open()
  })
  afterAll(async () => {
    for (const company of companies) company.remove()
    await database.close()
  })

  /** People by function, of whom each says something; those without answers are asked and stay silent. */
  async function asked(functions: Readonly<Record<string, number>>, model: Model = marketPractice) {
    const company = new AssessmentCompany(database.workspace(), model)
    companies.push(company)
    const people = Object.entries(functions).flatMap(([unit, size]) =>
      Array.from({ length: size }, (_, index) => ({ id: `${unit}-${index}`, function: unit })),
    )
    await company.employ([operations, ...people])
    return company
  }
  async function wave(
    company: AssessmentCompany,
    said: Readonly<Record<string, readonly Said[]>>,
    request: Partial<WaveRequest> = {},
    first = 0,
  ) {
    const open = await company.start({ ...request })
    for (const [unit, all] of Object.entries(said))
      for (const [index, each] of all.entries()) await company.answer(open, `${unit}-${index + first}`, each)
    const closed = await company.close(open)
    const reading = (await openReading(company.ports, closed))?.reading
    if (reading === undefined) throw new Error('the wave is not closed')
    return { wave: closed, ...reading }
  }
  const one = (ratings: readonly (number | null)[]): Said[] =>
    ratings.map(sales_process => ({ sales_process }))

  test.each([
    [[4, 4, 5, 4, 3], 0.75, 0.6269, 0.4],
    [[1, 1, 5, 5, 3], 0, 0, 1.6],
    [[2, 3, 4, 4, 5, 4], 0.4667, 0.204, 0.7778],
    [[5, 5, 5, 5, 4], 0.9, 0.8507, 0.32],
  ])(
    'one item, %j: r_wg, the same against slight skew, average deviation',
    async (ratings, rwg, skew, ad) => {
      const company = await asked({ sales: ratings.length })
      const { results } = await wave(company, { sales: one(ratings) })
      const cell = results.topics.find(({ topic, unit }) => topic === 'sales_process' && unit === 'sales')
      expect(cell?.agreement).toBeCloseTo(rwg, 4)
      expect(cell?.agreementSlightSkew).toBeCloseTo(skew, 4)
      expect(cell?.averageDeviation).toBeCloseTo(ad, 4)
    },
  )

  test('five who all say 5 are told as a level and nothing else', async () => {
    const { results } = await wave(await asked({ sales: 5 }), { sales: one([5, 5, 5, 5, 5]) })
    expect(results.topics).toMatchObject([{ unit: null, coarse: '≥4', mean: null, averageDeviation: null }])
  })

  test('a component of five items, two groups of the published data', async () => {
    const items = ['engage', 'transact', 'fulfill', 'support', 'renew'].map(each => `sales_process.${each}`)
    const rows = (all: readonly (readonly number[])[]): Said[] =>
      all.map(row => Object.fromEntries(row.map((rating, index) => [items[index] ?? '', rating])))
    const company = await asked(
      { '1044B': 5, '1044C': 5 },
      modelWith({ readersMargin: 0, homogeneousBelow: 1 }),
    )
    const { results } = await wave(
      company,
      {
        '1044B': rows([
          [4, 5, 5, 5, 5],
          [2, 3, 3, 3, 3],
          [3, 4, 3, 4, 4],
          [4, 4, 3, 4, 4],
          [3, 3, 2, 2, 1],
        ]),
        '1044C': rows([
          [3, 3, 3, 3, 3],
          [3, 1, 4, 3, 4],
          [3, 3, 3, 3, 3],
          [2, 2, 2, 3, 2],
          [1, 1, 1, 3, 3],
        ]),
      },
      { template: 'long' },
    )
    const component = (unit: string) =>
      results.topics.find(each => each.topic === 'sales_process' && each.unit === unit)
    expect(component('1044B')?.agreement).toBeCloseTo(0.7539683, 6)
    expect(component('1044B')?.averageDeviation).toBeCloseTo(0.8, 6)
    expect(component('1044C')?.agreement).toBeCloseTo(0.8988764, 6)
    expect(component('1044C')?.averageDeviation).toBeCloseTo(0.56, 6)
  })

  test('Sales and Marketing differ by 1.41 points, and that is what to talk about first', async () => {
    const company = await asked({ marketing: 7, sales: 8 }, defaultModel)
    const reading = await wave(company, {
      marketing: one([2, 3, 3, 2, 4, 3, 2]),
      sales: one([4, 4, 5, 3, 4, 4, 5, 4]),
    })
    const [gap] = reading.results.gaps
    expect(gap?.delta).toBeCloseTo(-1.4107, 4)
    expect(gap?.t).toBeCloseTo(-3.8686, 4)
    expect(gap?.degreesOfFreedom).toBeCloseTo(11.889, 3)
    expect(gap?.p).toBeCloseTo(0.00227, 5)
    expect(gap?.hedgesG).toBeCloseTo(-1.907, 3)
    expect(talkFirst(reading)[0]?.what).toContain('marketing rates it 1.4 points lower than sales')
  })

  test('36 of 60 answer, then 34 others of them: response, margin of error, favourable share', async () => {
    const company = await asked({ sales: 60 })
    const answers = (favourable: number, others: number) => ({
      sales: one([...Array<number>(favourable).fill(4), ...Array<number>(others).fill(3)]),
    })
    const first = await wave(company, answers(18, 18))
    // The one who keeps the people data is asked too, and stays silent.
    const [all, sales] = first.results.response
    expect([all?.eligible, sales?.eligible]).toEqual([61, 60])
    expect(sales?.rate).toBeCloseTo(0.6, 6)
    expect(sales?.marginOfError).toBeCloseTo(0.1042, 4)
    await company.later(60)
    const second = await wave(company, answers(26, 8), {}, 26)
    expect((await waveBefore(company.ports, second.wave))?.waveId).toBe(first.wave.waveId)
    const change = second.changes.find(({ unit, topic }) => unit === null && topic === 'sales_process')
    expect(change?.favourableZ).toBeCloseTo(2.291, 3)
    expect(change?.favourableP).toBeCloseTo(0.022, 4)
  })

  test('three and six of nine show their total and nothing of either', async () => {
    const company = await asked({ A: 3, B: 6 })
    const { results, wave: closed } = await wave(company, { A: one([2, 3, 3]), B: one([4, 4, 3, 4, 4, 4]) })
    expect(results.topics.map(({ unit, n }) => [unit, n])).toEqual([[null, 9]])
    expect(closed.result?.cells).toHaveLength(1)
    const rep = await company.ports.directory.person('A-0')
    const view = rep === null ? null : await viewWave(company.ports, rep, closed)
    expect(view).toMatchObject({ isBrief: true, comments: [] })
  })

  test('functions that merged between waves have no trend of their own, and give nobody away', async () => {
    const company = await asked({ sales: 20, service: 9 })
    const ratings = (count: number) => one(Array.from({ length: count }, (_, index) => 2 + (index % 4)))
    await wave(company, { sales: ratings(20), service: ratings(9) })
    await company.employ(
      Array.from({ length: 9 }, (_, index) => ({ id: `service-${index}`, function: 'sales' })),
    )
    await company.later(60)
    const merged = await wave(company, { sales: ratings(20), service: ratings(9) })
    expect(merged.wave.result?.reorganised).toEqual(['sales'])
    expect(merged.changes.map(({ unit }) => unit)).not.toContain('sales')
  })
})
