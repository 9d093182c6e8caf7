import type { CompPlanFacts, RoundFacts } from '../../../coaching/index.ts'
import type { Model } from '../../../scoring/index.ts'
import type { ChannelPorts } from '../../check-in/account-channel.ts'
import type { GovernPorts } from '../../check-in/governed.ts'
import { pagesOf } from '../../pages.ts'
import type { FactReader, RunStore, ScoringRun, TierMove } from '../../ports/index.ts'
import type { HoursPorts } from '../hours.ts'
import { readTierMovements } from '../tier-movements.ts'
import { readAccountFacts } from './accounts.ts'
import { readCheckInFacts } from './check-ins.ts'
import { readPursuits, readSegmentDifferences } from './opportunities.ts'
import { type People, readPeople } from './people.ts'
import { readClosedOpportunities, readOpenQuestions } from './questions.ts'
import { readSegments } from './segments.ts'
import { compPlanFields } from './shapes.ts'
import { allFindings } from './stored-findings.ts'
import { readValueFacts } from './values.ts'

interface FactPorts {
  readonly runs: RunStore
  readonly facts: FactReader
}

async function readCompPlans(
  { runs, facts }: FactPorts,
  runId: string,
  people: People,
): Promise<readonly CompPlanFacts[]> {
  const found = await allFindings(runs, runId, 'comp-mix', compPlanFields)
  const plans = await facts.byId('compPlan', [...found.keys()])
  return plans.flatMap(({ row: { planId, name, ownerId } }) => {
    const finding = found.get(planId)
    const owner = ownerId !== null && people.isHere(ownerId) ? ownerId : null
    return finding === undefined ? [] : [{ planId, name, ownerId: owner, ...finding }]
  })
}

async function hasSponsors(facts: FactReader): Promise<boolean> {
  for await (const page of pagesOf(facts, 'coverageAssignment'))
    if (page.some(({ row }) => row.role === 'executive_sponsor')) return true
  return false
}

async function countTier1(runs: RunStore, runId: string): Promise<number> {
  let count = 0
  let after: string | undefined
  for (;;) {
    const page = await runs.tiers(runId, { limit: TIER_PAGE, ...(after === undefined ? {} : { after }) })
    count += page.filter(row => row.tier === '1a' || row.tier === '1b').length
    after = page.at(-1)?.accountId
    if (after === undefined || page.length < TIER_PAGE) return count
  }
}
const TIER_PAGE = 500

export type RoundFactPorts = GovernPorts & HoursPorts & ChannelPorts

/**
 * Everything that a round knows: what the newest run found, what has changed since the one before, and which check-ins
 * are open at this moment.
 */
export async function readRoundFacts(
  ports: RoundFactPorts,
  run: ScoringRun,
  before: ScoringRun | null,
  { model, at }: { readonly model: Model; readonly at: Date },
): Promise<{ readonly moves: readonly TierMove[]; readonly known: RoundFacts }> {
  const { runs, facts } = ports
  const people = await readPeople(facts, run.asOf)
  const { moves, movements } =
    before === null
      ? { moves: [], movements: [] }
      : await readTierMovements(ports, before, run, { tier1Count: await countTier1(runs, run.runId) })
  return {
    moves,
    known: {
      asOf: run.asOf,
      modelVersion: run.modelVersion,
      attributes: model.coverage.attributes,
      tierMovements: movements,
      accounts: await readAccountFacts(ports, run, before, people),
      values: await readValueFacts(runs, run, before),
      segments: await readSegments(facts, run.asOf, people),
      compPlans: await readCompPlans(ports, run.runId, people),
      pursuits: await readPursuits(runs, run.runId),
      segmentDifferences: await readSegmentDifferences(runs, run.runId),
      salesOperations: people.salesOperations,
      ...(await readCheckInFacts(ports, { at, model, people })),
      questions: await readOpenQuestions(ports, run, people),
      closedOpportunities: await readClosedOpportunities(ports, run.asOf, people),
      recorded: {
        contacts: (await facts.count('contact')) > 0,
        activities: (await facts.count('activity')) > 0,
        sponsors: await hasSponsors(facts),
        plans: (await facts.count('accountPlan')) > 0,
      },
    },
  }
}
