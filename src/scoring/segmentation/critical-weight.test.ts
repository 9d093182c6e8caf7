import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cases } from '../../../test/support/cases.ts'
import { criticalWeights } from './critical-weight.ts'
import { type Dimension, dimensions } from './questions.ts'
import type { DimensionWeights } from './weights.ts'

const triple = (need: number, value: number, behavior: number): DimensionWeights => ({
  need,
  value,
  behavior,
})

/** How far the leader is ahead when one weight is changed and the others share the rest as they did. */
function leadAt(
  differences: DimensionWeights,
  weights: DimensionWeights,
  dimension: Dimension,
  weight: number,
): number {
  return dimensions.reduce((lead, other) => {
    const counts = other === dimension ? weight : (weights[other] * (1 - weight)) / (1 - weights[dimension])
    return lead + counts * differences[other]
  }, 0)
}

const scores = fc.record({
  need: fc.nat({ max: 10 }),
  value: fc.nat({ max: 10 }),
  behavior: fc.nat({ max: 10 }),
})

describe('critical weights', () => {
  it('are where the two draw level, and past them, in their direction, the other leads', () => {
    fc.assert(
      fc.property(scores, scores, scores, (leader, other, parts) => {
        const sum = parts.need + parts.value + parts.behavior
        const weights = triple(parts.need / sum, parts.value / sum, parts.behavior / sum)
        fc.pre(sum > 0 && !Object.values(weights).includes(1))
        const differences = triple(
          leader.need - other.need,
          leader.value - other.value,
          leader.behavior - other.behavior,
        )
        const found = new Map(criticalWeights(leader, other, weights).map(row => [row.dimension, row]))
        expect([...found.keys()].filter(dimension => !dimensions.includes(dimension))).toEqual([])
        for (const dimension of dimensions) {
          const lead = (weight: number) => leadAt(differences, weights, dimension, weight)
          const row = found.get(dimension)
          if (row === undefined) {
            // The same one leads, or both are level, whatever this weight is.
            const [least, most] = [lead(0), lead(1)]
            if (Math.abs(least - most) > 1e-9) expect(Math.sign(least) * Math.sign(most)).not.toBe(-1)
            continue
          }
          expect(row.weight).toBeGreaterThanOrEqual(0)
          expect(row.weight).toBeLessThanOrEqual(1)
          expect(lead(row.weight)).toBeCloseTo(0, 9)
          const past = row.direction === 'atMost' ? -0.1 : 0.1
          expect(lead(row.weight + past)).toBeLessThan(0)
          expect(lead(row.weight - past)).toBeGreaterThan(0)
        }
      }),
      { numRuns: cases(500), seed: 20081013 },
    )
  })

  it.each([
    [
      'level once the only lead counts for nothing',
      triple(9, 5, 5),
      triple(5, 5, 5),
      triple(0.5, 0.25, 0.25),
      [
        ['need', 0, 'atMost'],
        ['value', 1, 'atLeast'],
        ['behavior', 1, 'atLeast'],
      ],
    ],
    [
      'level only where the weight is the whole',
      triple(5, 9, 5),
      triple(5, 5, 5),
      triple(0.5, 0.25, 0.25),
      [
        ['need', 1, 'atLeast'],
        ['value', 0, 'atMost'],
        ['behavior', 1, 'atLeast'],
      ],
    ],
    [
      'a weight of 1 leaves nothing to share out',
      triple(9, 5, 2),
      triple(5, 9, 2),
      triple(1, 0, 0),
      [
        ['value', 0.5, 'atLeast'],
        ['behavior', 1, 'atLeast'],
      ],
    ],
    ['level on everything has no such weight', triple(5, 5, 5), triple(5, 5, 5), triple(0.5, 0.25, 0.25), []],
    [
      'level overall says on which side the other leads',
      triple(8, 4, 5),
      triple(4, 8, 5),
      triple(0.4, 0.4, 0.2),
      [
        ['need', 0.4, 'atMost'],
        ['value', 0.4, 'atLeast'],
      ],
    ],
  ] as const)('%s', (_title, leader, other, weights, expected) => {
    const rows = criticalWeights(leader, other, weights)
    expect(rows.map(row => [row.dimension, Math.round(row.weight * 1e9) / 1e9 + 0, row.direction])).toEqual(
      expected,
    )
  })
})
