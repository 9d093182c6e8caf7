import { hasLeft } from '../answers/ports.ts'
import { audienceOf } from './audience.ts'
import { type AssessPorts, startScope } from './ports.ts'

export interface ScopeChoices {
  readonly functions: readonly string[]
  readonly regions: readonly string[]
  readonly teams: readonly string[]
}

/** What somebody can choose from for a wave of their own; null for people who may start none. */
export async function scopeChoices(ports: AssessPorts, slackUserId: string): Promise<ScopeChoices | null> {
  const person = await ports.directory.personBySlackUser(slackUserId)
  const own = person === null || hasLeft(person, ports.now()) ? null : startScope(person)
  if (own === null) return null
  const people = await audienceOf(ports, { functions: [], regions: [], teams: [], ...own })
  const namesOf = (part: 'function' | 'region' | 'team') =>
    [...new Set(people.flatMap(each => each[part] ?? []))].sort()
  return { functions: namesOf('function'), regions: namesOf('region'), teams: namesOf('team') }
}
