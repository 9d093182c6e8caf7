import { describe, expect, it } from 'vitest'
import { defaultModel, type Model } from '../model/index.ts'
import { mergeModel } from '../model/merge.ts'
import { runModule } from '../module.ts'
import { segmentation } from './index.ts'
import { segmentationInput } from './input.ts'
import type { SegmentationOutput } from './output.ts'
import { scorePortfolio } from './score.ts'

function run(input: unknown, model: Model = defaultModel): SegmentationOutput {
  const result = runModule(segmentation, input, model)
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return segmentation.output.parse(result.value)
}

function faultsOf(input: unknown): string[] {
  const result = runModule(segmentation, input, defaultModel)
  return result.ok ? [] : result.faults.map(fault => `${fault.path}: ${fault.expected}, ${fault.found}`)
}

const scored = (id: string, need: number | null, value: number | null, behavior: number | null = 50) => ({
  id,
  stage: 'growth',
  need,
  value,
  behavior,
})
/** `count` accounts, best first, `a1` the best. */
const ladder = (count: number) =>
  Array.from({ length: count }, (_, index) => scored(`a${index + 1}`, count - index, count - index))
const tierOf = (output: SegmentationOutput, id: string) => output.accounts.find(row => row.id === id)?.tier

describe('bad input is refused with its place', () => {
  const account = scored('A', 50, 50)
  const answered = (answers: object) => ({ accounts: [{ id: 'A', stage: 'growth', answers }] })

  it.each([
    ['NaN', { accounts: [scored('A', Number.NaN, 50)] }, 'accounts[0].need: a number, NaN'],
    ['infinity', { accounts: [scored('A', 50, Infinity)] }, 'accounts[0].value: a number, Infinity'],
    ['a score past its end', { accounts: [scored('A', 101, 50)] }, 'accounts[0].need: at most 100, 101'],
    [
      'the same id twice',
      { accounts: [account, account] },
      'accounts[1]: an id of its own (row 0 has the same), {"id":"A","stage":"growth","need":50,"value":50,"behavior":50}',
    ],
    [
      'an unknown stage',
      { accounts: [{ ...account, stage: 'birth' }] },
      'accounts[0].stage: one of "introduction", "growth", "maturity", "decline", "birth"',
    ],
    ['a Likert answer off its scale', answered({ N2: 6 }), 'accounts[0].answers.N2: a number from 1 to 5, 6'],
    [
      'a percentage where a fraction is meant',
      answered({ N1: 80 }),
      'accounts[0].answers.N1: a number from 0 to 1 (80 % is 0.8), 80',
    ],
    [
      'an unknown question',
      answered({ N9: 1 }),
      'accounts[0].answers.N9: no such field (check its spelling), 1',
    ],
    [
      'negative weights',
      { accounts: [account], weights: { need: -0.1, value: 0.6, behavior: 0.5 } },
      'weights.need: at least 0, -0.1',
    ],
    [
      'weights that do not sum to 1',
      { accounts: [account], weights: { need: 0.5, value: 0.6, behavior: 0.2 } },
      'weights: weights that sum to 1, {"need":0.5,"value":0.6,"behavior":0.2}',
    ],
    [
      'weights of one stage that do not sum to 1',
      { accounts: [account], weights: { growth: { need: 0.5, value: 0.3, behavior: 0.1 } } },
      'weights.growth: weights that sum to 1, {"need":0.5,"value":0.3,"behavior":0.1}',
    ],
    [
      'no weight on need and value',
      { accounts: [account], weights: { need: 0, value: 0, behavior: 1 } },
      'weights: a weight on need or on value, {"need":0,"value":0,"behavior":1}',
    ],
    ['a share of nothing', { accounts: [account], share: 0 }, 'share: more than 0, 0'],
    [
      'an unknown tier',
      { accounts: [account], previousTiers: { A: '4' } },
      'previousTiers.A: one of "2", "3", "unscored", "1a", "1b", "4"',
    ],
    [
      'answers beside scores',
      { accounts: [{ ...account, answers: {} }] },
      'accounts[0].need: either answers or scores, not both, 50',
    ],
    [
      'neither answers nor scores',
      { accounts: [{ id: 'A', stage: 'growth' }] },
      'accounts[0].answers: answers, or the scores need, value and behavior, nothing',
    ],
    [
      'an account to explain that is not there',
      { accounts: [account], explain: ['B'] },
      'explain[0]: the id of one of the accounts, "B"',
    ],
    ['no accounts at all', {}, 'accounts: a list, nothing'],
  ])('%s', (_title, input, fault) => {
    expect(faultsOf(input)).toEqual([fault])
  })
})

describe('small and odd portfolios', () => {
  it('of no accounts have no tiers', () => {
    expect(run({ accounts: [] })).toMatchObject({ n: 0, tier1Count: 0, tier1Target: 0, accounts: [] })
  })

  it('of one account are ranked in the middle and warned of', () => {
    const output = run({ accounts: [scored('A', 80, 10)] })
    expect(output.accounts[0]).toMatchObject({ needRank: 0.5, valueRank: 0.5, tier: '1a', firm: true })
    expect(output.warnings.map(warning => warning.code)).toContain('small_portfolio')
  })

  it('of identical accounts have no Tier 1: a tie is never cut and never padded', () => {
    const output = run({ accounts: Array.from({ length: 50 }, (_, index) => scored(`a${index}`, 40, 40)) })
    expect(output.tier1Count).toBe(0)
    expect(new Set(output.accounts.map(row => row.tier))).toEqual(new Set(['3']))
    expect(output.warnings.map(warning => warning.code)).toEqual(['tied_at_tier1_edge', 'tied_at_tier2_edge'])
  })

  it('with fewer eligible accounts than Tier 1 aims at have a smaller Tier 1', () => {
    const opposed = Array.from({ length: 20 }, (_, index) => scored(`a${index}`, index, 19 - index))
    expect(run({ accounts: opposed })).toMatchObject({ tier1Count: 0, tier1Target: 2 })
  })

  it('take amounts as numbers and as decimal strings alike', () => {
    const money = ['0.1', 0.1, '999999999999.9999', -5]
    const accounts = money.map((V1, index) => ({
      id: `a${index}`,
      stage: 'growth',
      answers: { N1: 0.5, N2: 3, V1, V2: 1, V3: 3, V4: 3 },
    }))
    const points = run({ accounts }).accounts.map(row => row.value)
    expect(points[0]).toBe(points[1])
    expect(points[2]).toBeGreaterThan(points[0] ?? 100)
    expect(points[3]).toBeLessThan(points[0] ?? 0)
  })
})

describe('what is missing is not zero', () => {
  it('an account without need or value is unscored, with the reason, and ranks nobody', () => {
    const output = run({ accounts: [...ladder(12), scored('blank', null, 90), scored('blind', 90, null)] })
    expect(output.n).toBe(12)
    for (const id of ['blank', 'blind'])
      expect(output.accounts.find(row => row.id === id)).toMatchObject({
        tier: 'unscored',
        reason: 'missing_input',
        overall: null,
        needRank: null,
        tier1Index: null,
        firm: false,
        contributions: [],
      })
    expect(output.accounts[0]).toMatchObject({ needRank: 1, valueRank: 1 })
  })

  it('an account without behavior competes on need and value, and is 1b in Tier 1', () => {
    const output = run({ accounts: [...ladder(19), scored('A', 99, 99, null)] })
    expect(output.accounts.at(-1)).toMatchObject({ tier: '1b', behavior: null, firm: false })
    expect(output.accounts.at(-1)?.overall).toBeCloseTo(99, 9)
  })

  it.each([
    ['need', { N1: 0.5 }, { N1: 0.5, N2: 3 }],
    ['value', { V3: 3, V4: 3 }, { V1: 5, V3: 3, V4: 3 }],
    ['behavior', { B1: 3 }, { B1: 3, B3: 3 }],
  ] as const)('%s takes enough answers', (dimension, tooFew, enough) => {
    const scoreOf = (answers: object) =>
      run({ accounts: [{ id: 'A', stage: 'growth', answers }] }).accounts[0]?.[dimension]
    expect(scoreOf(tooFew)).toBeNull()
    expect(scoreOf(enough)).toBe(50)
  })

  it('a tier is firm only where the missing answers cannot move it', () => {
    const full = { N1: 1, N2: 5, N3: 5, V1: 100, V2: 100, V3: 5, V4: 5, B1: 5, B2: 5, B3: 5 }
    const others = Array.from({ length: 19 }, (_, index) => ({
      id: `o${index}`,
      stage: 'growth',
      answers: { N1: index / 20, N2: 3, N3: 3, V1: index, V2: index, V3: 3, V4: 3, B1: 3, B2: 3, B3: 3 },
    }))
    const firmWith = (answers: object) =>
      run({ accounts: [{ id: 'A', stage: 'growth', answers }, ...others] }).accounts[0]?.firm
    expect(firmWith(full)).toBe(true)
    expect(firmWith({ ...full, B3: null })).toBe(true) // 66.7 at the least, still 1a
    expect(firmWith({ ...full, B2: 2, B3: null })).toBe(false) // between 41.7 and 75
    expect(firmWith({ ...full, V1: null, V2: 50, V3: 4 })).toBe(true)
    expect(firmWith({ ...full, N3: null, V3: null, B2: 2, B3: null })).toBe(false)
  })
})

describe('incumbents', () => {
  const previously = (tiers: Record<string, string>, accounts = ladder(20)) =>
    run({ accounts, previousTiers: tiers })

  it('need less to stay eligible than newcomers to enter', () => {
    // Twenty-one accounts: value in order, need of the first in the ninth place from below, P = .45 exactly at place 10.
    const accounts = Array.from({ length: 21 }, (_, place) =>
      scored(`p${place}`, place, place === 9 ? 20 : place === 20 ? 9 : place),
    )
    expect(tierOf(run({ accounts }), 'p9')).not.toMatch(/^1/)
    expect(run({ accounts }).accounts[9]).toMatchObject({ needRank: 0.45, valueRank: 1 })
    const stays = run({ accounts, previousTiers: { p9: '1a' }, share: 0.5 })
    expect(tierOf(stays, 'p9')).toBe('1a')
    expect(tierOf(run({ accounts, share: 0.5 }), 'p9')).not.toMatch(/^1/)
  })

  it.each([
    ['1a stays down to 45', '1a', 45, '1a'],
    ['1a flips below 45', '1a', 44.9, '1b'],
    ['1b stays up to 55', '1b', 55, '1b'],
    ['1b flips above 55', '1b', 55.1, '1a'],
    ['a newcomer is 1a from 50', '2', 50, '1a'],
    ['a newcomer is 1b below 50', '2', 49.9, '1b'],
  ])('%s', (_title, before, behavior, after) => {
    const accounts = [scored('A', 100, 100, behavior), ...ladder(19)]
    expect(tierOf(previously({ A: before }, accounts), 'A')).toBe(after)
  })

  it('keep Tier 2 within the same buffer', () => {
    // Of 20, two are Tier 1 and six are Tier 2: places 3 to 8. Enter within 4 of the rest, stay within 8 of it.
    const output = previously({ a9: '2', a10: '2', a11: '2' })
    expect(['a3', 'a4', 'a5', 'a6', 'a9', 'a10'].map(id => tierOf(output, id))).toEqual([
      '2',
      '2',
      '2',
      '2',
      '2',
      '2',
    ])
    expect(['a7', 'a8', 'a11'].map(id => tierOf(output, id))).toEqual(['3', '3', '3'])
  })

  it('of accounts that are no longer there are ignored', () => {
    expect(previously({ gone: '1a', toString: '2' }).accounts).toEqual(run({ accounts: ladder(20) }).accounts)
  })
})

describe('weights', () => {
  const row = { id: 'A', need: 90, value: 30, behavior: 60 }

  it.each([
    ['of the input stand in for the model', { weights: { need: 1, value: 0, behavior: 0 } }, 90],
    ['can be given for one stage', { weights: { growth: { need: 0, value: 1, behavior: 0 } } }, 30],
    ['of another stage change nothing', { weights: { decline: { need: 0, value: 1, behavior: 0 } } }, 63],
    ['can be an order of importance', { weights: { order: ['value', 'need', 'behavior'] } }, 50],
  ])('%s', (_title, extra, overall) => {
    const output = run({ accounts: [{ ...row, stage: 'growth' }], ...extra })
    expect(output.accounts[0]?.overall).toBeCloseTo(overall, 9)
  })

  it('follow the revenue of the families, or the one family asked for', () => {
    const families = [
      { family: 'cloud', stage: 'introduction', revenue: '100.00' },
      { family: 'licence', stage: 'decline', revenue: 300 },
    ]
    const account = { ...row, families }
    const mean = 0.25 * (45 + 6 + 18) + 0.75 * (18 + 18 + 12)
    expect(run({ accounts: [account] }).accounts[0]?.overall).toBeCloseTo(mean, 9)
    expect(run({ accounts: [account], family: 'cloud' }).accounts[0]?.overall).toBeCloseTo(69, 9)
    expect(run({ accounts: [account], family: 'services' })).toMatchObject({
      n: 0,
      params: { family: 'services' },
      accounts: [{ tier: 'unscored', firm: false }],
    })
  })
})

describe('explanations', () => {
  const twenty = segmentation.examples.find(example => example.number === '1.3')
  const { output, explain } = scorePortfolio(segmentationInput.parse(twenty?.input), defaultModel)

  it('name the side that holds the index down', () => {
    expect(output.accounts.find(row => row.id === 'A05')?.bindingSide).toBe('need')
    expect(output.accounts.find(row => row.id === 'A08')?.bindingSide).toBe('value')
  })

  it('say what would change the tier, and it does', () => {
    expect(explain('A11')?.changes).toContainEqual({
      scores: [
        { dimension: 'need', from: 81, to: 91 },
        { dimension: 'value', from: 78, to: 88 },
      ],
      tier: '1a',
    })
    expect(explain('A11')?.changes).toContainEqual({
      scores: [{ dimension: 'need', from: 81, to: 47 }],
      tier: '3',
    })
    expect(explain('A01')?.changes).toContainEqual({
      scores: [{ dimension: 'behavior', from: 40, to: 50 }],
      tier: '1a',
    })
    expect(explain('nobody')).toBeUndefined()
    const blank = scorePortfolio(segmentationInput.parse({ accounts: [scored('A', null, 9)] }), defaultModel)
    expect(blank.explain('A')?.changes).toEqual([])
  })

  it('say it in a sentence', () => {
    expect(explain('A08')?.sentence).toBe(
      'Tier 1a: need ranks above 100 % and value above 84 % of 20 accounts; behavior of 75 already fits.',
    )
  })

  it('find the hot spot that revenue ranking hides', () => {
    const accounts = ladder(20).map((account, index) => ({ ...account, revenue: index }))
    const hidden = run({ accounts }).accounts.filter(row => row.hiddenHotSpot)
    expect(hidden.map(row => row.id)).toEqual(['a1', 'a2'])
    expect(run({ accounts: ladder(20) }).accounts[0]?.hiddenHotSpot).toBeNull()
  })

  it('count how often random weights keep the tier, the same for the same seed', () => {
    const input = { accounts: ladder(20), acceptability: { seed: 11, draws: 200 } }
    const first = run(input).accounts[0]?.acceptability
    expect(first).toMatchObject({ tier1: 1, tier2: 0, tier3: 0, label: 'stable' })
    expect(first?.ranks?.[0]).toBe(1)
    expect(run(input)).toEqual(run(input))
  })
})

it('other scales come from the model, and answers are checked against them', () => {
  const merged = mergeModel({
    segmentation: { questions: { V3: { scale: { kind: 'goalposts', low: 0, high: 1 } } } },
  })
  if (!merged.ok) throw new Error('refused')
  const accounts = (V3: number) => [{ id: 'A', stage: 'growth', answers: { N1: 1, N2: 5, V1: 1, V3, V4: 5 } }]
  expect(run({ accounts: accounts(0.5) }, merged.value).accounts[0]?.value).toBeCloseTo(100 * (2 / 3), 9)
  expect(runModule(segmentation, { accounts: accounts(3) }, merged.value)).toMatchObject({
    ok: false,
    faults: [{ path: 'accounts[0].answers.V3', expected: 'a number from 0 to 1 (80 % is 0.8)' }],
  })
})
