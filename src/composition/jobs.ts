import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { type KindPrecision, precisionOf } from '../coaching/index.ts'
import { createCsvFolder } from '../crm/index.ts'
import { RefusedInputError } from '../errors.ts'
import { isPlainDate } from '../facts/index.ts'
import { localDate } from '../schedule/index.ts'
import { exportAssessments } from '../workflows/assess/export.ts'
import { coachRound, type RoundRequest, type RoundResult } from '../workflows/coach/round.ts'
import { exportFolder } from '../workflows/export/index.ts'
import { type ImportProgress, type ImportResult, importFolder } from '../workflows/import/index.ts'
import type { AuditEntry } from '../workflows/ports/index.ts'
import type { ScorePorts } from '../workflows/score/request.ts'
import { scoreRun } from '../workflows/score/run.ts'
import { assessPorts } from './assessments.ts'
import { explainFault } from './faults.ts'
import type { Installation } from './installation.ts'
import { modelJob } from './models.ts'

/** Work that the command line asks for; the running bot does it where it holds the database. */
export const jobSchema = z.discriminatedUnion('job', [
  z.object({
    job: z.literal('import'),
    dir: z.string(),
    mapping: z.string().nullable(),
    isDryRun: z.boolean(),
  }),
  z.object({
    job: z.literal('run'),
    asOf: z.string().refine(isPlainDate, 'a date as YYYY-MM-DD').nullable(),
    isDryRun: z.boolean(),
  }),
  z.object({ job: z.literal('export'), dir: z.string() }),
  z.object({ job: z.literal('results'), dir: z.string() }),
  z.object({ job: z.literal('messages'), isOn: z.boolean() }),
  z.object({ job: z.literal('schedule'), change: z.enum(['pause', 'resume']).nullable() }),
  z.object({ job: z.literal('audit') }),
  z.object({
    job: z.literal('model'),
    act: z.enum(['list', 'preview', 'publish']),
    file: z.string(),
    note: z.string(),
  }),
])
export type Job = z.output<typeof jobSchema>

export interface RunOutput extends RoundResult {
  readonly runId: string | null
  readonly modelVersion: string
  readonly accounts: number
  /** How the nudges of the last quarter were received, by kind. */
  readonly precision: readonly KindPrecision[]
  /** Why no scoring run was made, where none was. */
  readonly note: string | null
}

export function importJob(
  { store, openFolder, now, settings }: Installation,
  job: Extract<Job, { job: 'import' }>,
  onProgress: (progress: ImportProgress) => void,
): Promise<ImportResult> {
  return settings().then(({ baseCurrency }) =>
    importFolder({
      dir: job.dir,
      ...(job.mapping === null ? {} : { mapping: job.mapping }),
      dryRun: job.isDryRun,
      open: openFolder,
      writer: store.bulk.writer,
      reader: store.bulk.reader,
      clock: now,
      baseCurrency,
      onProgress,
    }),
  )
}

/** Ports of a coaching round, all in the lane that never holds up an answer. */
export function roundPorts({ store }: Installation) {
  const { runs, reader, coaching, directory, checkIns, assessments } = store.bulk
  return { runs, facts: reader, coaching, directory, checkIns, assessments, newKey: () => randomUUID() }
}

/** A round on the runs that are there: what they found, with what slept or waited. */
export async function coach(
  installation: Installation,
  round: Pick<RoundRequest, 'isDryRun' | 'run' | 'isCatchUp'>,
): Promise<RoundResult> {
  const request = {
    at: installation.now(),
    model: installation.model,
    settings: await installation.settings(),
    ...round,
  }
  return coachRound(roundPorts(installation), request)
}

/** Ports of a scoring run, in the lane that never holds up an answer. */
export function scorePorts({ store, log }: Installation): ScorePorts {
  return {
    runs: store.bulk.runs,
    facts: store.bulk.reader,
    logFault: (what, error) => log.error({ what, lines: explainFault(error).lines }, 'work failed'),
  }
}

const PRECISION_MS = 90 * 86_400_000

const readPrecision = async ({ store }: Installation, at: Date) =>
  precisionOf(await store.bulk.coaching.usefulness(new Date(at.getTime() - PRECISION_MS)))

/** A scoring run as of a day, and the coaching round that follows from it. */
export async function scoreAndCoach(
  installation: Installation,
  asOf: string | null,
  isDryRun: boolean,
  keepsTiers = false,
): Promise<RunOutput> {
  const { store, model, baseDigits, now } = installation
  const at = now()
  const unfinished = await store.bulk.reader.unfinishedImport(at)
  if (unfinished !== null) {
    const note =
      unfinished.state === 'running'
        ? 'An import is under way; the run waits until it is complete.'
        : `The import of ${unfinished.folder}, begun on ${unfinished.startedAt.toISOString().slice(0, 16).replace('T', ' at ')} UTC, was interrupted, so some of its facts may be missing. Nothing is scored until the same files were imported to the end: import that folder again, or a newer export of the same files.`
    return {
      ...(await coach(installation, { isDryRun: true, run: null })),
      runId: null,
      modelVersion: model.version,
      accounts: 0,
      precision: await readPrecision(installation, at),
      note,
      messages: [],
      isDryRun,
    }
  }
  // A round that was cut short is caught up first: after the next run nobody looks at these two runs any more.
  if (!isDryRun) await coach(installation, { isDryRun, run: null, isCatchUp: true })
  const today = localDate(at, 'UTC')
  const day = asOf ?? today
  if (day > today)
    throw new RefusedInputError([`--as-of: expected a day up to today, ${today}, found ${day}`])
  const [newest] = await store.bulk.runs.lastCompleted(1)
  // A look back is kept apart: answers and later runs stay with the newest day.
  const isLookBack = newest !== undefined && day < newest.asOf
  const run = await scoreRun(scorePorts(installation), {
    asOf: day,
    at,
    model,
    baseDigits,
    isDraft: isDryRun || isLookBack,
    keepsTiers,
  })
  const round = await coach(installation, { isDryRun, run })
  return {
    runId: run.runId,
    modelVersion: run.modelVersion,
    accounts: run.accounts,
    precision: await readPrecision(installation, at),
    note: isLookBack
      ? `A look back: the newest run is as of ${newest.asOf}, so no message follows from this one.`
      : null,
    ...round,
  }
}

async function scheduleJob(installation: Installation, change: 'pause' | 'resume' | null): Promise<unknown> {
  const { digests } = await import('../workflows/digest/fill-digests.ts')
  const { listSchedules } = await import('../workflows/digest/list-schedule.ts')
  const { schedules } = installation.store.bulk
  const at = installation.now()
  for (const { scheduleId } of digests) {
    if (change === 'pause') await schedules.pause(scheduleId, at)
    if (change === 'resume') await schedules.resume(scheduleId)
  }
  const ports = { ...roundPorts(installation), schedules }
  const { model } = installation
  return { schedules: await listSchedules(ports, { at, model, settings: await installation.settings() }) }
}

const AUDIT_PAGE = 500

/** The whole audit log, newest first; reading it is written down, too. */
async function auditLog({ store, now }: Installation): Promise<readonly AuditEntry[]> {
  const read = { actor: 'command line', what: 'audit_read', subject: '', note: null } as const
  await store.bulk.audit.write({ at: now(), ...read })
  const entries: AuditEntry[] = []
  for (;;) {
    const page = await store.bulk.audit.page({ limit: AUDIT_PAGE, before: entries.at(-1)?.entryNo ?? null })
    entries.push(...page)
    if (page.length < AUDIT_PAGE) return entries
  }
}

async function switchFromCommandLine({ store, now }: Installation, isOn: boolean) {
  const changed = await store.bulk.settings.change({ isSwitchedOn: isOn })
  const note = isOn ? 'on' : 'off'
  const entry = { at: now(), actor: 'command line', what: 'messages_switched', subject: '', note } as const
  await store.bulk.audit.write(entry)
  return changed
}

/** Carries out one job; what comes back is printed as JSON. */
export async function carryOut(
  installation: Installation,
  job: Job,
  onProgress: (progress: ImportProgress) => void,
): Promise<unknown> {
  switch (job.job) {
    case 'import':
      return importJob(installation, job, onProgress)
    case 'run':
      return scoreAndCoach(installation, job.asOf, job.isDryRun)
    case 'export':
      return exportFolder({
        dir: job.dir,
        create: createCsvFolder,
        reader: installation.store.bulk.reader,
      })
    case 'schedule':
      return scheduleJob(installation, job.change)
    case 'audit':
      return { entries: await auditLog(installation) }
    case 'model':
      return modelJob(installation, job, each => scoreAndCoach(each, null, true))
    case 'results':
      return exportAssessments(assessPorts(installation, 'bulk'), await createCsvFolder(job.dir))
    case 'messages':
      return switchFromCommandLine(installation, job.isOn)
  }
}
