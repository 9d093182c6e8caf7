import type { AnswerPorts } from './ports.ts'

interface Issue {
  readonly subject: string
  readonly evidence: Readonly<Record<string, unknown>>
}

/** Everything that an issue names: people, contacts, product families, and other words of its evidence. */
export function termsOf({ subject, evidence }: Issue): readonly string[] {
  const words = [subject, ...Object.values(evidence).flat()]
  return [...new Set(words.filter(word => typeof word === 'string' && word !== ''))] as string[]
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
