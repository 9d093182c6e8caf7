import type { z } from 'zod'
import type { AccountPeople, RoundFacts } from './round-facts.ts'

/** One answer that a button gives. */
export interface Choice {
  readonly label: string
  readonly value: string
}

/** A nudge in words, as plain text; the surface that shows it escapes and formats. */
export interface NudgeWords {
  /** One line: what changed, about whom. */
  readonly headline: string
  /** Numbers with their n and date, a line each. */
  readonly evidence: readonly string[]
  /** The advice attached to the finding: one thing to do. */
  readonly play: string
  /** The button that does it. `commit` records that the person takes it on. */
  /** Answers that take the place of the action where the person is asked something. */
  readonly choices?: readonly Choice[]
  readonly action: {
    readonly label: string
    readonly kind: ActionKind
    /** Name of the comp plan that is opened. */
    readonly about?: string
  }
}

/** `check_in` opens the form of a check-in. */
export type ActionKind = 'open_coverage' | 'open_comp_mix' | 'commit' | 'check_in'

/** A nudge that applies, for one person, before policy has had its say. */
export interface Candidate<Evidence = unknown> {
  readonly kind: string
  /** Null for what is about no single account. */
  readonly accountId: string | null
  /** Tells apart two nudges of a kind on one account. */
  readonly reason: string
  readonly personId: string
  /** Higher is worse and comes first. */
  readonly severity: number
  readonly evidence: Evidence
  /** Who hears of it when this person stays silent; nobody where absent. */
  readonly escalatesTo?: string | null
  /** May go out although the day's message is gone already. */
  readonly isUrgent?: boolean
}

/** One kind of nudge: a folder with when it applies, to whom, its evidence and its words. */
export interface NudgeKind<EvidenceSchema extends z.ZodType = z.ZodType> {
  /** Equals the folder's name. */
  readonly id: string
  readonly title: string
  /** The rule in one sentence, for whoever asks why they were told. */
  readonly when: string
  /** Speaks of pay: it stays with those who may see comp plans, whatever becomes of it. */
  readonly isAboutPay?: true
  /** Asks for what nobody has recorded; it says nothing of anybody's work. */
  readonly isQuestion?: true
  /** What it rests on that those near the account may put right themselves; absent where only its keeper can. */
  readonly restsOn?: 'action' | 'answers' | 'roles'
  /** With which question a manager opens a conversation about it; absent where there is nothing to coach. */
  readonly opening?: (evidence: z.output<EvidenceSchema>) => string
  /** What the quiet time is about: the whole account, or each reason for itself. */
  readonly quietBy: 'account' | 'reason'
  readonly evidence: EvidenceSchema
  /** Everyone whom the facts concern; policy decides who hears of it, and when. */
  readonly find: (facts: RoundFacts) => readonly Candidate<z.output<EvidenceSchema>>[]
  readonly say: (evidence: z.output<EvidenceSchema>) => NudgeWords
  /** One line that takes its place in the message once the cause is gone. */
  readonly sayResolved: (evidence: z.output<EvidenceSchema>) => string
  /** For reasons that tell of a change, and so are found once only; absent where a cause is found as long as it stands. */
  readonly change?: ChangeRule<z.output<EvidenceSchema>>
}

/** How a change that waited to be told is held against what a later round knows. */
export interface ChangeRule<Evidence> {
  readonly isChange: (reason: string) => boolean
  readonly severity: (evidence: Evidence) => number
  /** Whether something newer has taken its place. */
  readonly isOvertaken: (
    past: { readonly accountId: string | null; readonly reason: string; readonly evidence: Evidence },
    facts: RoundFacts,
  ) => boolean
}

export function defineNudge<EvidenceSchema extends z.ZodType>(
  kind: NudgeKind<EvidenceSchema>,
): NudgeKind<EvidenceSchema> {
  return kind
}

export type Recipients = readonly ('lead' | 'sam' | 'manager')[]

/** Recipients fall back where a role is empty: SAM, then accountable lead, then manager. */
export function recipients(people: AccountPeople, roles: Recipients): readonly string[] {
  const chain = {
    sam: [people.samId, people.leadId, people.managerId],
    lead: [people.leadId, people.managerId],
    manager: [people.managerId],
  }
  const found = roles.flatMap(role => chain[role].find(personId => personId !== null) ?? [])
  return [...new Set(found)]
}
