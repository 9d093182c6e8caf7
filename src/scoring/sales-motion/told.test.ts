import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { defaultModel } from '../model/index.ts'
import { runModule } from '../module.ts'
import { costToServe } from './cost-to-serve/index.ts'
import { salesMotion } from './index.ts'

type Input = z.input<typeof salesMotion.input>
type Buyer = Input['buyers'][number]

function judge(input: Input) {
  const result = runModule(salesMotion, input, defaultModel)
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return result.value
}
const survey = (price: number, product: number, insight: number) => ({ survey: { price, product, insight } })
const byCategory = (category: string, of: Partial<Buyer>): Buyer => ({
  id: 'ruth',
  account: 'lakeside',
  category,
  influence: 3,
  ...of,
})

describe('a buyer', () => {
  it('is told by name, with the evidence and the limits', () => {
    const behaviour = { price: [1, 1, 1], product: [0, 0, 0], insight: [0, 0, 0] }
    const [buyer] = judge({
      buyers: [{ id: 'ruth', name: 'Ruth', category: 'scopes', ...survey(70, 20, 10), behaviour }],
    }).buyers
    expect(buyer).toMatchObject({ id: 'ruth', account: null, category: 'scopes' })
    expect(buyer?.segment).toMatchObject({
      n: 2,
      method: 'survey and behaviour',
      params: { minimumShare: 0.45, minimumMargin: 0.1 },
    })
    expect(buyer?.segment.explanation.sentence).toMatch(/^Ruth is .*: 82 % of what counts is price\.$/)
    const [nameless] = judge({ buyers: [{ id: 'ruth', ...survey(70, 20, 10) }] }).buyers
    expect(nameless?.segment).toMatchObject({ n: 1, method: 'survey' })
    expect(nameless?.segment.explanation.sentence).toMatch(/^ruth is /)
  })

  it('by a label is what the label says, wholly, and one without any is asked for', () => {
    const [labelled, unknown] = judge({
      buyers: [
        { id: 'ruth', name: 'Ruth', label: { segment: 'insight_seeker', statedBy: 'rep' } },
        { id: 'ivo', name: 'Ivo' },
      ],
    }).buyers
    expect(labelled).toMatchObject({
      shares: { price_seeker: 0, product_seeker: 0, insight_seeker: 1 },
      category: null,
      segment: {
        value: 'insight_seeker',
        n: 1,
        explanation: { contributions: [{ term: 'label', points: 1 }] },
      },
    })
    expect(labelled?.segment.explanation.sentence).toMatch(/^Ruth is entered as /)
    expect(unknown?.segment).toMatchObject({
      n: 0,
      explanation: {
        sentence: 'Nobody knows yet how Ivo evaluates: ask for 100 points over price, product and insight.',
      },
    })
  })

  it('counts each part alike where the model gives neither a weight', () => {
    const { salesMotion: settings } = defaultModel
    const model = {
      ...defaultModel,
      salesMotion: { ...settings, evidenceWeights: { survey: 0, behaviour: 0 } },
    }
    const behaviour = { price: [0, 0, 0], product: [0, 0, 0], insight: [1, 1, 1] }
    const result = runModule(
      salesMotion,
      { buyers: [{ id: 'ruth', ...survey(100, 0, 0), behaviour }] },
      model,
    )
    expect(result.ok && result.value.buyers[0]?.shares).toEqual({
      price_seeker: 0.5,
      product_seeker: 0,
      insight_seeker: 0.5,
    })
  })
})

describe('the fit of an account', () => {
  const fits = (
    of: Partial<Buyer>,
    account: Partial<NonNullable<Input['accounts']>[number]>,
    more: Partial<Input> = {},
  ) =>
    judge({
      buyers: [
        { id: 'ruth', account: 'lakeside', influence: 3, ...of },
        { id: 'zoe', account: 'other', influence: 5, ...survey(0, 0, 100) },
      ],
      accounts: [{ id: 'lakeside', ...account }, { id: 'other' }],
      ...more,
    }).accounts[0]

  it.each([
    [
      'fits',
      survey(80, 10, 10),
      'transactional',
      'These buyers call for a simple transactional motion, and get it.',
    ],
    [
      'over_served',
      survey(80, 10, 10),
      'innovation',
      'These buyers call for a simple transactional motion and get an innovation motion: more than they value.',
    ],
    [
      'under_served',
      survey(10, 10, 80),
      'product_advocacy',
      'These buyers call for an innovation motion but get product advocacy: less than they need.',
    ],
    [
      null,
      survey(80, 10, 10),
      undefined,
      'These buyers call for a simple transactional motion; who serves them is not known.',
    ],
    [null, {}, 'innovation', 'How these buyers evaluate is not known yet.'],
  ] as const)('is %s: it is told so', (fit, buyer, actualMotion, sentence) => {
    expect(fits(buyer, { actualMotion })).toMatchObject({ fit, sentence })
  })

  it('is that of its own buyers, with those left out counted', () => {
    expect(fits(survey(80, 10, 10), {})?.segment).toMatchObject({
      n: 1,
      warnings: [],
      explanation: { sentence: 'Most of the influence lies with price seekers.' },
    })
    expect(fits(survey(34, 33, 33), {})?.segment.explanation.sentence).toBe(
      'The buyers evaluate in different ways.',
    )
    expect(fits({}, {})?.segment).toMatchObject({
      n: 0,
      warnings: [{ message: '1 buyer of unknown segment or influence left out.' }],
    })
  })

  it('has a saving where both motions and their costs are known', () => {
    const motionCosts = { transactional: 10, product_advocacy: 30, innovation: 100 }
    expect(fits(survey(80, 10, 10), { actualMotion: 'innovation' }, { motionCosts })?.saving).toBe(90)
    expect(fits(survey(80, 10, 10), {}, { motionCosts })?.saving).toBeNull()
    expect(fits({}, { actualMotion: 'innovation' }, { motionCosts })?.saving).toBeNull()
    expect(fits(survey(80, 10, 10), { actualMotion: 'innovation' })?.saving).toBeNull()
  })

  it('is one for the account and one for each category, in the order of their names, of its own buyers only', () => {
    const rows = judge({
      buyers: [
        byCategory('scopes', survey(80, 10, 10)),
        byCategory('pumps', survey(10, 10, 80)),
        { id: 'zoe', account: 'other', category: 'valves', influence: 1, ...survey(0, 100, 0) },
      ],
      accounts: [{ id: 'lakeside' }, { id: 'other' }],
    }).accounts
    expect(rows.map(({ account, category, segment }) => [account, category, segment.value])).toEqual([
      ['lakeside', null, 'mixed'],
      ['lakeside', 'pumps', 'insight_seeker'],
      ['lakeside', 'scopes', 'price_seeker'],
      ['other', null, 'product_seeker'],
      ['other', 'valves', 'product_seeker'],
    ])
  })
})

it('buyers may name accounts where none are listed, and only listed ones where some are', () => {
  const buyers = [{ id: 'ruth', account: 'lakeside', ...survey(80, 10, 10) }]
  expect(judge({ buyers }).accounts).toEqual([])
  expect(runModule(salesMotion, { buyers, accounts: [{ id: 'other' }] }, defaultModel)).toMatchObject({
    ok: false,
    faults: [{ path: 'buyers[0].account', expected: 'the id of an account in this input' }],
  })
})

describe('the portfolio', () => {
  const buyers = (price: number, product: number, insight: number): Buyer[] =>
    [survey(100, 0, 0), survey(0, 100, 0), survey(0, 0, 100)].flatMap((said, kind) =>
      Array.from({ length: [price, product, insight][kind] ?? 0 }, (_, index) => ({
        id: `${kind} ${index}`,
        ...said,
      })),
    )
  it('sums its distance from equal thirds, segment by segment', () => {
    const { equalThirds } = judge({ buyers: buyers(40, 32, 28) }).portfolio
    expect(equalThirds).toMatchObject({
      n: 100,
      params: { equalShare: expect.closeTo(1 / 3, 9), minimumExpected: 5 },
      explanation: {
        sentence: 'The segments may be equally large, as the source found.',
        contributions: [
          { term: 'price_seeker', points: expect.closeTo(1.333333, 6) },
          { term: 'product_seeker', points: expect.closeTo(0.053333, 6) },
          { term: 'insight_seeker', points: expect.closeTo(0.853333, 6) },
        ],
      },
    })
  })
  it('says where they are not equal, and where there are too few', () => {
    const { shares, equalThirds } = judge({ buyers: buyers(60, 20, 20) }).portfolio
    expect(equalThirds.explanation.sentence).toBe('The segments are not equally large here.')
    // Wilson’s formula, worked out apart.
    expect(shares[0]).toMatchObject({
      count: 60,
      low: expect.closeTo(0.5020026, 6),
      high: expect.closeTo(0.6905987, 6),
    })
    expect(judge({ buyers: buyers(4, 5, 5) }).portfolio.equalThirds.explanation.sentence).toBe(
      'Too few buyers to compare with equal thirds: at least 15 with a clear segment.',
    )
  })
})

describe('cost to serve', () => {
  const account = { id: 'lakeside', volumes: { visit: 10, call: 20 }, direct: 50 }
  function cost(of: object) {
    const result = runModule(
      costToServe,
      {
        pools: [
          { id: 'field', cost: 1000, capacity: { practicalMinutes: 1000 } },
          { id: 'inside', cost: 400, capacity: { theoreticalMinutes: 1000 } },
        ],
        activities: [
          { id: 'visit', pool: 'field', minutes: 60 },
          { id: 'call', pool: 'inside', minutes: 10 },
        ],
        accounts: [{ ...account, ...of }],
      },
      defaultModel,
    )
    if (!result.ok) throw new Error(JSON.stringify(result.faults))
    return result.value
  }

  it('is the time of each pool at its rate, and what is direct', () => {
    const { pools, accounts } = cost({})
    expect(pools).toMatchObject([
      { id: 'field', usedMinutes: 600, utilisation: 0.6, ratePerMinute: 1 },
      { id: 'inside', usedMinutes: 200, utilisation: 0.25, ratePerMinute: 0.5, practicalMinutes: 800 },
    ])
    expect(accounts[0]?.costToServe).toMatchObject({
      value: 750,
      params: { practicalShare: 0.8 },
      explanation: { sentence: 'Serving this account costs 750.' },
    })
  })

  it.each([
    [751, 1, 'The margin pays for the service.'],
    [750, 0, 'The margin pays for the service.'],
    [749, -1, 'Serving this account costs more than its margin.'],
  ])('against a margin of %i leaves %i', (grossMargin, value, sentence) => {
    expect(cost({ grossMargin }).accounts[0]?.contribution).toMatchObject({
      value,
      explanation: {
        sentence,
        contributions: [
          { term: 'gross margin', points: grossMargin },
          { term: 'cost to serve', points: -750 },
        ],
      },
    })
  })

  it('is a share of revenue', () => {
    expect(cost({ revenue: 1500 }).accounts[0]?.ratio).toMatchObject({
      value: 0.5,
      explanation: {
        sentence: 'Service takes 50 % of revenue.',
        contributions: [{ term: 'cost to serve', points: 0.5 }],
      },
    })
  })
})
