/** A thing that a person may name. */
export interface Named {
  readonly id: string
  readonly name: string
}

export type NameMatch =
  | { readonly kind: 'one'; readonly match: Named }
  | { readonly kind: 'several'; readonly matches: readonly Named[] }
  | { readonly kind: 'none'; readonly nearest: readonly Named[] }

/** Most entries of a pick list. */
const MOST = 10
/** Below this similarity two names have too little in common to be offered. */
const NEAREST_FLOOR = 0.2
/** A misspelt name counts as meant from here on, if no other comes near it. */
const SURE = 0.55
const LEAD = 0.15

/** Lower case, without accents and punctuation, single spaces. */
export function normaliseName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function trigrams(text: string): ReadonlySet<string> {
  const padded = `  ${text} `
  return new Set(
    Array.from({ length: Math.max(0, padded.length - 2) }, (_, index) => padded.slice(index, index + 3)),
  )
}

/** Share of common letter triples, 0..1 (Dice). */
function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0
  for (const part of a) if (b.has(part)) common += 1
  return a.size + b.size === 0 ? 0 : (2 * common) / (a.size + b.size)
}

const byName = (a: Named, b: Named) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.id < b.id ? -1 : 1)

/**
 * Finds what a person meant: the exact name or id, then names that begin with or contain every typed word, then the
 * most similar ones. Several equally good ones give a pick list. Where `takesMisspelt` is false, a name that is only
 * similar is offered and never taken.
 */
export function findByName(
  typed: string,
  candidates: readonly Named[],
  { takesMisspelt = true }: { readonly takesMisspelt?: boolean } = {},
): NameMatch {
  const wanted = normaliseName(typed)
  if (wanted === '') return { kind: 'none', nearest: [] }
  const exact = candidates.filter(
    each => normaliseName(each.name) === wanted || each.id.toLowerCase() === typed.trim().toLowerCase(),
  )
  if (exact.length > 0) return several(exact)
  const words = wanted.split(' ')
  const containing = candidates.filter(each => {
    const own = normaliseName(each.name).split(' ')
    return words.every(word => own.some(part => part.startsWith(word)))
  })
  if (containing.length > 0) return several(containing)
  const grams = trigrams(wanted)
  const ranked = candidates
    .map(each => ({ each, score: similarity(grams, trigrams(normaliseName(each.name))) }))
    .filter(({ score }) => score >= NEAREST_FLOOR)
    .toSorted((a, b) => b.score - a.score || byName(a.each, b.each))
    .slice(0, MOST)
  const [first, second] = ranked
  if (
    takesMisspelt &&
    first !== undefined &&
    first.score >= SURE &&
    first.score - (second?.score ?? 0) >= LEAD
  )
    return { kind: 'one', match: first.each }
  return { kind: 'none', nearest: ranked.map(({ each }) => each) }
}

function several(matches: readonly Named[]): NameMatch {
  const [only] = matches
  if (matches.length === 1 && only !== undefined) return { kind: 'one', match: only }
  return { kind: 'several', matches: matches.toSorted(byName) }
}
