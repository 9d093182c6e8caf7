import { expect, test } from 'vitest'
import { saySigned } from './words.ts'

test.each([
  [1.25, '+1.3'],
  [-1.4, '−1.4'],
  [0, '0'],
  [-0.04, '0'],
  [0.04, '0'],
  [null, 'unknown'],
])('a difference of %s points is written %s', (points, words) => {
  expect(saySigned(points)).toBe(words)
})
