/** How numbers, amounts and dates are written: the one place that knows. */
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

/** A fraction as a percentage with at most one decimal, or none; null is said, never shown as 0. */
export function sayPercent(fraction: number | null, digits = 1): string {
  return fraction === null ? 'not known' : `${sayNumber(fraction * 100, digits)} %`
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** `2026-09-30` as `30 Sep 2026`. */
export function sayDate(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return `${Number(day)} ${months[Number(month) - 1] ?? month} ${year}`
}

/** `2026-09` or a day in it as `Sep 2026`. */
export function sayMonth(date: string): string {
  const [year = '', month = ''] = date.split('-')
  return `${months[Number(month) - 1] ?? month} ${year}`
}
