import type { Directory, FactReader, Person, RunStore } from '../ports/index.ts'

/** What an answer needs. All reading goes through the interactive lane. */
export interface AnswerPorts {
  readonly directory: Directory
  readonly facts: FactReader
  readonly runs: RunStore
  readonly now: () => Date
}

/** Why there is no answer, with who or what can help. */
export type NoAnswer =
  | { readonly kind: 'unknown_person' }
  | { readonly kind: 'denied'; readonly help: string }
  | { readonly kind: 'no_run' }

/** The person behind a Slack user; null where nobody in the people data has their e-mail. */
export async function whoAsks(ports: AnswerPorts, slackUserId: string): Promise<Person | null> {
  return ports.directory.personBySlackUser(slackUserId)
}
