import { isInScope, unitOf, type WaveScope } from '../../assessment/index.ts'
import { hasLeft } from '../answers/ports.ts'
import { allOf } from '../pages.ts'
import { pilotOf } from '../pilot.ts'
import type { Person } from '../ports/index.ts'
import type { AssessPorts } from './ports.ts'

/** Everyone whom a wave of this scope asks today, in order of person. */
export async function audienceOf(
  { facts, directory, settings, now }: Pick<AssessPorts, 'facts' | 'directory' | 'settings' | 'now'>,
  scope: WaveScope,
): Promise<readonly Person[]> {
  const below = new Set(scope.under === null ? [] : await directory.reportsOf(scope.under))
  const at = now()
  const people = (await allOf(facts, 'person')).map(({ row }) => row)
  const isInPilot = await pilotOf(directory, await settings())
  return people.filter(
    person => !hasLeft(person, at) && isInPilot(person.personId) && isInScope(person, scope, below),
  )
}

/** People by the function that they are counted in. */
export function countByUnit(people: readonly Pick<Person, 'function'>[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const person of people) counts[unitOf(person)] = (counts[unitOf(person)] ?? 0) + 1
  return counts
}
