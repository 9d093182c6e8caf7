/** Counts and amounts as a reader writes them. */
const LOCALE = 'en'

/** A number with at most `digits` after the point. */
export function sayNumber(value: number, digits = 0): string {
  return new Intl.NumberFormat(LOCALE, { maximumFractionDigits: digits }).format(value)
}

/** An amount in whole units of its currency; null is said, never shown as 0. */
export function sayMoney(amount: number | null, currency: string): string {
  if (amount === null) return 'not known'
  const whole = { style: 'currency', currency, maximumFractionDigits: 0 } as const
  return new Intl.NumberFormat(LOCALE, whole).format(amount)
}

/** A fraction as a percentage with at most one decimal; null is said, never shown as 0. */
export function sayPercent(fraction: number | null): string {
  return fraction === null ? 'not known' : `${sayNumber(fraction * 100, 1)} %`
}
