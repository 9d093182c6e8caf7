import type { PlainDate } from '../../../facts/index.ts'
import { allOf } from '../../pages.ts'
import type { FactReader, Person } from '../../ports/index.ts'

/** Everyone in the people data, as a round needs them. */
export interface People {
  name(personId: string): string
  isHere(personId: string): boolean
  /** The nearest manager who has not left. */
  managerOf(personId: string): string | null
  readonly salesOperations: readonly string[]
}

export async function readPeople(facts: FactReader, on: PlainDate): Promise<People> {
  const byId = new Map((await allOf(facts, 'person')).map(({ row }) => [row.personId, row]))
  const isHere = (person: Person | undefined) =>
    person !== undefined && (person.leftOn === null || person.leftOn >= on)
  return {
    name: personId => byId.get(personId)?.name ?? personId,
    isHere: personId => isHere(byId.get(personId)),
    managerOf(personId) {
      const seen = new Set<string>()
      let managerId = byId.get(personId)?.managerId ?? null
      // The tree of managers has no circle, but a round must not hang on one.
      while (managerId !== null && !seen.has(managerId)) {
        if (isHere(byId.get(managerId))) return managerId
        seen.add(managerId)
        managerId = byId.get(managerId)?.managerId ?? null
      }
      return null
    },
    salesOperations: [...byId.values()]
      .filter(person => person.role === 'sales_operations' && isHere(person))
      .map(({ personId }) => personId)
      .sort(),
  }
}
