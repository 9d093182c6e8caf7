import { z } from 'zod'
import { column, same } from './column.ts'
import { type DecimalText, decimalParser } from './decimal.ts'

export function integer(low: number, high: number) {
  const expected = `a whole number from ${low} to ${high}`
  return column<number>(
    expected,
    'integer',
    z
      .string()
      .regex(/^-?\d{1,15}$/, expected)
      .transform(Number)
      .refine(value => value >= low && value <= high, expected),
    String,
  )
}

interface DecimalRange {
  readonly unit: string
  readonly low: string
  readonly high: string
  /** Digits after the point. */
  readonly decimals: number
}

/** An exact decimal, kept as its shortest text so that no digit is lost on the way. */
export function decimal({ unit, low, high, decimals }: DecimalRange) {
  const expected = `a number from ${low} to ${high} with at most ${decimals} decimals`
  const parse = decimalParser({ low, high, decimals })
  return column<DecimalText>(
    unit,
    'numeric',
    z.string().transform((value, context) => {
      const parsed = parse(value)
      if (parsed !== null) return parsed
      context.addIssue({ code: 'custom', message: expected, input: value })
      return z.NEVER
    }),
    same,
  )
}

/** A money amount in major units, exact to four decimals; its currency stands in a column of its own. */
export const amount = decimal({ unit: 'money', low: '0', high: '99999999999.9999', decimals: 4 })

/** A money amount that may be negative, as a credit is. */
export const signedAmount = decimal({
  unit: 'money, negative for a credit',
  low: '-99999999999.9999',
  high: '99999999999.9999',
  decimals: 4,
})

export const share = decimal({ unit: 'fraction 0..1', low: '0', high: '1', decimals: 9 })
