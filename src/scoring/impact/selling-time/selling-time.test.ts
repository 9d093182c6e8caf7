import { expect, it } from 'vitest'
import { defaultModel } from '../../model/index.ts'
import { sellingTime } from './index.ts'

it.each([
  ['impact 8.14: non-selling 40 → 30 % gives 16.7 % more client time', 0.4, 0.3, 0.1667],
  ['more administration takes client time away', 0.3, 0.4, -0.1429],
  ['no client time before is nothing to compare with', 1, 0.3, null],
])('%s', (_, nonSellingBefore, nonSellingAfter, gain) => {
  const { clientTimeGain } = sellingTime.score({ nonSellingBefore, nonSellingAfter }, defaultModel)
  if (gain === null) expect(clientTimeGain).toBeNull()
  else expect(clientTimeGain).toBeCloseTo(gain, 4)
})
