import type { FactReader } from '../ports/index.ts'
import type { Governs } from './who.ts'

/** What is needed to go on, of whom and by when. */
export interface Need {
  readonly text: string
  readonly ownerId: string
  readonly dueOn: string
}

/** What is needed, with somebody who is still there: an owner who left while the form was open is replaced by who governs. */
export async function ownedNeed(
  { facts }: { readonly facts: Pick<FactReader, 'byId'> },
  need: Need | null,
  { person, today }: Pick<Governs, 'person' | 'today'>,
): Promise<Need | null> {
  if (need === null) return null
  const [owner] = await facts.byId('person', [need.ownerId])
  const isHere = owner !== undefined && (owner.row.leftOn === null || owner.row.leftOn >= today)
  return isHere ? need : { ...need, ownerId: person.personId }
}
