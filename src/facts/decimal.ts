/** A decimal number as its shortest exact text, for example `-12.5`. */
export type DecimalText = string

const DECIMAL = /^(-?)(\d{1,15})(?:\.(\d{1,15}))?$/

/** The number of 10^-decimals units in a decimal text; null where it has more decimals than that. */
export function toUnits(value: string, decimals: number): bigint | null {
  const match = DECIMAL.exec(value)
  if (match === null) return null
  const fractionDigits = (match[3] ?? '').replace(/0+$/, '')
  if (fractionDigits.length > decimals) return null
  const units = BigInt(`${match[2]}${fractionDigits.padEnd(decimals, '0')}`)
  return match[1] === '-' ? -units : units
}

/** The shortest decimal text of a number of 10^-decimals units. */
export function fromUnits(units: bigint, decimals: number): DecimalText {
  const negative = units < 0n
  const digits = (negative ? -units : units).toString().padStart(decimals + 1, '0')
  const whole = digits.slice(0, digits.length - decimals)
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '')
  const text = fraction === '' ? whole : `${whole}.${fraction}`
  return negative ? `-${text}` : text
}

interface Range {
  readonly low: string
  readonly high: string
  readonly decimals: number
}

/** Makes the reader of decimals inside a range (both ends included): the shortest exact text, or null. */
export function decimalParser({ low, high, decimals }: Range): (value: string) => DecimalText | null {
  const [lowest, highest] = [toUnits(low, decimals), toUnits(high, decimals)]
  return value => {
    const units = toUnits(value, decimals)
    if (units === null || lowest === null || highest === null || units < lowest || units > highest)
      return null
    return fromUnits(units, decimals)
  }
}
