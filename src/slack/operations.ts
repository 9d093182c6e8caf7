import { whoAsks } from '../workflows/answers/ports.ts'
import type { Person } from '../workflows/ports/index.ts'
import type { Reply } from './blocks/build.ts'
import { noAnswer } from './blocks/no-answer.ts'
import type { SlackServices } from './surface.ts'

/** The person where they are of sales operations; else what they are told. Asked at every step, not only when a button is drawn. */
export async function asOperations(
  { answers }: SlackServices,
  slackUserId: string,
): Promise<{ readonly person: Person } | { readonly refusal: Reply }> {
  const person = await whoAsks(answers, slackUserId)
  if (person === null) return { refusal: noAnswer({ kind: 'unknown_person' }) }
  if (person.role === 'sales_operations') return { person }
  return {
    refusal: noAnswer({
      kind: 'denied',
      help: 'Only sales operations can see and change this; please ask them.',
    }),
  }
}
