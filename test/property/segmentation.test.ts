import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { defaultModel, runModule, scorePortfolio } from '../../src/scoring/index.ts'
import { segmentation } from '../../src/scoring/segmentation/index.ts'
import { segmentationInput } from '../../src/scoring/segmentation/input.ts'
import type { SegmentationOutput } from '../../src/scoring/segmentation/output.ts'
import { byDefinition } from './segmentation-by-definition.ts'

const seed = 20081013
const stages = ['introduction', 'growth', 'maturity', 'decline'] as const
const tiers = ['1a', '1b', '2', '3', 'unscored'] as const

const likert = fc.option(fc.integer({ min: 1, max: 5 }), { freq: 8 })
const money = fc.option(fc.oneof(fc.nat({ max: 8 }), fc.integer({ min: -100, max: 1_000_000 })), { freq: 8 })
const answers = fc.record({
  N1: fc.option(
    fc.nat({ max: 20 }).map(twentieths => twentieths / 20),
    { freq: 8 },
  ),
  N2: likert,
  N3: likert,
  V1: money,
  V2: money,
  V3: likert,
  V4: likert,
  B1: likert,
  B2: likert,
  B3: likert,
})
const account = fc.record({
  stage: fc.constantFrom(...stages),
  answers,
  previous: fc.option(fc.constantFrom(...tiers), { nil: undefined }),
})
type Drawn = typeof account extends fc.Arbitrary<infer Value> ? Value : never

/** Some portfolios are large enough for tiers, and some are full of ties. */
const portfolio = fc.oneof(
  fc.array(account, { maxLength: 40 }),
  fc
    .array(account, { minLength: 1, maxLength: 4 })
    .chain(few => fc.array(fc.constantFrom(...few), { maxLength: 40 })),
)

const inputOf = (drawn: readonly Drawn[], hasPrevious = false) => ({
  accounts: drawn.map(({ stage, answers: given }, index) => ({ id: `a${index}`, stage, answers: given })),
  ...(hasPrevious && {
    previousTiers: Object.fromEntries(
      drawn.flatMap(({ previous }, index) => (previous === undefined ? [] : [[`a${index}`, previous]])),
    ),
  }),
})

function score(input: unknown): SegmentationOutput {
  const result = runModule(segmentation, input, defaultModel)
  if (!result.ok) throw new Error(JSON.stringify(result.faults))
  return result.value
}

const tierOrder = ['unscored', '3', '2', '1b', '1a']

describe('segmentation', () => {
  it('gives on columns what the definition gives by counting and sorting', () => {
    fc.assert(
      fc.property(portfolio, fc.boolean(), (drawn, hasPrevious) => {
        const output = score(inputOf(drawn, hasPrevious))
        const expected = byDefinition(
          drawn.map(({ stage, answers: given, previous }, index) => {
            const { need, value, behavior } = defaultModel.segmentation.stageWeights[stage]
            return {
              id: `a${index}`,
              weights: [need, value, behavior] as const,
              answers: given,
              previous: hasPrevious ? previous : undefined,
            }
          }),
          hasPrevious,
        )
        for (const row of output.accounts) {
          const plain = expected.get(row.id)
          expect(row.tier).toBe(plain?.tier)
          for (const key of ['need', 'value', 'behavior', 'overall'] as const) {
            const value = plain?.[key] ?? null
            if (value === null) expect(row[key]).toBeNull()
            else expect(row[key]).toBeCloseTo(value, 9)
          }
          if (plain?.index == null) expect(row.tier1Index).toBeNull()
          else expect(row.tier1Index).toBeCloseTo(plain.index, 9)
        }
      }),
      { numRuns: 400, seed },
    )
  })

  it('stays within its bounds and never pads Tier 1', () => {
    fc.assert(
      fc.property(portfolio, drawn => {
        const output = score(inputOf(drawn))
        expect(output.tier1Count).toBe(output.accounts.filter(row => row.growthHotSpot).length)
        expect(output.tier1Count).toBeLessThanOrEqual(Math.max(1, Math.round(0.15 * output.n + 0.5)))
        for (const row of output.accounts) {
          const bounds = [row.bounds.need, row.bounds.value, row.bounds.behavior]
          for (const { low, high } of bounds) expect(low).toBeLessThanOrEqual(high)
          for (const name of ['need', 'value', 'behavior'] as const) {
            const score = row[name]
            if (score === null) continue
            expect(score).toBeGreaterThanOrEqual(row.bounds[name].low - 1e-9)
            expect(score).toBeLessThanOrEqual(row.bounds[name].high + 1e-9)
          }
          if (!row.growthHotSpot) continue
          expect(row.needRank).toBeGreaterThanOrEqual(0.5)
          expect(row.valueRank).toBeGreaterThanOrEqual(0.5)
        }
      }),
      { numRuns: 200, seed },
    )
  })

  it('adds up: the contributions of the answers sum to the overall score', () => {
    fc.assert(
      fc.property(portfolio, drawn => {
        for (const row of score(inputOf(drawn)).accounts) {
          const sum = row.contributions.reduce((total, part) => total + part.points, 0)
          if (row.overall === null) expect(row.contributions).toEqual([])
          else expect(sum).toBeCloseTo(row.overall, 9)
        }
      }),
      { numRuns: 150, seed },
    )
  })

  it('knows neither the order of the accounts nor their names', () => {
    fc.assert(
      fc.property(portfolio, fc.infiniteStream(fc.nat()), (drawn, stream) => {
        const input = inputOf(drawn, true)
        const output = score(input)
        const shuffled = input.accounts
          .map(row => ({ row, at: stream.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ row }) => row)
        const again = score({ ...input, accounts: shuffled })
        const byId = new Map(again.accounts.map(row => [row.id, row]))
        for (const row of output.accounts) {
          const { contributions, ...rest } = row
          const { contributions: otherContributions, ...otherRest } = byId.get(row.id) ?? row
          expect(otherRest).toEqual(rest)
          expect(otherContributions.map(part => part.points)).toEqual(contributions.map(part => part.points))
        }
        const renamed = (id: string) => `x-${id.split('').reverse().join('')}`
        const named = score({
          accounts: input.accounts.map(row => ({ ...row, id: renamed(row.id) })),
          previousTiers: Object.fromEntries(
            Object.entries(input.previousTiers ?? {}).map(([id, tier]) => [renamed(id), tier]),
          ),
        })
        expect(named.accounts.map(row => row.tier)).toEqual(output.accounts.map(row => row.tier))
      }),
      { numRuns: 150, seed },
    )
  })

  it('rises with every answer: a better one never lowers the account’s own scores and tier', () => {
    const question = fc.constantFrom('N1', 'N2', 'N3', 'V1', 'V2', 'V3', 'V4', 'B1', 'B2', 'B3')
    fc.assert(
      fc.property(fc.array(account, { minLength: 1, maxLength: 30 }), question, (drawn, asked) => {
        const before = inputOf(drawn)
        const old = before.accounts[0]?.answers[asked as keyof Drawn['answers']]
        if (old == null) return
        const best = asked === 'N1' ? 1 : asked === 'V1' || asked === 'V2' ? 2_000_000 : 5
        const [first, ...others] = before.accounts
        const after = { accounts: [{ ...first, answers: { ...first?.answers, [asked]: best } }, ...others] }
        const [then, now] = [score(before).accounts[0], score(after).accounts[0]]
        for (const key of [
          'need',
          'value',
          'behavior',
          'overall',
          'needRank',
          'valueRank',
          'tier1Index',
        ] as const)
          expect(now?.[key] ?? 0).toBeGreaterThanOrEqual((then?.[key] ?? 0) - 1e-9)
      }),
      { numRuns: 300, seed },
    )
  })

  it('does not take a missing answer for a zero', () => {
    fc.assert(
      fc.property(fc.array(account, { minLength: 12, maxLength: 30 }), drawn => {
        const [first, ...others] = inputOf(drawn).accounts
        const full = { N1: 0.5, N2: 5, N3: 5, V1: 5, V2: 5, V3: 5, V4: 5, B1: 5, B2: 5, B3: 5 }
        const needOf = (N3: number | null) =>
          score({ accounts: [{ ...first, answers: { ...full, N3 } }, ...others] }).accounts[0]
        const missing = needOf(null)
        const lowest = needOf(1)
        expect(missing?.need).toBeGreaterThan(lowest?.need ?? 100)
        expect(missing?.bounds.need.low).toBeCloseTo(lowest?.need ?? 0, 9)
        expect(missing?.missing).toEqual(['N3'])
      }),
      { numRuns: 60, seed },
    )
  })

  it('calls a tier firm only if no missing answer can move it, and the ends bracket the tier', () => {
    fc.assert(
      fc.property(portfolio, fc.boolean(), (drawn, hasPrevious) => {
        const input = segmentationInput.parse(inputOf(drawn, hasPrevious))
        const { output, explain } = scorePortfolio(input, defaultModel)
        for (const row of output.accounts) {
          const explanation = explain(row.id)
          expect(explanation?.firm).toBe(row.firm)
          if (row.tier === 'unscored') {
            expect(row.firm).toBe(false)
            continue
          }
          const [low, own, high] = [explanation?.ends.lowTier, row.tier, explanation?.ends.highTier].map(
            tier => tierOrder.indexOf(tier ?? ''),
          ) as [number, number, number]
          expect(low).toBeLessThanOrEqual(own)
          expect(own).toBeLessThanOrEqual(high)
          if (row.missing.length === 0) expect(row.firm).toBe(true)
        }
      }),
      { numRuns: 200, seed },
    )
  })
})
