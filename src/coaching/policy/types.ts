import type { Model } from '../../scoring/index.ts'
import type { Candidate } from '../nudge.ts'

export type NudgeState =
  | 'waiting'
  | 'open'
  | 'snoozed'
  | 'dismissed'
  | 'resolved'
  | 'withdrawn'
  | 'handed_over'

/** A nudge that was decided on before; instants in epoch milliseconds. */
export interface PastNudge {
  readonly nudgeId: string
  readonly kind: string
  readonly accountId: string | null
  readonly reason: string
  readonly personId: string
  readonly evidence: unknown
  readonly state: NudgeState
  readonly createdAt: number
  /** How often this person called nudges like this one not useful. */
  readonly notUseful: number
  /** When the quiet time began: at the nudge, or at the last reaction to one like it. */
  readonly quietSince: number
  /** Open for so many working days without any reaction that somebody else should hear of it. */
  readonly isSilent: boolean
}

/** What a person does not want to hear of; a null kind or account stands for all. */
export interface Mute {
  readonly kind: string | null
  readonly accountId: string | null
  readonly until: number
}

/** What policy must know of a person. */
export interface Recipient {
  readonly personId: string
  /** Null where a message can reach them; otherwise why not. */
  readonly unreachable: string | null
  /** The first instant at or after now inside their hours, on a day on which they work. */
  readonly opensAt: number
  /** Messages that leave, or left, on the local day of `opensAt`. */
  readonly messagesThatDay: number
  /** Messages of that day and the six before it. */
  readonly messagesThatWeek: number
  /** What the person asked for; null leaves it to the rules. */
  readonly mostPerWeek: number | null
  readonly mutes: readonly Mute[]
  /** While the person is away: who takes what can't wait, and of which accounts they may hear. */
  readonly standIn: { readonly personId: string; readonly accountIds: ReadonlySet<string> } | null
  readonly isAway: boolean
}

export type Rules = Model['coaching']

/** A candidate of a round: found just now, or one that waited or slept. */
export interface RoundItem extends Candidate {
  /** The stored nudge that is opened again, where there is one. */
  readonly nudgeId?: string
  /** Who should have heard of it, where a stand-in does. */
  readonly onBehalfOf?: string
}

/** What somebody called wrong: it is quiet for everyone while it is checked. */
export interface Dispute {
  readonly kind: string
  readonly accountId: string | null
  readonly reason: string
  readonly at: number
}

export interface PolicyInput {
  readonly candidates: readonly RoundItem[]
  readonly recipients: ReadonlyMap<string, Recipient>
  readonly history: readonly PastNudge[]
  readonly disputes: readonly Dispute[]
  readonly at: number
  readonly rules: Rules
}

export interface PlannedMessage {
  readonly personId: string
  readonly dueAt: number
  /** Worst first. */
  readonly shown: readonly RoundItem[]
  /** Further ones, told as "and n more"; they come with a later message. */
  readonly more: number
}

export interface HeldBack {
  readonly candidate: RoundItem
  readonly why: string
  /** Whether a later round must look at it again, even if it is not found again. */
  readonly isKept: boolean
}

export interface Decision {
  readonly messages: readonly PlannedMessage[]
  readonly heldBack: readonly HeldBack[]
}
