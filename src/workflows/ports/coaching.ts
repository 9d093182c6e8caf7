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

export type NudgeState = 'open' | 'snoozed' | 'dismissed' | 'resolved'

export interface Reaction {
  readonly nudgeId: string
  readonly personId: string
  readonly reaction: 'snooze' | 'not_useful'
  /** For *Not useful*, the reason that the person picked. */
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
  /** Makes the content from the nudges that were really added; pure, as it runs inside the transaction. */
  content(added: readonly NudgeRecord[]): unknown
}

/** Snoozed nudges that are said once more. */
export interface RepeatedMessage {
  readonly personId: string
  readonly key: string
  readonly dueAt: Date
  readonly nudgeIds: readonly string[]
  content(opened: readonly NudgeRecord[]): unknown
}

export interface Queued {
  readonly outboxId: string
  readonly nudgeIds: readonly string[]
}

export interface CoachingHistory {
  /** Nudges of the given people since a moment, newest first, with reactions. */
  nudgesSince(personIds: readonly string[], since: Date): Promise<readonly NudgeRecord[]>
  reactionsSince(personIds: readonly string[], since: Date): Promise<readonly Reaction[]>
}

/** Nudges, reactions and the outbox. */
export interface CoachingStore extends CoachingHistory {
  /**
   * Adds nudges and their outbox row in one transaction. Nudges that are already there (same kind, account, reason,
   * person and run, or an open or snoozed one of the same kind, account, reason and person) are left out; where none
   * is left, nothing is queued and null comes back.
   */
  queue(message: NewMessage, at: Date): Promise<Queued | null>
  nudge(nudgeId: string): Promise<NudgeRecord | null>
  nudgesOf(outboxId: string): Promise<readonly NudgeRecord[]>
  /**
   * Stores a reaction and the state that follows from it, once. False where nothing changed: a nudge that is in that
   * state already, or is neither open nor snoozed.
   */
  react(
    reaction: Reaction,
    change: { readonly state: NudgeState; readonly snoozedUntil: Date | null },
  ): Promise<boolean>
  /** Snoozed nudges whose time has come, oldest first. They stay snoozed until `queueAgain`. */
  wakeable(at: Date): Promise<readonly NudgeRecord[]>
  /**
   * Opens snoozed nudges again and queues their message, in one transaction. Nudges that are no longer snoozed are
   * left out; where none is left, nothing is queued and null comes back.
   */
  queueAgain(message: RepeatedMessage): Promise<Queued | null>
  /** Closes open and snoozed nudges whose cause is gone, so that the same one may be raised again; tells how many. */
  resolve(nudgeIds: readonly string[]): Promise<number>
}

/** Taking messages out of the outbox; every change is fenced. */
export interface OutboxStore {
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
  /** When the next item is due that nobody has claimed; null where none waits. */
  nextDueAt(): Promise<Date | null>
  markUnknown(outboxId: string, fence: number, reason: string): Promise<boolean>
  markDead(outboxId: string, fence: number, reason: string): Promise<boolean>
  counts(): Promise<Readonly<Record<OutboxState, number>>>
  byId(outboxId: string): Promise<OutboxItem | null>
}
