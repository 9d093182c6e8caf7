export type OccurrenceState = 'queued' | 'empty' | 'skipped'

/** What became of one slot of a schedule for one person. */
export interface OccurrenceRecord {
  readonly scheduleId: string
  readonly personId: string
  /** The local date, YYYY-MM-DD. */
  readonly slot: string
  readonly dueAt: Date
  readonly state: OccurrenceState
  /** Why nothing was queued, or that it comes late; for a person to read. */
  readonly stateReason: string | null
  readonly outboxId: string | null
}

export interface NewOccurrence extends Omit<OccurrenceRecord, 'scheduleId' | 'personId' | 'outboxId'> {
  /** The message of a queued slot, stored with it in one transaction. */
  readonly message: { readonly key: string; readonly dueAt: Date; readonly content: unknown } | null
}

/** What a schedule has been filled with. Several instances may fill at once; each slot is filled by one of them. */
export interface ScheduleStore {
  /** Up to when the schedule was filled for each person. */
  marks(scheduleId: string): Promise<ReadonlyMap<string, Date>>
  /**
   * Moves the mark of one person from `from` (null where there is none yet) to `until` and stores the slots between, in
   * one transaction. False, with nothing stored, where another instance has moved the mark.
   */
  fill(filled: {
    readonly scheduleId: string
    readonly personId: string
    readonly from: Date | null
    readonly until: Date
    readonly occurrences: readonly NewOccurrence[]
  }): Promise<boolean>
  /** Since when the schedule rests; null where it does not. */
  pausedSince(scheduleId: string): Promise<Date | null>
  /** Lets a schedule rest: what comes due meanwhile is skipped, and says so. One that rests already keeps its date. */
  pause(scheduleId: string, at: Date): Promise<void>
  resume(scheduleId: string): Promise<void>
  /** Newest first. */
  occurrences(scheduleId: string, limit: number): Promise<readonly OccurrenceRecord[]>
}
