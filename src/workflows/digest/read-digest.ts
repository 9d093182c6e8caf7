import { z } from 'zod'
import { composeManagerDigest, findNudges, type ManagerDigest } from '../../coaching/index.ts'
import type { Model } from '../../scoring/index.ts'
import { readGrowth } from '../answers/growth.ts'
import { openAssessmentWeek } from '../assess/week.ts'
import { type RoundFactPorts, readRoundFacts } from '../coach/facts/index.ts'
import { readPeople } from '../coach/facts/people.ts'
import { storedFindings } from '../coach/facts/stored-findings.ts'
import { daysBefore } from '../dates.ts'
import type { Directory, ReleasedAssessments, RunStore, ScoringRun } from '../ports/index.ts'
import { ALL_ACCOUNTS } from '../score/growth.ts'

export type DigestPorts = RoundFactPorts & {
  readonly directory: Pick<Directory, 'reportsOf' | 'accountsCoveredBy'>
  readonly assessments: ReleasedAssessments
}

const WEEK_DAYS = 7
/** A run a day, and some by hand. */
const RUNS_OF_A_WEEK = 50

/** The newest run, and the one that was the newest a week before its day: what lies between is the week. */
async function runsOfTheWeek(
  runs: RunStore,
): Promise<{ readonly after: ScoringRun; readonly before: ScoringRun | null } | null> {
  const [after, ...earlier] = await runs.lastCompleted(RUNS_OF_A_WEEK)
  if (after === undefined) return null
  const weekAgo = daysBefore(after.asOf, WEEK_DAYS)
  const known = earlier.filter(run => run.asOf <= after.asOf)
  return { after, before: known.find(run => run.asOf <= weekAgo) ?? known.at(-1) ?? null }
}

const executionFields = z.object({ isExecuted: z.boolean().nullable(), planParts: z.array(z.unknown()) })

/** Whether the plan of each account is effectively executed; null where that can't be told. */
async function readExecuted(runs: RunStore, runId: string): Promise<ReadonlyMap<string, boolean | null>> {
  const executed = new Map<string, boolean | null>()
  for await (const page of storedFindings(runs, runId, 'governance', executionFields))
    for (const [accountId, { isExecuted, planParts }] of page)
      if (planParts.length > 0) executed.set(accountId, isExecuted)
  return executed
}

function executionOf(
  executed: ReadonlyMap<string, boolean | null>,
  accountIds: readonly string[],
  model: Model,
): ManagerDigest['planExecution'] {
  const plans = accountIds.flatMap(accountId => executed.get(accountId) ?? [])
  const planned = accountIds.filter(accountId => executed.has(accountId)).length
  if (plans.length === 0) return null
  return {
    executed: plans.filter(Boolean).length,
    known: plans.length,
    unknown: planned - plans.length,
    benchmark: model.governance.execution.benchmark,
  }
}

export interface DigestRequest {
  readonly model: Model
  readonly at: Date
  /** Of all amounts, an ISO code. */
  readonly baseCurrency: string
}

export interface DigestReader {
  /** Null where there is nothing to tell. */
  digestOf(managerId: string): Promise<ManagerDigest | null>
}

/** Reads what the week found, once for all managers; null where nothing has been scored yet. */
export async function openDigests(
  ports: DigestPorts,
  { model, at, baseCurrency }: DigestRequest,
): Promise<DigestReader | null> {
  const week = await runsOfTheWeek(ports.runs)
  if (week === null) return null
  const { after, before } = week
  const { known } = await readRoundFacts(ports, after, before, { model, at })
  const found = findNudges(known)
  const people = await readPeople(ports.facts, after.asOf)
  const executed = await readExecuted(ports.runs, after.runId)
  const growth = await readGrowth(ports.runs, after.runId, ALL_ACCOUNTS)
  const assessmentsOf = await openAssessmentWeek({ ...ports, model }, at)
  return {
    async digestOf(managerId) {
      const team = (await ports.directory.reportsOf(managerId)).filter(people.isHere)
      const accountIds = team.length === 0 ? [] : await ports.directory.accountsCoveredBy(team, after.asOf)
      return composeManagerDigest({
        managerId,
        team: new Set(team),
        accountIds: new Set(accountIds),
        facts: known,
        found,
        nameOf: people.name,
        ...(await assessmentsOf(managerId)),
        planExecution: executionOf(executed, accountIds, model),
        growth: growth?.isComparable === true ? { ...growth.found, currency: baseCurrency } : null,
      })
    },
  }
}
