import { hasLeft } from '../answers/ports.ts'
import type { CoachingStore, Directory, NudgeRecord, Person } from '../ports/index.ts'

export interface ReactPorts {
  readonly coaching: CoachingStore
  readonly directory: Directory
  readonly now: () => Date
}

/** What came of a button on a nudge. */
export type ReactionOutcome =
  | { readonly kind: 'snoozed'; readonly until: Date; readonly zone: string }
  | { readonly kind: 'dismissed'; readonly quietDays: number }
  | { readonly kind: 'disputed'; readonly toldTo: string | null }
  | { readonly kind: 'muted'; readonly until: Date; readonly zone: string }
  | { readonly kind: 'already' }
  /** The nudge is somebody else's. */
  | { readonly kind: 'not_yours' }
  /** The message is older than the nudge's record. */
  | { readonly kind: 'gone' }

export interface OwnNudge {
  readonly nudge: NudgeRecord
  readonly person: Person
}

/** A nudge and the person whose it is; everyone else is told that it is not theirs. */
export async function ownNudge(
  ports: ReactPorts,
  slackUserId: string,
  nudgeId: string,
): Promise<OwnNudge | { readonly kind: 'gone' | 'not_yours' }> {
  const nudge = await ports.coaching.nudge(nudgeId)
  if (nudge === null) return { kind: 'gone' }
  const person = await ports.directory.personBySlackUser(slackUserId)
  const isOwn = person !== null && person.personId === nudge.personId && !hasLeft(person, ports.now())
  return isOwn ? { nudge, person } : { kind: 'not_yours' }
}

export interface Pressed {
  readonly slackUserId: string
  readonly nudgeId: string
}
