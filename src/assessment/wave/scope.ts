import { z } from 'zod'

/** Who is asked: everyone who is in one of each named list; an empty list leaves nobody out. */
export const waveScope = z.object({
  functions: z.array(z.string()),
  regions: z.array(z.string()),
  teams: z.array(z.string()),
  /** Only people below this manager, and the manager; null for the whole company. */
  under: z.string().nullable(),
})
export type WaveScope = z.output<typeof waveScope>

export interface Candidate {
  readonly personId: string
  readonly function: string | null
  readonly region: string | null
  readonly team: string | null
}

/** Names in words; beyond `most` they are counted. */
function sayNames(names: readonly string[], most: number): readonly string[] {
  const shown = names.toSorted().slice(0, most).join(' and ')
  if (names.length === 0) return []
  return [names.length > most ? `${shown} and ${names.length - most} more` : shown]
}

/** Who is asked, in words; empty for the whole company. */
export function sayScope(scope: WaveScope, manager: string | null, most: number = Infinity): string {
  return [
    ...(manager === null ? [] : [`team of ${manager}`]),
    ...sayNames(scope.functions, most),
    ...sayNames(scope.regions, most),
    ...sayNames(scope.teams, most),
  ].join(', ')
}

const UNKNOWN_FUNCTION = 'function not stated'
/** A ballot has room for a name of this length. */
const LONGEST_UNIT = 80

/** The function that somebody's answers count in. */
export const unitOf = (person: Pick<Candidate, 'function'>): string =>
  person.function === null ? UNKNOWN_FUNCTION : person.function.slice(0, LONGEST_UNIT)

const isAmong = (names: readonly string[], name: string | null) =>
  names.length === 0 || (name !== null && names.includes(name))

/** `below` holds everyone below the manager of the scope. */
export function isInScope(person: Candidate, scope: WaveScope, below: ReadonlySet<string>): boolean {
  return (
    (scope.under === null || person.personId === scope.under || below.has(person.personId)) &&
    isAmong(scope.functions, person.function) &&
    isAmong(scope.regions, person.region) &&
    isAmong(scope.teams, person.team)
  )
}
