import { describe, expect, it } from 'vitest'
import { createRandom } from '../statistics/random.ts'
import { drawWeights, rankAcceptability } from './smaa.ts'

describe('rank acceptability', () => {
  it('segmentation example 1.6: .4, .4, .2 and a central weight of .8, within Monte Carlo error', () => {
    const [first, second, both] = rankAcceptability(
      [
        [1, 0],
        [0, 1],
        [0.6, 0.6],
      ],
      9604,
      createRandom(1),
    )
    for (const [result, exact] of [
      [first, 0.4],
      [second, 0.4],
      [both, 0.2],
    ] as const)
      expect(Math.abs((result?.ranks[0] ?? 0) - exact)).toBeLessThan(0.015)
    expect(Math.abs((first?.centralWeights?.[0] ?? 0) - 0.8)).toBeLessThan(0.01)
    expect(Math.abs((second?.centralWeights?.[1] ?? 0) - 0.8)).toBeLessThan(0.01)
    expect(Math.abs((both?.centralWeights?.[0] ?? 0) - 0.5)).toBeLessThan(0.01)
  })

  it('is repeatable by its seed, and the ranks of an alternative sum to 1', () => {
    const scores = [
      [0.2, 0.9],
      [0.8, 0.1],
      [0.1, 0.1],
    ]
    const results = rankAcceptability(scores, 500, createRandom(3))
    expect(rankAcceptability(scores, 500, createRandom(3))).toEqual(results)
    for (const { ranks } of results) expect(ranks.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12)
    expect(results[2]).toEqual({ ranks: [0, 0, 1], centralWeights: null })
  })

  it('lets identical alternatives share the better rank', () => {
    expect(rankAcceptability([[1], [1]], 10, createRandom(1)).map(result => result.ranks)).toEqual([
      [1, 0],
      [1, 0],
    ])
  })
})

describe('random weights', () => {
  it('sum to 1 and are never negative', () => {
    const random = createRandom(9)
    for (let draw = 0; draw < 200; draw += 1)
      for (const weights of [drawWeights(random, 3), drawWeights(random, 3, [0.6, 0.4, 0], 50)]) {
        expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12)
        expect(Math.min(...weights)).toBeGreaterThanOrEqual(0)
      }
  })

  it('near a base keep its mean and its zeros', () => {
    const random = createRandom(5)
    const draws = Array.from({ length: 5000 }, () => drawWeights(random, 3, [0.5, 0.5, 0], 50))
    const mean = draws.reduce((sum, weights) => sum + (weights[0] ?? 0), 0) / draws.length
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.005)
    expect(draws.every(weights => weights[2] === 0)).toBe(true)
  })
})
