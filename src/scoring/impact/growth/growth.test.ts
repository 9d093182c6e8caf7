import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { parseInput } from '../../input.ts'
import { defaultModel } from '../../model/index.ts'
import { compose } from './composition.ts'
import { examples } from './examples.ts'
import { growth } from './index.ts'
import { splitPriceVolume } from './price-volume.ts'
import { growthInput } from './shape.ts'

type Raw = z.input<typeof growthInput>

function score(raw: unknown) {
  const parsed = parseInput(growthInput, raw)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  return growth.output.parse(growth.score(parsed.value, defaultModel))
}

const example = (number: string): Raw => {
  const found = examples.find(candidate => candidate.number === number)
  if (found === undefined) throw new Error(`example ${number} is gone`)
  return found.input
}

describe('growth composition', () => {
  it('impact 8.1: $10.0m, −.6, −.9, +1.8 keeps 85 % gross and 103 % net', () => {
    expect(score(example('8.1'))).toMatchObject({
      start: 10,
      lost: 0.9,
      decline: 0.6,
      expansion: 1.8,
      grr: 0.85,
      nrr: 1.03,
    })
  })

  it('impact 8.2: the source’s bars are −6, −10, 84, 15, 5, 8 from 100 to 112; GRR .84, NRR 1.04', () => {
    const result = score(example('8.2'))
    expect(result.bars.map(bar => bar.amount)).toEqual([-6, -10, 84, 15, 5, 0, 8])
    expect(result).toMatchObject({ start: 100, end: 112, grr: 0.84, nrr: 1.04 })
  })

  it('impact 8.2: NRR is .99 if the +5 are no existing customers’', () => {
    const { prior, current } = example('8.2')
    const moved = current.map(row => (row.product === 'y' ? { ...row, customer: 'another' } : row))
    expect(score({ prior, current: moved }).nrr).toBe(0.99)
  })

  it('impact 8.3: 330 − 60 − 50 = 220; + 20 + 25 + 45 = 310; GRR .7273, by product .6667, NRR .8030', () => {
    const result = score(example('8.3'))
    expect(result).toMatchObject({ start: 330, lost: 60, decline: 50, retained: 220 })
    expect(result).toMatchObject({ expansion: 20, crossSell: 25, new: 45, end: 310, reactivated: 0 })
    expect(result.grr?.toFixed(4)).toBe('0.7273')
    expect(result.productRetention?.toFixed(4)).toBe('0.6667')
    expect(result.nrr?.toFixed(4)).toBe('0.8030')
    expect(result.counts).toEqual({
      prior: 4,
      current: 4,
      lost: 1,
      declined: 1,
      level: 1,
      grown: 1,
      reactivated: 0,
      new: 1,
    })
  })

  it('sums cents that no binary fraction holds', () => {
    const rows = Array.from({ length: 1000 }, (_, index) => ({ customer: `c${index % 7}`, amount: '0.10' }))
    expect(score({ prior: rows, current: [...rows, { customer: 'c1', amount: '0.0001' }] })).toMatchObject({
      start: 100,
      expansion: 0.0001,
      end: 100.0001,
    })
  })

  it('a customer with older revenue comes back as reactivated, not as new', () => {
    const current = [{ customer: 'back', amount: 5 }]
    expect(score({ prior: [], current, earlierCustomers: ['back'] })).toMatchObject({
      reactivated: 5,
      new: 0,
    })
    expect(score({ prior: [], current })).toMatchObject({ reactivated: 0, new: 5 })
  })

  it('a credit is netted within customer and product', () => {
    const prior = [
      { customer: 'a', product: 'x', amount: 10 },
      { customer: 'a', product: 'x', amount: -4 },
    ]
    expect(score({ prior, current: [] })).toMatchObject({ start: 6, lost: 6 })
  })

  it('what stays negative has no composition, and is named', () => {
    const result = score({ prior: [{ customer: 'a', product: 'x', amount: -4 }], current: [] })
    expect(result).toMatchObject({ start: null, grr: null, reason: 'out_of_range', bars: [] })
    expect(result.finding).toMatchObject({ value: null, reason: 'out_of_range' })
    expect(result.finding.explanation.sentence).toContain('a/x')
  })

  it('without a start nothing can be retained: null, not zero', () => {
    expect(score({ prior: [], current: [{ customer: 'a', amount: 1 }] })).toMatchObject({
      grr: null,
      nrr: null,
      productRetention: null,
      end: 1,
    })
    expect(score({ prior: [], current: [] })).toMatchObject({ grr: null, start: 0, end: 0 })
  })

  it('a change is split into price and volume where quantities are known', () => {
    const row = (quantity: number | undefined, amount: number) => ({
      customer: 'a',
      product: 'x',
      amount,
      ...(quantity === undefined ? {} : { quantity }),
    })
    expect(score({ prior: [row(10, 100)], current: [row(12, 132)] }).priceVolume).toEqual({
      price: 12,
      volume: 20,
      pairs: 1,
    })
    expect(score({ prior: [row(10, 100)], current: [row(undefined, 132)] }).priceVolume).toBeNull()
  })

  it.each([
    ['five decimals', { prior: [{ customer: 'a', amount: 0.12345 }], current: [] }, 'prior[0].amount'],
    ['words for an amount', { prior: [], current: [{ customer: 'a', amount: 'ten' }] }, 'current[0].amount'],
    ['no customer', { prior: [{ amount: 1 }], current: [] }, 'prior[0].customer'],
    ['no current period', { prior: [] }, 'current'],
  ])('%s is refused with its path', (_, raw, path) => {
    expect(parseInput(growthInput, raw)).toMatchObject({ ok: false, faults: [{ path }] })
  })
})

const row = fc.record({
  customer: fc.constantFrom('c1', 'c2', 'c3', 'c4', 'c5'),
  product: fc.constantFrom('x', 'y', undefined),
  amount: fc.bigInt({ min: 0n, max: 10n ** 15n }),
})
const period = fc.array(row, { maxLength: 20 })

describe('properties of growth composition', () => {
  test.prop([period, period])(
    'the waterfall closes to the last unit and nothing in it is negative',
    (prior, current) => {
      const composed = compose(prior, current, new Set(['c5']))
      if (!composed.ok) throw new Error('amounts of zero or more are never out of range')
      const of = composed.composition
      expect(of.start - of.lost - of.decline).toBe(of.retained)
      expect(of.retained + of.expansion + of.crossSell + of.reactivated + of.new).toBe(of.end)
      const total = (rows: typeof prior) => rows.reduce((sum, { amount }) => sum + amount, 0n)
      expect([of.start, of.end]).toEqual([total(prior), total(current)])
      for (const part of [
        of.lost,
        of.decline,
        of.retained,
        of.expansion,
        of.crossSell,
        of.reactivated,
        of.new,
      ])
        expect(part >= 0n).toBe(true)
      expect(of.retained <= of.keptByCustomers && of.keptByCustomers <= of.start).toBe(true)
      expect(of.keptByCustomers <= of.endOfCohort).toBe(true)
    },
  )

  test.prop([period, period])(
    'neither the order of rows nor the names of customers matter',
    (prior, current) => {
      const renamed = (rows: typeof prior) =>
        rows.map(entry => ({ ...entry, customer: `z${entry.customer}` })).reverse()
      expect(compose(renamed(prior), renamed(current), new Set())).toEqual(compose(prior, current, new Set()))
    },
  )

  test.prop([period, period])(
    'the periods swapped, what was lost is new and what declined has grown',
    (prior, current) => {
      const forth = compose(prior, current, new Set())
      const back = compose(current, prior, new Set())
      if (!forth.ok || !back.ok) throw new Error('amounts of zero or more are never out of range')
      expect(back.composition.new).toBe(forth.composition.lost)
      expect(back.composition.expansion + back.composition.crossSell).toBe(forth.composition.decline)
    },
  )

  const sold = fc.record({
    customer: fc.constantFrom('c1', 'c2'),
    product: fc.constantFrom('x', 'y'),
    amount: fc.bigInt({ min: 1n, max: 10n ** 9n }),
    quantity: fc.bigInt({ min: 1n, max: 10n ** 6n }),
  })
  test.prop([fc.array(sold, { maxLength: 8 }), fc.array(sold, { maxLength: 8 })])(
    'price and volume add up to the change of what was bought in both periods',
    (prior, current) => {
      const both = (rows: typeof prior, others: typeof prior) =>
        rows
          .filter(one =>
            others.some(other => other.customer === one.customer && other.product === one.product),
          )
          .reduce((sum, { amount }) => sum + amount, 0n)
      const split = splitPriceVolume(prior, current)
      const change = both(current, prior) - both(prior, current)
      expect((split?.price ?? 0n) + (split?.volume ?? 0n)).toBe(change)
    },
  )
})
