/**
 * Places in JSON values. A pattern names them: `accounts[].answers.N1`; `[]` is any entry of a list, `*` any name, and
 * `{}` at the end the names themselves instead of what they hold.
 */
export type Pattern = string

export interface Place {
  /** Keys from the root; positions in lists are numbers. */
  readonly keys: readonly (string | number)[]
  readonly value: unknown
}

/** Every place of a value, the root first. */
export function placesOf(value: unknown, keys: Place['keys'] = []): Place[] {
  const here: Place = { keys, value }
  if (Array.isArray(value))
    return [here, ...value.flatMap((entry, index) => placesOf(entry, [...keys, index]))]
  if (value === null || typeof value !== 'object') return [here]
  return [here, ...Object.entries(value).flatMap(([key, inner]) => placesOf(inner, [...keys, key]))]
}

export function isAt(keys: Place['keys'], pattern: Pattern): boolean {
  const parts = pattern.replaceAll('[]', '.[]').split('.').filter(Boolean)
  return (
    parts.length === keys.length &&
    parts.every((part, index) => {
      const key = keys[index]
      return typeof key === 'number' ? part === '[]' : part === key || part === '*'
    })
  )
}

/** The pattern of a place, by which the places of one kind are found. */
export function patternOf(keys: Place['keys']): Pattern {
  return keys.map(key => (typeof key === 'number' ? '[]' : `.${key}`)).join('')
}

/** A copy in which every string and name that a pattern points at is what `rename` makes of it. */
export function renamedAt(
  value: unknown,
  patterns: readonly Pattern[],
  rename: (name: string) => string,
  keys: Place['keys'] = [],
): unknown {
  const inner = (entry: unknown, key: string | number) => renamedAt(entry, patterns, rename, [...keys, key])
  if (Array.isArray(value)) return value.map(inner)
  if (typeof value === 'string') return patterns.some(pattern => isAt(keys, pattern)) ? rename(value) : value
  if (value === null || typeof value !== 'object') return value
  const hasNames = patterns.some(pattern => pattern.endsWith('.{}') && isAt(keys, pattern.slice(0, -3)))
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [hasNames ? rename(key) : key, inner(entry, key)]),
  )
}

/** Names that patterns point at, each once. */
export function namesAt(value: unknown, patterns: readonly Pattern[]): string[] {
  const names = new Set<string>()
  renamedAt(value, patterns, name => {
    names.add(name)
    return name
  })
  return [...names]
}
