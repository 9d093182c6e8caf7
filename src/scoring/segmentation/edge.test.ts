import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cases } from '../../../test/support/cases.ts'
import { drawEdge } from './draw.ts'
import { cut, type Edge, type EdgeRule, edgeRule, orderEdge } from './edge.ts'
import { wouldBeInside } from './move.ts'
import { isWithin, thresholdOf } from './threshold.ts'

interface Candidate {
  readonly first: number
  readonly second: number
  readonly incumbent: boolean
}

function argumentsOf(candidates: readonly Candidate[]) {
  return [
    Uint32Array.from(candidates.keys()),
    {
      first: (index: number) => candidates[index]?.first ?? 0,
      second: (index: number) => candidates[index]?.second ?? 0,
    },
    candidates.some(candidate => candidate.incumbent)
      ? (index: number) => candidates[index]?.incumbent === true
      : null,
  ] as const
}

const edgeOf = (rule: EdgeRule, candidates: readonly Candidate[]): Edge =>
  orderEdge(rule, ...argumentsOf(candidates))

/** Accounts inside, by their position in the list of candidates. */
const insideOf = (rule: EdgeRule, candidates: readonly Candidate[]): Set<number> =>
  new Set(cut(edgeOf(rule, candidates)).inside)

const ranked = (count: number, incumbents: readonly number[]) =>
  Array.from({ length: count }, (_, index) => ({
    first: index,
    second: 0,
    incumbent: incumbents.includes(index + 1),
  }))

const settings = { bufferRatio: 0.2, tieAllowanceRatio: 1.5 }
const ruleOf10 = edgeRule(100, 0.1, 1, settings)

describe('where an edge lies', () => {
  const settings = { bufferRatio: 0.2, tieAllowanceRatio: 1.5 }
  it.each([
    // population, share, minimum, target, enter, stay, tie limit
    [100, 0.1, 1, 10, 8, 12, 15],
    [104, 0.1, 1, 10, 8, 12, 15],
    [105, 0.1, 1, 11, 8, 14, 15],
    [3, 0.1, 1, 1, 0, 2, 1],
    [0, 0.1, 1, 1, 0, 2, 1],
    // .3 × 1.5 × 20 is 8.999999999999998 in binary: nine accounts all the same.
    [20, 0.3, 0, 6, 4, 8, 9],
    [50, 0.1, 1, 5, 4, 6, 7],
  ])('of %i accounts, a share of %f and at least %i: %i; in to %i, kept to %i, ties to %i', (...row) => {
    const [population, share, minimum, target, enter, stay, tieLimit] = row
    expect(edgeRule(population, share, minimum, settings)).toEqual({ target, enter, stay, tieLimit })
  })
})

describe('an edge with a buffer', () => {
  it('segmentation example 1.5: rank 8 enters, 13 leaves, 11 stays, 10 waits', () => {
    expect(ruleOf10).toEqual({ target: 10, enter: 8, stay: 12, tieLimit: 15 })
    const inside = insideOf(ruleOf10, ranked(20, [1, 2, 3, 4, 5, 6, 7, 9, 11, 13]))
    expect([...inside].map(index => index + 1).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 11])
  })

  it.each([
    ['without incumbents the best ten are in', [], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
    ['too many incumbents: the lowest-ranked leave', [9, 10, 11, 12], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
    ['incumbents past the stay rank leave', [13, 14], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
    ['an incumbent at the stay rank stays', [12], [1, 2, 3, 4, 5, 6, 7, 8, 9, 12]],
  ])('%s', (_title, incumbents, expected) => {
    const inside = insideOf(ruleOf10, ranked(20, incumbents))
    expect([...inside].map(index => index + 1).sort((a, b) => a - b)).toEqual(expected)
  })

  it.each([
    ['up to the allowance comes in whole', 7, 15],
    ['past the allowance stays out whole', 8, 8],
  ])('a tied block %s', (_title, tied, count) => {
    const candidates = ranked(8, []).concat(
      Array.from({ length: tied }, () => ({ first: 50, second: 1, incumbent: false })),
    )
    expect(insideOf(ruleOf10, candidates).size).toBe(count)
    expect(cut(edgeOf(ruleOf10, candidates)).tiedOut).toBe(count === 8 ? tied : 0)
  })

  it('is never padded', () => {
    expect(insideOf(ruleOf10, ranked(4, [])).size).toBe(4)
    expect(insideOf(ruleOf10, []).size).toBe(0)
  })

  it.each([
    [1, 1, 0, 2],
    [5, 1, 0, 2],
    [14, 1, 0, 2],
    [15, 2, 1, 3],
    [20, 2, 1, 3],
    [100, 10, 8, 12],
  ])(
    'of %d accounts has a target of %d, enter rank %d and stay rank %d',
    (population, target, enter, stay) => {
      expect(edgeRule(population, 0.1, 1, settings)).toMatchObject({ target, enter, stay })
    },
  )

  it('is not moved by the noise of products: 10 × 1.1 is 11, not 12', () => {
    expect(edgeRule(100, 0.1, 1, { ...settings, bufferRatio: 0.1 })).toMatchObject({ enter: 9, stay: 11 })
    expect(edgeRule(50, 0.29, 0, settings)).toMatchObject({ target: 15 })
  })
})

const candidate = fc.record({
  first: fc.nat({ max: 6 }),
  second: fc.nat({ max: 1 }),
  incumbent: fc.boolean(),
})
const rule = fc
  .record({
    target: fc.nat({ max: 8 }),
    less: fc.nat({ max: 4 }),
    more: fc.nat({ max: 4 }),
    ties: fc.nat({ max: 4 }),
  })
  .map(({ target, less, more, ties }) => ({
    target,
    enter: Math.max(0, target - less),
    stay: target + more,
    tieLimit: target + ties,
  }))

it('ordering the candidates of an edge leaves the caller’s list as it is', () => {
  const [accounts, keys] = argumentsOf([3, 1, 2].map(first => ({ first, second: 0, incumbent: false })))
  expect([...orderEdge(ruleOf10, accounts, keys, null).order]).toEqual([1, 2, 0])
  expect([...accounts]).toEqual([0, 1, 2])
})

describe('moving one account while all others stay', () => {
  it('gives what drawing the edge again gives', () => {
    fc.assert(
      fc.property(
        fc.array(candidate, { minLength: 1, maxLength: 14 }),
        rule,
        candidate,
        (all, edgeRules, moved) => {
          const [self, ...rest] = all as [Candidate, ...Candidate[]]
          const edge = edgeOf(edgeRules, all)
          const there = { ...moved, incumbent: self.incumbent }
          expect(wouldBeInside(edge, self, self.incumbent, there)).toBe(
            insideOf(edgeRules, [there, ...rest]).has(0),
          )
          // A newcomer to the candidates.
          expect(wouldBeInside(edge, null, moved.incumbent, moved)).toBe(
            insideOf(edgeRules, [...all, moved]).has(all.length),
          )
        },
      ),
      { numRuns: cases(3000), seed: 20081013 },
    )
  })

  it('into a tied block of incumbents that is too large is of no use', () => {
    const rule = { target: 4, enter: 0, stay: 6, tieLimit: 4 }
    const all = [0, 1, 1, 1, 1, 1].map(first => ({ first, second: 0, incumbent: true }))
    const there = { first: 1, second: 0, incumbent: false }
    expect(insideOf(rule, [...all, there])).toEqual(new Set([0]))
    expect(wouldBeInside(edgeOf(rule, all), null, false, there)).toBe(false)
  })

  it('to where it is changes nothing', () => {
    fc.assert(
      fc.property(fc.array(candidate, { minLength: 1, maxLength: 20 }), rule, (all, edgeRules) => {
        const edge = edgeOf(edgeRules, all)
        const inside = insideOf(edgeRules, all)
        all.forEach((self, index) => {
          expect(wouldBeInside(edge, self, self.incumbent, self)).toBe(inside.has(index))
        })
      }),
      { numRuns: cases(500), seed: 20081013 },
    )
  })
})

describe('drawing an edge near its place only', () => {
  const far = fc.record({
    first: fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 200_000 }), fc.nat({ max: 0xffffffff })),
    second: fc.nat({ max: 1 }),
    incumbent: fc.boolean(),
  })

  it('gives what drawing it on the whole order gives', () => {
    fc.assert(
      fc.property(fc.array(far, { maxLength: 25 }), rule, fc.boolean(), (all, edgeRules, hasIncumbents) => {
        const candidates = hasIncumbents ? all : all.map(entry => ({ ...entry, incumbent: false }))
        const whole = cut(edgeOf(edgeRules, candidates))
        const near = drawEdge(edgeRules, ...argumentsOf(candidates))
        expect(new Set(near.inside)).toEqual(new Set(whole.inside))
        expect(near).toMatchObject({ count: whole.count, tiedOut: whole.tiedOut })
      }),
      { numRuns: cases(300), seed: 20081013 },
    )
  })
})

describe('the threshold of an edge without incumbents', () => {
  it('is where drawing it on the whole order draws it', () => {
    fc.assert(
      fc.property(fc.array(candidate, { maxLength: 20 }), rule, (all, edgeRules) => {
        const candidates = all.map(entry => ({ ...entry, incumbent: false }))
        const first = Uint32Array.from(candidates, entry => entry.first)
        const second = Uint32Array.from(candidates, entry => entry.second)
        const threshold = thresholdOf(edgeRules, first, second, new Uint32Array(all.length))
        const within = candidates.flatMap((entry, index) =>
          isWithin(threshold, entry.first, entry.second) ? [index] : [],
        )
        expect(new Set(within)).toEqual(insideOf(edgeRules, candidates))
      }),
      { numRuns: cases(2000), seed: 20081013 },
    )
  })
})
