import type { z } from 'zod'
import type { scoring } from '../../scoring/index.ts'
import { allOf, pagesOf } from '../pages.ts'
import type { FactReader, StoredRow } from '../ports/index.ts'
import { scoreForecast } from './forecast.ts'
import { present } from './present.ts'
import type { ScorePorts, ScoreRequest } from './request.ts'
import { judge, storeFindings } from './store-findings.ts'

type Opportunity = StoredRow<'opportunity'>['row']
type PursuitInput = z.input<typeof scoring.rogueSignal.input>['opportunities'][number]

async function accountsWithPlan(facts: FactReader, asOf: string): Promise<ReadonlySet<string>> {
  const ids = new Set<string>()
  for await (const page of pagesOf(facts, 'accountPlan', asOf))
    for (const { row } of page) ids.add(row.accountId)
  return ids
}

const inputOf = (row: Opportunity, planned: ReadonlySet<string>): PursuitInput =>
  present({
    id: row.opportunityId,
    account: row.accountId,
    name: row.name,
    owner: row.ownerId,
    openedOn: row.openedOn,
    expectedCloseOn: row.expectedCloseOn,
    closedOn: row.closedOn,
    isWon: row.stage === 'won',
    discountShare: row.discountShare === null ? null : Number(row.discountShare),
    hasPlan: planned.has(row.accountId ?? ''),
    objective: row.objectiveId,
  }) as PursuitInput

/** Stores the opportunities that are worth a word with the SAM, beside what is usual; the others say nothing. */
async function scorePursuits(
  { facts, runs }: ScorePorts,
  runId: string,
  { asOf, model }: ScoreRequest,
  opportunities: readonly Opportunity[],
): Promise<void> {
  const planned = await accountsWithPlan(facts, asOf)
  const inputs = opportunities.filter(row => row.accountId !== null).map(row => inputOf(row, planned))
  const { opportunities: judged, peers } = judge('rogueSignal', { asOf, opportunities: inputs }, model)
  const byId = new Map(inputs.map(input => [input.id, input]))
  const signals = judged
    .filter(({ isSignal }) => isSignal)
    .map(finding => {
      const input = byId.get(finding.opportunity)
      return { subjectId: finding.opportunity, input: { ...input, peers }, finding: { ...input, ...finding } }
    })
  await storeFindings(runs, runId, 'rogue-signal', signals)
}

/** Win rates of the customer segments, and which of them differ. */
async function scoreWinRates(
  { facts, runs }: ScorePorts,
  runId: string,
  { asOf, model }: ScoreRequest,
  opportunities: readonly Opportunity[],
): Promise<void> {
  const segments = new Map<string, string>()
  for await (const page of pagesOf(facts, 'account', asOf))
    for (const { row } of page) if (row.segment !== null) segments.set(row.accountId, row.segment)
  const isClosed = (row: Opportunity) => row.closedOn !== null && row.closedOn <= asOf
  const closed = opportunities.filter(isClosed)
  const count = (segment: string, stage: Opportunity['stage']) =>
    closed.filter(row => row.stage === stage && segments.get(row.accountId ?? '') === segment).length
  const groups = [...new Set(segments.values())].sort().map(id => ({
    id,
    won: count(id, 'won'),
    lost: count(id, 'lost'),
    noDecision: count(id, 'no_decision'),
  }))
  if (groups.length < 2) return
  const input = { groups }
  const closedOn = closed.map(row => row.closedOn ?? '').sort()
  const finding = {
    ...judge('winRate', input, model),
    closedFrom: closedOn[0] ?? null,
    closedUntil: closedOn.at(-1) ?? null,
  }
  await storeFindings(runs, runId, 'win-rate', [{ subjectId: 'customer segment', input, finding }])
}

/** Judges opportunities: what was started beside the plan, where they are won less often, and what they should bring. */
export async function scoreOpportunities(
  ports: ScorePorts,
  runId: string,
  request: ScoreRequest,
): Promise<void> {
  const stored = await allOf(ports.facts, 'opportunity', request.asOf)
  if (stored.length === 0) return
  const opportunities = stored.map(({ row }) => row)
  await scorePursuits(ports, runId, request, opportunities)
  await scoreWinRates(ports, runId, request, opportunities)
  await scoreForecast(ports, runId, request, stored)
}
