import fc from 'fast-check'

type Json = unknown

/** Places in a JSON value, as lists of keys; the root is the empty list. */
function placesIn(value: Json, at: readonly string[] = []): (readonly string[])[] {
  if (value === null || typeof value !== 'object') return [at]
  return [at, ...Object.entries(value).flatMap(([key, inner]) => placesIn(inner, [...at, key]))]
}

/** A copy in which the value at one place is what `change` makes of it; undefined removes it. */
export function changedAt(value: Json, place: readonly string[], change: (old: Json) => Json): Json {
  const [key, ...rest] = place
  if (key === undefined) return change(value)
  if (Array.isArray(value)) {
    const changed = value.map((inner, index) =>
      String(index) === key ? changedAt(inner, rest, change) : inner,
    )
    return changed.filter((inner, index) => inner !== undefined || String(index) !== key)
  }
  return Object.fromEntries(
    Object.entries(value as Record<string, Json>).flatMap(([name, inner]) => {
      const next = name === key ? changedAt(inner, rest, change) : inner
      return next === undefined ? [] : [[name, next]]
    }),
  )
}

const strange = fc.constantFrom<Json>(
  undefined,
  null,
  0,
  -0,
  -1,
  1,
  0.5,
  2,
  3,
  7,
  50,
  100,
  101,
  1e9,
  1e-9,
  1e15,
  1e308,
  Number.MAX_SAFE_INTEGER,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  '',
  ' ',
  '0',
  '1.5',
  '-3',
  '1e5',
  '__proto__',
  'constructor',
  '2026-02-30',
  '2026-03-01',
  true,
  [],
  {},
)

const change = fc.oneof(
  { weight: 5, arbitrary: strange.map(value => () => value) },
  // The same entry twice, entries the other way round, none at all.
  { weight: 1, arbitrary: fc.constant((old: Json) => (Array.isArray(old) ? [...old, ...old] : old)) },
  { weight: 1, arbitrary: fc.constant((old: Json) => (Array.isArray(old) ? old.toReversed() : old)) },
  { weight: 1, arbitrary: fc.constant((old: Json) => (Array.isArray(old) ? [] : old)) },
  { weight: 1, arbitrary: fc.constant((old: Json) => (Array.isArray(old) ? old.slice(0, 1) : old)) },
)

/** A good input with one to four of its values changed into something odd. */
export function damaged(input: Json): fc.Arbitrary<Json> {
  const places = placesIn(input)
  return fc
    .array(fc.tuple(fc.nat({ max: places.length - 1 }), change), { minLength: 1, maxLength: 4 })
    .map(changes =>
      changes.reduce((value, [index, make]) => {
        const place = places[index] ?? []
        return reaches(value, place) ? changedAt(value, place, make) : value
      }, input),
    )
}

function reaches(value: Json, place: readonly string[]): boolean {
  let inner = value
  for (const key of place) {
    if (inner === null || typeof inner !== 'object' || !Object.hasOwn(inner, key)) return false
    inner = (inner as Record<string, Json>)[key]
  }
  return true
}
