import { z } from 'zod'

/** An amount in units of 1/10,000 of the caller's own unit, so that sums are exact. */
export type ScaledAmount = bigint

const DECIMALS = 4
const SCALE = 10n ** BigInt(DECIMALS)
const DECIMAL_TEXT = /^(-?)(\d+)(?:\.(\d{1,4}))?$/

const expected = 'an amount: a number or a decimal string with at most four decimals'

function parseDecimal(text: string): ScaledAmount | null {
  const match = DECIMAL_TEXT.exec(text)
  if (match === null) return null
  const [, sign, whole = '0', decimals = ''] = match
  const magnitude = BigInt(whole) * SCALE + BigInt(decimals.padEnd(DECIMALS, '0'))
  return sign === '-' ? -magnitude : magnitude
}

/**
 * Reads an amount exactly.
 * Beyond the safe integers a JSON number has already lost digits, so there only a string is an amount.
 * @returns null where the input is no amount.
 */
export function parseAmount(raw: number | string): ScaledAmount | null {
  if (typeof raw === 'string') return parseDecimal(raw.trim())
  if (!Number.isFinite(raw) || Math.abs(raw) > Number.MAX_SAFE_INTEGER) return null
  const text = String(raw)
  // The smallest amount, 0.0001, is still written without an exponent.
  return text.includes('e') ? null : parseDecimal(text)
}

/** The double nearest to the amount, in the caller's unit. */
export function amountAsNumber(amount: ScaledAmount): number {
  const magnitude = amount < 0n ? -amount : amount
  const text = `${magnitude / SCALE}.${String(magnitude % SCALE).padStart(DECIMALS, '0')}`
  return amount < 0n ? -Number(text) : Number(text)
}

export function sumAmounts(amounts: readonly ScaledAmount[]): ScaledAmount {
  return amounts.reduce((sum, amount) => sum + amount, 0n)
}

/** part ÷ whole as a fraction; null when the whole is zero. */
export function amountRatio(part: ScaledAmount, whole: ScaledAmount): number | null {
  return whole === 0n ? null : amountAsNumber(part) / amountAsNumber(whole)
}

/** A JSON number or a decimal string with at most four decimals; read as a scaled amount. */
export const amount = z
  .union([z.number(), z.string()], { error: expected })
  .transform((raw, context): ScaledAmount => {
    const parsed = parseAmount(raw)
    if (parsed !== null) return parsed
    context.addIssue({ code: 'custom', message: expected, input: raw })
    return z.NEVER
  })

/** An amount of zero or more. */
export const nonNegativeAmount = amount.refine(value => value >= 0n, { error: 'an amount of zero or more' })

/** An amount above zero. */
export const positiveAmount = amount.refine(value => value > 0n, { error: 'an amount above zero' })
