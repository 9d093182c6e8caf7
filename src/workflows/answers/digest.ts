import type { ManagerDigest } from '../../coaching/index.ts'
import { openDigests } from '../digest/read-digest.ts'
import { type AnswerPorts, type NoAnswer, whoAsks } from './ports.ts'

export type DigestAnswer =
  | NoAnswer
  | { readonly kind: 'digest'; readonly digest: ManagerDigest }
  | { readonly kind: 'nothing_to_tell' }

/** Answers `/coach digest`: the asker's own team, as of the newest run. */
export async function answerDigest(
  ports: AnswerPorts,
  slackUserId: string,
  baseCurrency: () => Promise<string>,
): Promise<DigestAnswer> {
  const person = await whoAsks(ports, slackUserId)
  if (person === null) return { kind: 'unknown_person' }
  if (person.role !== 'manager')
    return {
      kind: 'denied',
      help: 'The digest is about the people below a manager. Sales operations can correct your role in the people data.',
    }
  const at = ports.now()
  const reader = await openDigests(ports, { model: ports.model, at, baseCurrency: await baseCurrency() })
  if (reader === null) return { kind: 'no_run' }
  const digest = await reader.digestOf(person.personId)
  return digest === null ? { kind: 'nothing_to_tell' } : { kind: 'digest', digest }
}
