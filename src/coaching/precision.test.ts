import { expect, test } from 'vitest'
import { precisionOf } from './precision.ts'

const reception = (useful: number, notUseful: number, wrong: number) => ({
  kind: 'plan-stale',
  told: 10,
  useful,
  notUseful,
  wrong,
})

test.each([
  ['useful of those judged', reception(6, 1, 1), 8, 0.75],
  ['none where all were refused', reception(0, 2, 1), 3, 0],
  ['unknown, not zero, while nobody has judged one', reception(0, 0, 0), 0, null],
])('precision is %s', (_title, given, judged, precision) => {
  expect(precisionOf([given])).toEqual([{ ...given, judged, precision }])
})
