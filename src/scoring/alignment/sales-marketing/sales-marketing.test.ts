import { expect, it } from 'vitest'
import { defaultModel } from '../../model/index.ts'
import { salesMarketingFit } from './index.ts'

const summing = (total: number) =>
  Array.from({ length: 20 }, (_, index) => Math.floor(total / 20) + (index < total % 20 ? 1 : 0))

it.each([
  [20, 'undefined'],
  [39, 'undefined'],
  [40, 'defined'],
  [59, 'defined'],
  [60, 'aligned'],
  [79, 'aligned'],
  [80, 'integrated'],
  [100, 'integrated'],
])('a sum of %i is %s', (total, band) => {
  expect(salesMarketingFit.score({ responses: [summing(total)] }, defaultModel)).toMatchObject({
    score: total,
    band,
  })
})

it('an incomplete row is not prorated; without a complete one there is no score', () => {
  const incomplete = [null, ...summing(100).slice(1)]
  expect(salesMarketingFit.score({ responses: [incomplete] }, defaultModel)).toMatchObject({
    n: 1,
    nComplete: 0,
    score: null,
    reason: 'missing_input',
  })
})
