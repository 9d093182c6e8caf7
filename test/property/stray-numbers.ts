/** Paths of numbers that are none: NaN and infinities have no place in a result. */
export function strayNumbers(value: unknown, path = ''): string[] {
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [`${path}: ${value}`]
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, inner]) => strayNumbers(inner, `${path}.${key}`))
}
