import type { AnswerPorts } from './ports.ts'

interface Issue {
  readonly evidence: Readonly<Record<string, unknown>>
}

/** Fields of an issue's evidence that hold ids; others hold words, such as a buying phase, that may look like one. */
const REFERENCES = [
  'seller',
  'sellers',
  'leads',
  'contact',
  'contacts',
  'buyingCentre',
  'buyingCentres',
  'family',
  'topic',
]

/** The ids that an issue names: people, contacts, buying centres and product families. */
export function termsOf({ evidence }: Issue): readonly string[] {
  const ids = REFERENCES.flatMap(name => evidence[name] ?? [])
  return [...new Set(ids.filter(id => typeof id === 'string' && id !== ''))] as string[]
}

/** Names of the product families among some ids. */
export async function familyNames(
  { facts }: AnswerPorts,
  ids: Iterable<string>,
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return new Map()
  return new Map((await facts.byId('productFamily', wanted)).map(({ row }) => [row.familyId, row.name]))
}
