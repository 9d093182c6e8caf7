import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cases } from '../../../test/support/cases.ts'
import { defaultModel } from '../model/index.ts'
import { createRandom } from '../statistics/random.ts'
import { tierAcceptability } from './acceptability.ts'
import { assess } from './assessment.ts'
import { toPortfolio } from './columns.ts'
import { segmentationInput } from './input.ts'
import { scorePortfolio } from './score.ts'
import { runSettings } from './settings.ts'
import { drawWeights } from './smaa.ts'
import { tierName } from './tiering.ts'

const score = (input: unknown) => scorePortfolio(segmentationInput.parse(input), defaultModel).output
const points = fc.nat({ max: 12 }).map(steps => 5 * steps)
const account = fc.record({
  stage: fc.constantFrom('growth' as const, 'decline' as const),
  need: fc.option(points, { freq: 9 }),
  value: points,
  behavior: fc.option(points, { freq: 9 }),
  previous: fc.constantFrom('1a', '2', '3'),
})

const draws = 10

it('the share of the draws in a tier is how often a first run with the drawn weights gives it', () => {
  fc.assert(
    fc.property(
      fc.array(account, { minLength: 1, maxLength: 25 }),
      fc.nat(),
      fc.constantFrom(undefined, 3, 40),
      (drawn, seed, concentration) => {
        const accounts = drawn.map(({ previous: _, ...row }, index) => ({ id: `a${index}`, ...row }))
        const previousTiers = Object.fromEntries(drawn.map(({ previous }, index) => [`a${index}`, previous]))
        const random = createRandom(seed)
        const inUse = [...new Set(drawn.map(row => row.stage))]
        const input = segmentationInput.parse({ accounts, previousTiers })
        const { previousTiers: _, ...firstRun } = input
        const settings = runSettings(defaultModel)
        const portfolio = toPortfolio(firstRun, settings)
        const runs = Array.from({ length: draws }, () => {
          const everywhere = concentration === undefined ? drawWeights(random, 3) : []
          const table = inUse.flatMap(stage => {
            const base = Object.values(settings.stageWeights[stage])
            return concentration === undefined ? everywhere : drawWeights(random, 3, base, concentration)
          })
          const { tier } = assess({ ...portfolio, weightTable: Float64Array.from(table) }, settings)
          return Array.from(tier, tierName)
        })
        const present = assess(toPortfolio(input, settings), settings)
        const found = tierAcceptability(present, draws, createRandom(seed), concentration)
        found.forEach((shares, index) => {
          const own = tierName(present.tier[index] as number)
          if (own === 'unscored') {
            expect(shares).toBeNull()
            return
          }
          const share = (tier: string) => runs.filter(tiers => tiers[index]?.startsWith(tier)).length / draws
          const kept = share(own[0] ?? '')
          expect(shares).toEqual({
            tier1: share('1'),
            tier2: share('2'),
            tier3: share('3'),
            label: kept >= 0.8 ? 'stable' : kept >= 0.5 ? 'sensitive' : 'fragile',
          })
        })
      },
    ),
    { numRuns: cases(40), seed: 20081013 },
  )
})

const ladder = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `a${index}`,
    stage: 'growth',
    need: (count - index) / 2,
    value: (count - index) / 2,
    behavior: (count - index) / 2,
  }))

it.each([
  ['a hundred accounts have a share of each rank', 100, 100],
  ['more have none', 101, undefined],
])('%s', (_title, count, ranks) => {
  const output = score({ accounts: ladder(count), acceptability: { seed: 1, draws: 2 } })
  expect(output.accounts[0]?.acceptability?.ranks?.length).toBe(ranks)
})

it('an account without behavior has no place among the ranks', () => {
  const accounts = ladder(3).map((row, index) => (index === 1 ? { ...row, behavior: null } : row))
  const unscored = { id: 'x', stage: 'growth', need: null, value: 5 }
  const output = score({ accounts: [...accounts, unscored], acceptability: { seed: 1, draws: 2 } })
  expect(output.accounts.map(row => row.acceptability?.ranks)).toEqual([[1, 0], null, [0, 1], undefined])
  expect(output.accounts.at(-1)?.acceptability).toBeNull()
  expect(output.accounts.map(row => row.acceptability?.centralWeights?.length)).toEqual([
    3,
    undefined,
    undefined,
    undefined,
  ])
})

it('the draws and the largest error of a share are reported, the model’s number of draws unless asked', () => {
  const parameters = (draws?: number) =>
    score({ accounts: [], acceptability: { seed: 7, ...(draws && { draws }) } }).params['acceptability']
  expect(parameters(100)).toEqual({ seed: 7, draws: 100, standardErrorAtMost: 0.05 })
  expect(parameters()).toEqual({ seed: 7, draws: 10_000, standardErrorAtMost: 0.005 })
  expect(score({ accounts: [] }).params).not.toHaveProperty('acceptability')
})
