import { expect, it } from 'vitest'
import { parseInput } from '../../input.ts'
import { defaultModel } from '../../model/index.ts'
import { growth } from './index.ts'
import { growthTally } from './tally.ts'

const row = (customer: string, product: string, amount: number) => ({ customer, product, amount })
const input = {
  prior: [row('a', 'x', 100), row('b', 'x', 50), row('c', 'x', 20)],
  current: [row('a', 'x', 80), row('a', 'y', 30), row('c', 'x', 45), row('d', 'x', 12), row('e', 'x', 7)],
  earlierCustomers: ['e'],
}

function parsed(of: typeof input) {
  const found = parseInput(growth.input, of)
  if (!found.ok) throw new Error('not parsed')
  return found.value
}

it('customers that are added page by page give what all of them give at once', () => {
  const tally = growthTally()
  for (const customer of ['a', 'b', 'c', 'd', 'e']) {
    const own = (rows: typeof input.prior) => rows.filter(each => each.customer === customer)
    const page = parsed({ ...input, prior: own(input.prior), current: own(input.current) })
    tally.add({ ...page, earlierCustomers: new Set(page.earlierCustomers) })
  }
  const whole = growth.score(parsed(input), defaultModel)
  const { priceVolume: _, ...expected } = whole
  expect(tally.result(defaultModel)).toMatchObject(expected)
  expect(tally.leftOut).toBe(0)
})

it('a customer to whom more was credited than sold is left out and counted, the others stand', () => {
  const tally = growthTally()
  const page = parsed({
    prior: [row('a', 'x', 10)],
    current: [row('a', 'x', 12), row('b', 'x', -5)],
    earlierCustomers: [],
  })
  tally.add({ ...page, earlierCustomers: new Set() })
  expect(tally.leftOut).toBe(1)
  expect(tally.result(defaultModel)).toMatchObject({ start: 10, end: 12, expansion: 2 })
})

it('without any customer there is no growth, not growth of zero', () => {
  expect(growthTally().result(defaultModel)).toBeNull()
})
