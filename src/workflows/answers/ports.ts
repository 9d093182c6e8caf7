import { localDate } from '../../schedule/index.ts'
import type { Model } from '../../scoring/index.ts'
import type {
  AuditStore,
  CheckInStore,
  CoachingWishes,
  Directory,
  FactReader,
  Person,
  ReleasedAssessments,
  RunStore,
} from '../ports/index.ts'

/** What an answer needs. All reading goes through the interactive lane. */
export interface AnswerPorts {
  readonly directory: Directory
  readonly facts: FactReader
  readonly runs: RunStore
  readonly coaching: Pick<CoachingWishes, 'preferencesOf'>
  readonly checkIns: CheckInStore
  /** Waves and what of them was released. */
  readonly assessments: ReleasedAssessments
  /** Takes down who looked at compensation. */
  readonly audit: Pick<AuditStore, 'write'>
  readonly model: Model
  readonly now: () => Date
}

/** Why there is no answer, with who or what can help. */
export type NoAnswer =
  | { readonly kind: 'unknown_person' }
  | { readonly kind: 'denied'; readonly help: string }
  | { readonly kind: 'no_run' }
  /** It came in after the newest run. */
  | { readonly kind: 'not_judged'; readonly name: string; readonly asOf: string }
  /** Its facts contradict each other; each fault says where, what was expected and what was found. */
  | {
      readonly kind: 'contradictory'
      readonly name: string
      readonly asOf: string
      readonly faults: readonly string[]
    }

/** True after a person's last working day; they see and answer nothing any more. */
export function hasLeft(person: Person, at: Date): boolean {
  return person.leftOn !== null && person.leftOn < localDate(at, 'UTC')
}

interface WhoAsksPorts {
  readonly directory: Pick<Directory, 'personBySlackUser'>
  readonly now: () => Date
}

/** The person behind a Slack user; null for guests, leavers, and where no one person in the people data has their e-mail. */
export async function whoAsks({ directory, now }: WhoAsksPorts, slackUserId: string): Promise<Person | null> {
  const person = await directory.personBySlackUser(slackUserId)
  return person === null || hasLeft(person, now()) ? null : person
}
