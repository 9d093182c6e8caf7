const TOKEN = /YYYY|MM|M|DD|D|[^A-Z]+/g

/** True for `timestamp` and for a format that names year, month and day once each. */
export function isDateFormat(format: string): boolean {
  if (format === 'timestamp') return true
  const tokens = format.match(TOKEN) ?? []
  const units = tokens.map(token => token[0]).filter(letter => letter !== undefined && /[YMD]/.test(letter))
  return tokens.join('') === format && units.sort().join('') === 'DMY'
}

const TIMESTAMP =
  /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?(?: ?(?:Z|UTC|[+-]\d{2}:?\d{2}))?)?$/

/**
 * Makes a reader of dates in a format: YYYY-MM-DD out, or null where the text is written otherwise. `timestamp` takes
 * the calendar day as it is written, in whatever zone it was written. Whether the date exists is judged later.
 */
export function dateReader(format: string): (text: string) => string | null {
  if (format === 'timestamp') return text => TIMESTAMP.exec(text)?.[1] ?? null
  const order: string[] = []
  const pattern = (format.match(TOKEN) ?? []).map(token => {
    const unit = token[0] ?? ''
    if (!/[YMD]/.test(unit)) return token.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    order.push(unit)
    return unit === 'Y' ? '(\\d{4})' : '(\\d{1,2})'
  })
  const whole = new RegExp(`^${pattern.join('')}$`)
  return text => {
    const match = whole.exec(text)
    if (match === null) return null
    const part = (unit: string) => (match[order.indexOf(unit) + 1] ?? '').padStart(2, '0')
    return `${part('Y')}-${part('M')}-${part('D')}`
  }
}
