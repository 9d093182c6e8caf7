import { describe, expect, it } from 'vitest'
import { defaultModel } from '../model/index.ts'
import { roundHalfUp } from '../rounding.ts'
import { criticalWeights } from './critical-weight.ts'
import { familyWeights, rankOrderCentroid } from './weights.ts'

const { stageWeights } = defaultModel.segmentation

describe('weights from an order of importance', () => {
  it.each([
    [1, [1]],
    [2, [0.75, 0.25]],
    [3, [0.6111, 0.2778, 0.1111]],
  ])('of %d dimensions are the rank-order centroid', (count, weights) => {
    expect(rankOrderCentroid(count).map(weight => roundHalfUp(weight, 4))).toEqual(weights)
  })
})

describe('the weights of an account', () => {
  it('are the revenue-weighted mean over its families', () => {
    const weights = familyWeights(
      [
        { family: 'new', stage: 'introduction', revenue: 25 },
        { family: 'old', stage: 'decline', revenue: 75 },
      ],
      stageWeights,
    )
    expect(weights.need).toBeCloseTo(0.25 * 0.5 + 0.75 * 0.2, 12)
    expect(weights.value).toBeCloseTo(0.25 * 0.2 + 0.75 * 0.6, 12)
    expect(weights.need + weights.value + weights.behavior).toBeCloseTo(1, 12)
  })

  it('are the plain mean where its families are only offered', () => {
    const offered = (['growth', 'maturity'] as const).map(stage => ({ family: stage, stage, revenue: 0 }))
    expect(familyWeights(offered, stageWeights).need).toBeCloseTo((0.45 + 0.3) / 2, 12)
  })
})

describe('critical weights', () => {
  const base = { need: 0.45, value: 0.35, behavior: 0.2 }

  it('are none where one account leads on everything', () => {
    const weights = criticalWeights(
      { need: 9, value: 9, behavior: 9 },
      { need: 1, value: 1, behavior: 1 },
      base,
    )
    expect(weights).toEqual([])
  })

  it('are none for a dimension that already has all the weight', () => {
    const all = { need: 1, value: 0, behavior: 0 }
    expect(
      criticalWeights({ need: 2, value: 1, behavior: 1 }, { need: 1, value: 2, behavior: 0 }, all),
    ).toMatchObject([{ dimension: 'value', weight: 0.5, direction: 'atLeast' }])
  })
})
