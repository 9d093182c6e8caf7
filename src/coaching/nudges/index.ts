import type { z } from 'zod'
import type { Candidate, NudgeKind, NudgeWords } from '../nudge.ts'
import type { RoundFacts } from '../round-facts.ts'
import { accountHandOver } from './account-hand-over/index.ts'
import { actionAsked } from './action-asked/index.ts'
import { actionOverdue } from './action-overdue/index.ts'
import { checkInDue } from './check-in-due/index.ts'
import { checkInOverdue } from './check-in-overdue/index.ts'
import { coachingFocus } from './coaching-focus/index.ts'
import { conflictingPursuits } from './conflicting-pursuits/index.ts'
import { coverageGap } from './coverage-gap/index.ts'
import { customerAbsent } from './customer-absent/index.ts'
import { disputedFact } from './disputed-fact/index.ts'
import { hiddenHotSpot } from './hidden-hot-spot/index.ts'
import { incentivesConflict } from './incentives-conflict/index.ts'
import { motionMisfit } from './motion-misfit/index.ts'
import { offPlanOpportunity } from './off-plan-opportunity/index.ts'
import { openQuestion } from './open-question/index.ts'
import { overDelivery } from './over-delivery/index.ts'
import { planPaysForTheWrongThing } from './plan-pays-for-the-wrong-thing/index.ts'
import { planStale } from './plan-stale/index.ts'
import { planThinOnRelationships } from './plan-thin-on-relationships/index.ts'
import { repNotEngaged } from './rep-not-engaged/index.ts'
import { roleMisfit } from './role-misfit/index.ts'
import { tierChanged } from './tier-changed/index.ts'
import { valueGap } from './value-gap/index.ts'
import { winLossQuestionNudge } from './win-loss-question/index.ts'

/** A nudge as it is stored, to be read by its kind. */
export interface StoredNudge {
  readonly kind: string
  readonly accountId: string | null
  readonly reason: string
  readonly evidence: unknown
}

interface Entry {
  readonly id: string
  readonly title: string
  readonly when: string
  readonly isQuestion: boolean
  readonly isAboutPay: boolean
  readonly restsOn: NudgeKind['restsOn'] | null
  /** With which question a manager opens a conversation about it; null where there is nothing to coach. */
  readonly opening: (evidence: unknown) => string | null
  readonly quietBy: NudgeKind['quietBy']
  readonly find: (facts: RoundFacts) => readonly Candidate[]
  /** Words for stored evidence; null where it is not in the shape of this kind any more. */
  readonly say: (evidence: unknown) => NudgeWords | null
  readonly sayResolved: (evidence: unknown) => string | null
  readonly isChange: (reason: string) => boolean
  readonly isOvertaken: (past: StoredNudge, facts: RoundFacts) => boolean
  /** Of a change that waited; null where the evidence has another shape. */
  readonly severity: (evidence: unknown) => number | null
}

/** A kind as the list holds it: what was stored is checked before it is read. */
function entry<EvidenceSchema extends z.ZodType>(kind: NudgeKind<EvidenceSchema>): Entry {
  const read = <Result>(evidence: unknown, then: (parsed: z.output<EvidenceSchema>) => Result) => {
    const parsed = kind.evidence.safeParse(evidence)
    return parsed.success ? then(parsed.data) : null
  }
  return {
    id: kind.id,
    title: kind.title,
    when: kind.when,
    isQuestion: kind.isQuestion === true,
    isAboutPay: kind.isAboutPay === true,
    restsOn: kind.restsOn ?? null,
    opening: evidence => read(evidence, parsed => kind.opening?.(parsed) ?? null),
    quietBy: kind.quietBy,
    find: kind.find,
    say: evidence => read(evidence, kind.say),
    sayResolved: evidence => read(evidence, kind.sayResolved),
    isChange: reason => kind.change?.isChange(reason) === true,
    severity: evidence => read(evidence, parsed => kind.change?.severity(parsed) ?? null),
    isOvertaken: (past, facts) =>
      read(past.evidence, evidence => kind.change?.isOvertaken({ ...past, evidence }, facts) ?? false) ??
      true,
  }
}

/** The one list of all kinds of nudge. */
export const nudgeKinds: readonly Entry[] = [
  entry(tierChanged),
  entry(hiddenHotSpot),
  entry(valueGap),
  entry(overDelivery),
  entry(coverageGap),
  entry(motionMisfit),
  entry(roleMisfit),
  entry(checkInDue),
  entry(checkInOverdue),
  entry(actionAsked),
  entry(planThinOnRelationships),
  entry(planStale),
  entry(actionOverdue),
  entry(repNotEngaged),
  entry(customerAbsent),
  entry(conflictingPursuits),
  entry(offPlanOpportunity),
  entry(planPaysForTheWrongThing),
  entry(incentivesConflict),
  entry(coachingFocus),
  entry(accountHandOver),
  entry(disputedFact),
  entry(winLossQuestionNudge),
  entry(openQuestion),
]

const byId = new Map(nudgeKinds.map(kind => [kind.id, kind]))

export function nudgeKind(kindId: string): Entry | undefined {
  return byId.get(kindId)
}

export function findNudges(facts: RoundFacts): readonly Candidate[] {
  return nudgeKinds.flatMap(kind => kind.find(facts))
}

export function sayNudge(kindId: string, evidence: unknown): NudgeWords | null {
  return byId.get(kindId)?.say(evidence) ?? null
}

/** What stands in a message in place of a nudge whose cause is gone. */
export function sayResolved(kindId: string, evidence: unknown): string | null {
  return byId.get(kindId)?.sayResolved(evidence) ?? null
}

const keyOf = (nudge: Pick<StoredNudge, 'kind' | 'accountId' | 'reason'>) =>
  JSON.stringify([nudge.kind, nudge.accountId, nudge.reason])

/** Tells whether the cause of a stored nudge is gone, given what a round found. */
export function isOverIn(facts: RoundFacts, found: readonly Candidate[]): (past: StoredNudge) => boolean {
  const keys = new Set(found.map(keyOf))
  return past => {
    const kind = byId.get(past.kind)
    if (kind === undefined) return true
    return kind.isChange(past.reason) ? kind.isOvertaken(past, facts) : !keys.has(keyOf(past))
  }
}
