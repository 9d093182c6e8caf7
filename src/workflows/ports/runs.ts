import type { PlainDate } from '../../facts/index.ts'

export type RunState = 'running' | 'completed' | 'failed'

/** One scoring run: what was judged, as of which day, under which model. */
export interface ScoringRun {
  readonly runId: string
  readonly asOf: PlainDate
  readonly modelVersion: string
  /** True where the model is a published one; only such runs cause messages. */
  readonly isPublishedModel: boolean
  readonly state: RunState
  readonly startedAt: Date
  readonly completedAt: Date | null
  readonly accounts: number
}

/** The inputs of one subject, from which its scores can be rebuilt. */
export interface SnapshotRow {
  readonly module: string
  readonly subjectId: string
  readonly input: unknown
}

/** One result of the scoring core for one subject. */
export interface FindingRow {
  readonly module: string
  readonly subjectId: string
  readonly finding: unknown
}

export type Tier = '1a' | '1b' | '2' | '3' | 'unscored'

/** An account's place in one run, in columns of its own so that two runs can be compared. */
export interface TierRow {
  readonly accountId: string
  readonly tier: Tier
  readonly isFirm: boolean
  /** 0..100, null where it can't be told. */
  readonly need: number | null
  readonly value: number | null
  readonly behavior: number | null
  readonly overall: number | null
  /** Position by revenue, 1 is the largest; null without revenue. */
  readonly revenueRank: number | null
}

export interface TierMove {
  readonly before: TierRow | null
  readonly after: TierRow
}

/** How long the snapshots and findings of runs are kept, in days since they were completed. */
export interface Retention {
  /** Every run. */
  readonly allDays: number
  /** The last run under a published model of each month. */
  readonly monthEndDays: number
}

/** Storing and reading scoring runs. Rows of a run are visible to readers only after `complete`. */
export interface RunStore {
  /** Does work while no other scoring run is at work, in this process or another one; waits for its turn. */
  alone<Result>(work: () => Promise<Result>): Promise<Result>
  /** Ends runs that nobody is at work on any more, because their process was killed; to be called in `alone`. */
  failAbandoned(at: Date): Promise<void>
  begin(run: {
    readonly asOf: PlainDate
    readonly modelVersion: string
    readonly isPublishedModel: boolean
    readonly startedAt: Date
  }): Promise<string>
  addSnapshot(runId: string, rows: readonly SnapshotRow[]): Promise<void>
  addFindings(runId: string, rows: readonly FindingRow[]): Promise<void>
  addTiers(runId: string, rows: readonly TierRow[]): Promise<void>
  complete(runId: string, at: Date): Promise<void>
  fail(runId: string, at: Date): Promise<void>
  /**
   * Deletes snapshots and findings that are older than `keep` says, and what failed runs left; gives the number of runs.
   * What a nudge refers to stays, and so do the last two runs under a published model and the tiers of every run.
   */
  prune(keep: Retention, at: Date): Promise<number>
  /** The newest completed runs under published models, newest first (by completion). */
  lastCompleted(count: number): Promise<readonly ScoringRun[]>
  byId(runId: string): Promise<ScoringRun | null>
  tiers(runId: string, page: { readonly after?: string; readonly limit: number }): Promise<readonly TierRow[]>
  tiersOf(runId: string, accountIds: readonly string[]): Promise<readonly TierRow[]>
  /** One top-level part of the findings of many subjects; those without a finding are absent. */
  findingParts(
    runId: string,
    module: string,
    part: string,
    subjectIds: readonly string[],
  ): Promise<ReadonlyMap<string, unknown>>
  /** Accounts whose tier differs between two runs, or that the earlier one lacks, in order of account id. */
  tierMoves(beforeRunId: string, afterRunId: string): Promise<readonly TierMove[]>
  finding(runId: string, module: string, subjectId: string): Promise<unknown>
  /** What several modules found about one subject, by module; those that found nothing are absent. */
  findingsAbout(
    runId: string,
    modules: readonly string[],
    subjectId: string,
  ): Promise<ReadonlyMap<string, unknown>>
  /** Some fields of every finding of a module, in order of subject. */
  findings(
    runId: string,
    module: string,
    page: { readonly fields: readonly string[]; readonly after?: string; readonly limit: number },
  ): Promise<readonly { readonly subjectId: string; readonly fields: Readonly<Record<string, unknown>> }[]>
  snapshot(runId: string, module: string, subjectId: string): Promise<unknown>
  /** Past tiers of one account in completed runs under published models, newest first. */
  tierHistory(
    accountId: string,
    limit: number,
  ): Promise<readonly { readonly run: ScoringRun; readonly tier: TierRow }[]>
}
