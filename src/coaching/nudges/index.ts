import type { Candidate, NudgeWords } from '../nudge.ts'
import { type TierMovement, tierChanged } from './tier-changed/index.ts'

/** What a round knows; each kind of nudge reads its part. */
export interface RoundFacts {
  readonly tierMovements: readonly TierMovement[]
}

interface Entry {
  readonly id: string
  readonly title: string
  readonly find: (facts: RoundFacts) => readonly Candidate[]
  /** Words for stored evidence; null where it is not in the shape of this kind any more. */
  readonly say: (evidence: unknown) => NudgeWords | null
}

/** The one list of all kinds of nudge. */
export const nudgeKinds: readonly Entry[] = [
  {
    id: tierChanged.id,
    title: tierChanged.title,
    find: facts => tierChanged.find(facts.tierMovements),
    say: evidence => {
      const parsed = tierChanged.evidence.safeParse(evidence)
      return parsed.success ? tierChanged.say(parsed.data) : null
    },
  },
]

export function findNudges(facts: RoundFacts): readonly Candidate[] {
  return nudgeKinds.flatMap(kind => kind.find(facts))
}

export function sayNudge(kindId: string, evidence: unknown): NudgeWords | null {
  return nudgeKinds.find(kind => kind.id === kindId)?.say(evidence) ?? null
}
