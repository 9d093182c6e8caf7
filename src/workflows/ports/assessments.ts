import type { FrozenForm, WaveResult, WaveScope } from '../../assessment/index.ts'
import type { Release } from '../../scoring/index.ts'

export type WaveState = 'opening' | 'open' | 'closed' | 'archived'

export interface NewWave {
  readonly waveId: string
  /** Of its own where it is the first of its series. */
  readonly seriesId: string
  /** YYYY-Qn; a series has one wave in each. */
  readonly slot: string
  readonly name: string
  readonly form: FrozenForm
  readonly scope: WaveScope
  readonly startedBy: string
  readonly isRepeated: boolean
  readonly opensAt: Date
  readonly closesAt: Date
  readonly salt: string
}

export interface Wave extends NewWave {
  readonly state: WaveState
  readonly extensions: number
  readonly isTold: boolean
  /** Null until it is closed. */
  readonly result: WaveResult | null
}

export type Part = 'asked' | 'submitted' | 'left'

/** Whether somebody took part; nothing about what they said or when. */
export interface Participant {
  readonly waveId: string
  readonly personId: string
  readonly unit: string
  readonly state: Part
  /** How many reminders they got. */
  readonly remindedNo: number
  readonly nextReminderAt: Date | null
}

/** A message of an assessment; the key lets it be queued once. */
export interface AssessmentMessage {
  readonly personId: string
  readonly key: string
  readonly dueAt: Date
  readonly content: unknown
}

export interface Invited {
  readonly personId: string
  readonly unit: string
  readonly nextReminderAt: Date | null
  readonly message: AssessmentMessage
}

export type SubmitOutcome = 'submitted' | 'already' | 'closed' | 'not_asked'

/** What a wave is counted from when it closes. */
export interface ClosingWave {
  readonly wave: Wave
  /** Sealed, in random order. */
  readonly ballots: AsyncIterable<readonly Uint8Array[]>
  readonly participants: readonly Participant[]
  readonly log: readonly Release[]
}

export interface CountedWave {
  readonly result: WaveResult
  /** Only what is new. */
  readonly releases: readonly Release[]
  readonly comments: readonly string[]
  /** Of messages that ask for answers; those that have not left yet don't leave any more. */
  readonly unsentKeys: readonly string[]
}

export interface AssessmentAction {
  readonly actionId: string
  readonly waveId: string
  /** Null for everyone. */
  readonly unit: string | null
  readonly topic: string
  readonly text: string
  readonly ownerId: string
  readonly createdBy: string
  readonly createdAt: Date
  /** YYYY-MM-DD. */
  readonly dueOn: string
  readonly state: 'open' | 'done' | 'checked'
  /** What the next wave said of its cell. */
  readonly outcome: string | null
  readonly isReminded: boolean
}

/** Waves, who takes part, what is not counted yet, and what was shown. */
export interface AssessmentStore {
  /** The most people or messages that one call takes. */
  readonly chunkRows: number
  /** Stores a wave that is opening; false where its series has one in this slot. */
  begin(wave: NewWave): Promise<boolean>
  /** Adds participants with their invitations, each once; people who are there already stay as they are. */
  invite(waveId: string, people: readonly Invited[]): Promise<void>
  /** Moves a wave that is opening; nothing where somebody else has moved or opened it. */
  moveOpening(wave: Wave, opensAt: Date, closesAt: Date): Promise<void>
  /** From opening to open. */
  opened(waveId: string): Promise<void>
  wave(waveId: string): Promise<Wave | null>
  /** Newest first. */
  waves(states: readonly WaveState[]): Promise<readonly Wave[]>
  participant(waveId: string, personId: string): Promise<Participant | null>
  /** Whether one of these people was asked. */
  isAnyAsked(waveId: string, personIds: readonly string[]): Promise<boolean>
  /** In order of person. */
  participants(
    waveId: string,
    page: { readonly after?: string; readonly limit: number },
  ): Promise<readonly Participant[]>
  /** People by function and state. */
  progress(
    waveId: string,
  ): Promise<readonly { readonly unit: string; readonly state: Part; readonly count: number }[]>
  draft(waveId: string, personId: string): Promise<Uint8Array | null>
  /** False where the wave is not open, or the person has nothing to answer in it. */
  saveDraft(waveId: string, personId: string, sealed: Uint8Array): Promise<boolean>
  /**
   * Marks the person, deletes the draft and adds a ballot that nothing ties to them, in one transaction. Messages with
   * the given keys that have not left yet don't leave any more.
   */
  submit(
    waveId: string,
    personId: string,
    sealed: Uint8Array,
    unsentKeys: readonly string[],
  ): Promise<SubmitOutcome>
  /** Ends the part of people who are gone, with their drafts. */
  leave(waveId: string, personIds: readonly string[]): Promise<void>
  /** People of open waves whose next reminder is due. */
  dueReminders(at: Date, limit: number): Promise<readonly Participant[]>
  /** Notes a reminder and queues its message, once; false where it was noted already or is not needed any more. */
  remind(
    participant: Participant,
    next: { readonly remindedNo: number; readonly at: Date | null },
    message: AssessmentMessage | null,
  ): Promise<boolean>
  /**
   * Moves the end of an open wave; false where somebody else has moved or closed it. Who was asked and has no reminder
   * left is looked at again at the given time, as after so many reminders.
   */
  extend(
    wave: Wave,
    closesAt: Date,
    again: { readonly remindedNo: number; readonly at: Date },
  ): Promise<boolean>
  /** Lets an open wave end now; false where somebody else has moved or closed it. */
  endAt(wave: Wave, closesAt: Date): Promise<boolean>
  /**
   * Counts and closes an open wave in one transaction: what `count` gives is stored, ballots and drafts are deleted.
   * False where it is not open any more.
   */
  close(waveId: string, count: (closing: ClosingWave) => Promise<CountedWave>): Promise<boolean>
  /** Notes that everybody was told of the results. */
  told(waveId: string): Promise<void>
  archive(waveId: string): Promise<boolean>
  /** No wave follows in this series by itself any more. */
  stopRepeating(seriesId: string): Promise<void>
  comments(waveId: string): Promise<readonly string[]>
  /** Queues messages, each once by its key. */
  queue(messages: readonly AssessmentMessage[]): Promise<void>
  addAction(action: AssessmentAction): Promise<void>
  actionsOf(waveIds: readonly string[]): Promise<readonly AssessmentAction[]>
  action(actionId: string): Promise<AssessmentAction | null>
  /** Open actions whose day has come and whose owner was not reminded. */
  dueActions(today: string): Promise<readonly AssessmentAction[]>
  /** Notes that an owner was reminded, with the message, once. */
  remindOwner(actionId: string, message: AssessmentMessage): Promise<void>
  settleAction(actionId: string, state: 'done' | 'checked', outcome: string | null): Promise<void>
}

/** Reads waves and what was released of them; nothing of it reaches what is not counted yet. */
export type ReleasedAssessments = Pick<
  AssessmentStore,
  'waves' | 'participant' | 'isAnyAsked' | 'comments' | 'actionsOf'
>

/** Seals what is not counted yet, with a key for each wave that the database never holds. */
export interface AnswerSeal {
  seal(waveId: string, plain: Uint8Array): Promise<Uint8Array>
  /** Raises `UnavailableError` where the key is lost or the bytes are not what was sealed. */
  open(waveId: string, sealed: Uint8Array): Promise<Uint8Array>
  /** Destroys the key; nothing of the wave can be opened any more. */
  forget(waveId: string): Promise<void>
  /** Waves whose key is there. */
  kept(): Promise<readonly string[]>
}
