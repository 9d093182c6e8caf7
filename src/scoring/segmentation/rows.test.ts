import { describe, expect, it } from 'vitest'
import { defaultModel } from '../model/index.ts'
import { mergeModel } from '../model/merge.ts'
import { runModule } from '../module.ts'
import { assess } from './assessment.ts'
import { stageWeightsOf, toPortfolio } from './columns.ts'
import { segmentation } from './index.ts'
import { segmentationInput } from './input.ts'
import { stages } from './questions.ts'
import { revenueRanks } from './rows.ts'
import { runSettings } from './settings.ts'

function run(input: unknown, model = defaultModel) {
  const result = runModule(segmentation, input, model)
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return result.value
}
const settings = runSettings(defaultModel)
const scored = (id: string, need: number | null, value: number | null = need, extra: object = {}) => ({
  id,
  stage: 'growth',
  need,
  value,
  behavior: 50,
  ...extra,
})
const ladder = (count: number, extra: (index: number) => object = () => ({})) =>
  Array.from({ length: count }, (_, index) => scored(`a${index}`, count - index, count - index, extra(index)))

describe('labels of a row', () => {
  it('Tier 2 is to be grown where need ranks above value, else protected; other tiers have no label', () => {
    const others = ladder(17)
    const accounts = [
      scored('more need', 16.5, 12.5),
      scored('more value', 12.4, 16.4),
      scored('as much', 13.6),
      ...others,
    ]
    const rows = run({ accounts }).accounts
    const row = (id: string) => rows.find(each => each.id === id)
    expect(row('more need')).toMatchObject({ tier: '2', label: 'grow' })
    expect(row('more value')).toMatchObject({ tier: '2', label: 'protect' })
    expect(row('as much')).toMatchObject({ tier: '2', label: 'protect' })
    expect(row('as much')?.needRank).toBe(row('as much')?.valueRank)
    for (const each of rows) if (each.tier !== '2') expect(each.label).toBeNull()
  })

  it.each([
    ['below the middle', 9, true],
    ['in the middle', 10, false],
    ['above it', 11, false],
  ])('a hot spot with revenue %s of 21', (_title, place, isHidden) => {
    const revenueOf = (index: number) => ({
      revenue: index === 0 ? place : index <= place ? index - 1 : index,
    })
    const [first, ...others] = run({ accounts: ladder(21, revenueOf) }).accounts
    expect(first).toMatchObject({ growthHotSpot: true, hiddenHotSpot: isHidden })
    expect(others.slice(2).every(row => row.hiddenHotSpot === false)).toBe(true)
  })

  it('without any revenue nobody has a rank by it', () => {
    const { revenue: _, ...portfolio } = toPortfolio(
      segmentationInput.parse({ accounts: ladder(2) }),
      settings,
    )
    expect([...revenueRanks(assess(portfolio, settings))]).toEqual([Number.NaN, Number.NaN])
  })
})

describe('warnings', () => {
  const warnings = (accounts: readonly object[]) =>
    run({ accounts }).warnings.map(({ code, message }) => [code, message])

  it.each([
    ['ten scored accounts need none', ladder(10), []],
    [
      'nine are few',
      ladder(9),
      [['small_portfolio', 'Only 9 scored accounts: a tenth of them is hardly a tier.']],
    ],
    [
      'the unscored are counted',
      [...ladder(10), scored('x', null), scored('y', 1, null)],
      [['unscored_accounts', '2 accounts have no tier: too few answers on need or value.']],
    ],
  ])('%s', (_title, accounts, expected) => {
    expect(warnings(accounts)).toEqual(expected)
  })
})

describe('accounts that are named', () => {
  const accounts = ladder(3)
  it.each([
    ['known ones may be compared and explained', { compare: ['a0', 'a2'], explain: ['a1'] }, []],
    ['unknown ones may not', { compare: ['a0', 'b'], explain: ['a1', 'c'] }, ['compare[1]', 'explain[1]']],
  ])('%s', (_title, extra, paths) => {
    const result = runModule(segmentation, { accounts, ...extra }, defaultModel)
    expect(result.ok ? [] : result.faults.map(fault => fault.path)).toEqual(paths)
  })
})

describe('an answer off its scale', () => {
  const faultOf = (N1: number, low: number, high: number) => {
    const merged = mergeModel({
      segmentation: { questions: { N1: { scale: { kind: 'goalposts', low, high } } } },
    })
    if (!merged.ok) throw new Error('refused')
    const result = runModule(
      segmentation,
      { accounts: [{ id: 'A', stage: 'growth', answers: { N1 } }] },
      merged.value,
    )
    return result.ok ? null : result.faults[0]?.expected
  }

  it.each([
    [-0.1, 0, 1, 'a number from 0 to 1 (80 % is 0.8)'],
    [1.1, 0, 1, 'a number from 0 to 1 (80 % is 0.8)'],
    [0, 0, 1, null],
    [1, 0, 1, null],
    [11, 0, 10, 'a number from 0 to 10'],
    [-2, -1, 1, 'a number from -1 to 1'],
  ])('%f on %f to %f', (answer, low, high, expected) => {
    expect(faultOf(answer, low, high)).toBe(expected)
  })
})

describe('weights of a stage', () => {
  const own = { need: 0.1, value: 0.2, behavior: 0.7 }

  it.each(stages)('given for %s leave those of the others', stage => {
    const input = segmentationInput.parse({ accounts: [], weights: { [stage]: own } })
    expect(stageWeightsOf(input, settings)).toEqual({ ...settings.stageWeights, [stage]: own })
  })

  it('say nothing of one product family', () => {
    expect(run({ accounts: [scored('A', 1)], family: 'cloud' }).accounts[0]?.tier).toBe('unscored')
  })
})

describe('dimension scores', () => {
  it('are the same wherever in a long portfolio an account stands', () => {
    const likert = (index: number) => ({
      N2: 1 + (index % 5),
      N3: 1 + (index % 3),
      B1: 1 + (index % 4),
      B2: index % 2 ? null : 3,
      B3: 2,
    })
    const accounts = Array.from({ length: 5000 }, (_, index) => ({
      id: `a${index}`,
      stage: 'growth',
      answers: likert(index),
    }))
    const { scores } = assess(toPortfolio(segmentationInput.parse({ accounts }), settings), settings)
    const u = (answer: number) => (answer - 1) / 4
    accounts.forEach(({ answers: { N2, N3, B1, B2, B3 } }, index) => {
      const behavior = [B1, B2, B3].flatMap(given => (given === null ? [] : [u(given)]))
      expect(scores.need[index]).toBeCloseTo(50 * (u(N2) + u(N3)), 9)
      expect(scores.behavior[index]).toBeCloseTo(
        (100 * behavior.reduce((sum, x) => sum + x, 0)) / behavior.length,
        9,
      )
    })
  })

  it.each([
    ['one of three missing', { N1: 0.8, N2: 5, N3: null }, 60, 280 / 3],
    ['two missing', { N1: null, N2: 5, N3: null }, 100 / 3, 100],
    ['all missing', {}, 0, 100],
    [
      'none missing',
      { N1: 0.3, N2: 2, N3: 4 },
      (100 * (0.3 + 0.25 + 0.75)) / 3,
      (100 * (0.3 + 0.25 + 0.75)) / 3,
    ],
  ])('lie between what the lowest and the highest answers give: %s', (_title, answers, low, high) => {
    const need = run({ accounts: [{ id: 'A', stage: 'growth', answers }] }).accounts[0]?.bounds.need
    expect(need?.low).toBeCloseTo(low, 9)
    expect(need?.high).toBeCloseTo(high, 9)
  })
})
