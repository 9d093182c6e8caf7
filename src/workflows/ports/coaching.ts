import type { Place } from './check-ins.ts'

/** A nudge that was decided on, whatever became of its message. */
export interface NudgeRecord {
  readonly nudgeId: string
  readonly kind: string
  readonly accountId: string | null
  /** Tells apart two nudges of a kind on one account, for example `3>1a`. */
  readonly reason: string
  readonly personId: string
  readonly runId: string
  /** What the message says, in the shape of the nudge's kind. */
  readonly evidence: unknown
  readonly state: NudgeState
  readonly createdAt: Date
  readonly snoozedUntil: Date | null
}

/**
 * `waiting` was held back and is not told yet; `withdrawn` rested on a fact that was wrong, or is there no more; `handed_over` is a matter of
 * the account's next lead.
 */
export type NudgeState =
  | 'waiting'
  | 'open'
  | 'snoozed'
  | 'dismissed'
  | 'resolved'
  | 'withdrawn'
  | 'handed_over'

export interface Reaction {
  readonly nudgeId: string
  readonly personId: string
  /** `wrong` left the fact to its keeper; `corrected` put it right on the spot. */
  readonly reaction: 'acted' | 'snooze' | 'not_useful' | 'wrong' | 'corrected'
  /** For *Not useful*, the reason that the person picked; for *This is wrong*, what they wrote or corrected. */
  readonly why: string | null
  readonly at: Date
}

export type OutboxState = 'due' | 'sending' | 'sent' | 'unknown' | 'dead'

/** A message that must leave once. */
export interface OutboxItem {
  readonly outboxId: string
  /** Opaque; travels as message metadata so that a lost answer can be told from a lost message. */
  readonly key: string
  readonly personId: string
  /** Where it goes; absent or null for a direct message to the person. */
  readonly place?: Place | null
  readonly state: OutboxState
  readonly dueAt: Date
  /** Grows with every claim; an answer under an older fence is ignored. */
  readonly fence: number
  readonly attempts: number
  readonly leaseUntil: Date | null
  /** When an attempt began whose outcome nobody knows; null while every attempt has had an answer. */
  readonly unsureSince: Date | null
  readonly slackChannel: string | null
  readonly slackTs: string | null
  /** Why it is in this state, for a person to read. */
  readonly stateReason: string | null
  /** The nudges that the message carries, and what else the words need. */
  readonly content: unknown
}

export interface NewNudge extends Omit<NudgeRecord, 'nudgeId' | 'state' | 'createdAt' | 'snoozedUntil'> {}

/** Nudges and the message that carries them, decided together. */
export interface NewMessage {
  readonly personId: string
  readonly key: string
  readonly dueAt: Date
  readonly nudges: readonly NewNudge[]
  /** Waiting or snoozed nudges that are opened and told with them. */
  readonly reopened?: readonly string[]
  /** Makes the content from the nudges that were really opened; pure, as it runs inside the transaction. */
  content(opened: readonly NudgeRecord[]): unknown
}

export interface Queued {
  readonly outboxId: string
  readonly nudgeIds: readonly string[]
}

export interface CoachingHistory {
  /** Nudges of the given people since a moment, newest first. */
  nudgesSince(personIds: readonly string[], since: Date): Promise<readonly NudgeRecord[]>
  reactionsSince(personIds: readonly string[], since: Date): Promise<readonly Reaction[]>
  /** What anybody called wrong since a moment. */
  disputesSince(since: Date): Promise<readonly DisputeRecord[]>
  /** When messages to the given people leave, or left, from a moment on; those that never will are left out. */
  departuresSince(personIds: readonly string[], since: Date): Promise<readonly Departure[]>
}

/** A nudge that somebody called wrong. */
export interface DisputeRecord {
  /** The run whose findings it is about, where the fact was put right; null while it is being checked. */
  readonly correctedAfterRun: string | null
  readonly kind: string
  readonly accountId: string | null
  readonly reason: string
  readonly at: Date
}

export interface Departure {
  readonly personId: string
  readonly at: Date
  readonly isSent: boolean
}

/** What a person does not want to hear of; a null kind or account stands for all. */
export interface MuteRecord {
  readonly personId: string
  readonly kind: string | null
  readonly accountId: string | null
  readonly until: Date
}

/** When and where a person wants to be written to; null leaves it to the organisation. */
export interface PreferenceRecord {
  readonly personId: string
  readonly timeZone: string | null
  /** ISO 3166-1. */
  readonly country: string | null
  /** ISO days, 1 is Monday. */
  readonly workingDays: readonly number[] | null
  readonly fromMinute: number | null
  readonly toMinute: number | null
  /** First and last day away, as YYYY-MM-DD. */
  readonly awayFrom: string | null
  readonly awayUntil: string | null
  readonly standInId: string | null
  /** Fewer messages a week than the organisation allows. */
  readonly messagesPerWeek: number | null
}

/** How a kind of nudge was received: each nudge counts once, by its last reaction. */
export interface Usefulness {
  readonly kind: string
  readonly told: number
  readonly useful: number
  readonly notUseful: number
  readonly wrong: number
}

export interface CoachingWishes {
  /** Silences until a moment; a longer silence of the same thing stays. */
  mute(wish: MuteRecord): Promise<void>
  /** Ends a silence at a moment. */
  endMute(mute: Omit<MuteRecord, 'until'>, at: Date): Promise<void>
  mutesOf(personIds: readonly string[], at: Date): Promise<readonly MuteRecord[]>
  savePreference(preference: PreferenceRecord): Promise<void>
  preferencesOf(personIds: readonly string[]): Promise<readonly PreferenceRecord[]>
}

/** Nudges, reactions and the outbox. */
export interface CoachingStore extends CoachingHistory, CoachingWishes {
  /**
   * Adds nudges and their outbox row in one transaction. Nudges that are already there (same kind, account, reason,
   * person and run, or an open or snoozed one of the same kind, account, reason and person) are left out; where none
   * is left, nothing is queued and null comes back.
   */
  queue(message: NewMessage, at: Date): Promise<Queued | null>
  nudge(nudgeId: string): Promise<NudgeRecord | null>
  /** Everyone's nudges of one kind, account and reason, newest first. */
  nudgesAlike(nudge: Pick<NudgeRecord, 'kind' | 'accountId' | 'reason'>): Promise<readonly NudgeRecord[]>
  nudgesOf(outboxId: string): Promise<readonly NudgeRecord[]>
  /**
   * Stores a reaction and the state that follows from it, once. False where nothing changed: a nudge that is in that
   * state already, or is neither open nor snoozed.
   */
  react(
    reaction: Reaction,
    change: { readonly state: NudgeState; readonly snoozedUntil: Date | null },
  ): Promise<boolean>
  /** Stores nudges that policy held back, so that a later round knows of them; those that are there already stay. */
  keep(nudges: readonly NewNudge[], at: Date): Promise<void>
  /** Everything that is waiting, open or snoozed, oldest first. */
  pending(): Promise<readonly NudgeRecord[]>
  /** What one person was told and may still answer, newest first. */
  openOf(personId: string): Promise<readonly NudgeRecord[]>
  /**
   * Closes pending nudges whose cause is gone, or was never there, so that the same one may be raised again. Messages
   * that told of them are edited; one that has not left yet and has nothing else to say never leaves. Tells how many.
   */
  close(nudgeIds: readonly string[], as: 'resolved' | 'withdrawn' | 'handed_over'): Promise<number>
  /** Of nudges that were told since a moment, by kind. */
  usefulness(since: Date): Promise<readonly Usefulness[]>
}

/** A message that has to change in Slack. */
export interface MessageEdit {
  readonly outboxId: string
  readonly editNo: number
  readonly channel: string
  readonly ts: string
  readonly content: unknown
  readonly nudges: readonly NudgeRecord[]
}

export interface OutboxBacklog {
  readonly waiting: Readonly<Record<Exclude<OutboxState, 'sent'>, number>>
  /** When the message that has waited longest was due; null where none is due yet. */
  readonly oldestDueAt: Date | null
}

/** Taking messages out of the outbox; every change is fenced. */
export interface OutboxStore {
  /** The database's clock, which all instances share. */
  now(): Promise<Date>
  /** Takes up to `limit` items that are due, or whose lease ran out, and leases them until `leaseUntil`. */
  claim(request: {
    readonly limit: number
    readonly at: Date
    readonly leaseUntil: Date
  }): Promise<readonly (OutboxItem & { readonly wasInterrupted: boolean })[]>
  /** Each returns false where another claim has overtaken this fence, or the item is settled already. */
  markSent(
    outboxId: string,
    fence: number,
    sent: { readonly channel: string; readonly ts: string; readonly at: Date },
  ): Promise<boolean>
  retryAt(
    outboxId: string,
    fence: number,
    retry: { readonly dueAt: Date; readonly reason: string; readonly unsureSince: Date | null },
  ): Promise<boolean>
  /** Gives a claimed item back untried; the claim does not count as an attempt. */
  putBack(
    outboxId: string,
    fence: number,
    back: { readonly dueAt: Date; readonly unsureSince: Date | null },
  ): Promise<boolean>
  /** When the next item can be claimed: it is due, or its lease runs out; null where none waits. */
  nextDueAt(): Promise<Date | null>
  markUnknown(outboxId: string, fence: number, reason: string): Promise<boolean>
  markDead(outboxId: string, fence: number, reason: string): Promise<boolean>
  /** Sent messages whose nudges have changed since, oldest first. */
  edits(limit: number): Promise<readonly MessageEdit[]>
  /** Slack shows the message as of this change, or has it no longer. */
  markEdited(outboxId: string, editNo: number): Promise<void>
  counts(): Promise<Readonly<Record<OutboxState, number>>>
  /** What waits and what is stuck, without counting what was sent. */
  backlog(): Promise<OutboxBacklog>
  /** Messages whose outcome nobody could tell, and those that died with something still to say; newest first. */
  stuck(limit: number): Promise<readonly OutboxItem[]>
  /** Has a stuck message sent again, whatever became of earlier attempts. False where it is not stuck any more. */
  sendAgain(outboxId: string, at: Date): Promise<boolean>
  /** Takes somebody's word that a message of unknown outcome arrived. False where its outcome is not unknown any more. */
  markArrived(outboxId: string, at: Date): Promise<boolean>
  byId(outboxId: string): Promise<OutboxItem | null>
}
