import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { amount, amountAsNumber, amountRatio, parseAmount, sumAmounts } from './amount.ts'
import { parseInput } from './input.ts'

describe('amount', () => {
  it.each([
    [0, 0n],
    [-0, 0n],
    [0.1, 1_000n],
    [0.0001, 1n],
    [-12.3456, -123_456n],
    ['0.30', 3_000n],
    ['-5', -50_000n],
    [' 7.25 ', 72_500n],
    ['123456789012345678.9999', 1_234_567_890_123_456_789_999n],
    [9_007_199_254_740_991, 90_071_992_547_409_910_000n],
  ])('reads %j exactly', (raw, scaled) => {
    expect(parseAmount(raw)).toBe(scaled)
  })

  it.each([
    0.00001,
    1e-7,
    1e21,
    9_007_199_254_740_992,
    Number.NaN,
    Infinity,
    '1e3',
    '1,000',
    '1.23456',
    '',
    '.5',
    '5.',
    '--1',
    'ten',
  ])('refuses %j', raw => {
    expect(parseAmount(raw)).toBeNull()
  })

  it('says where a bad amount stands and what belongs there', () => {
    expect(parseInput(amount, '1.23456')).toEqual({
      ok: false,
      faults: [
        {
          path: '(input)',
          expected: 'an amount: a number or a decimal string with at most four decimals',
          found: '"1.23456"',
        },
      ],
    })
  })

  it('sums tenths without drift', () => {
    const tenths = Array.from({ length: 30 }, () => parseAmount(0.1) ?? 0n)
    expect(amountAsNumber(sumAmounts(tenths))).toBe(3)
  })

  it('has no ratio to nothing', () => {
    expect(amountRatio(1n, 0n)).toBeNull()
  })

  test.prop([fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n })])(
    'comes back as the number it was',
    scaled => {
      expect(parseAmount(amountAsNumber(scaled))).toBe(scaled)
    },
  )
})
