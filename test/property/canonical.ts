type Json = unknown

const isObject = (value: Json): value is Record<string, Json> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

const turned = new Set(['delta', 'z', 't', 'hedgesG'])
const swapped: Readonly<Record<string, string>> = { a: 'b', b: 'a', nA: 'nB', nB: 'nA' }

/** The comparison of a with b says the same as that of b with a: brought into the order of their names. */
function oriented(pair: Record<string, Json>): Record<string, Json> {
  const { a, b, low, high } = pair
  if (typeof a !== 'string' || typeof b !== 'string' || a <= b) return pair
  const turn = (value: Json) => (typeof value === 'number' ? -value : value)
  return Object.fromEntries(
    Object.entries(pair).map(([key, value]) => {
      if (key === 'low') return [key, turn(high)]
      if (key === 'high') return [key, turn(low)]
      if (turned.has(key)) return [key, turn(value)]
      return [swapped[key] ?? key, value]
    }),
  )
}

/** Sums in another order differ by rounding; nine digits are far more than any finding says. */
const rounded = (value: number) => (Math.abs(value) < 1e-9 ? 0 : Number(value.toPrecision(9)))

/** A value in which neither the order of lists nor the direction of comparisons is left, nor sentences that list. */
export function canonical(value: Json): Json {
  if (typeof value === 'number') return rounded(value)
  if (Array.isArray(value))
    return value
      .map(canonical)
      .map(entry => [JSON.stringify(entry), entry] as const)
      .sort(([first], [second]) => (first < second ? -1 : first > second ? 1 : 0))
      .map(([, entry]) => entry)
  if (!isObject(value)) return value
  const { subject } = value
  const pair = typeof subject === 'string' ? { subject: subject.split(' / ').sort().join(' / ') } : {}
  return Object.fromEntries(
    Object.entries(oriented({ ...value, ...pair }))
      .filter(([key]) => key !== 'sentence' && key !== 'message')
      .map(([key, entry]) => [key, canonical(entry)] as const)
      .sort(([first], [second]) => (first < second ? -1 : 1)),
  )
}
