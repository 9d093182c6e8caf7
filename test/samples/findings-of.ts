import { z } from 'zod'
import { fromUnits } from '../../src/facts/index.ts'
import { compMix } from '../../src/scoring/comp-mix/index.ts'
import { growth } from '../../src/scoring/impact/growth/index.ts'
import { winRate } from '../../src/scoring/impact/win-rate/index.ts'
import { defaultModel } from '../../src/scoring/index.ts'
import { valueMatrix } from '../../src/scoring/value-matrix/index.ts'
import type { TierMove } from '../../src/workflows/ports/index.ts'
import { scoreRun } from '../../src/workflows/score/run.ts'
import { governanceOf } from './governance-of.ts'
import { BASE_DIGITS, memoryFacts, memoryRuns } from './memory-ports.ts'
import { type Company, type Facts, loadFacts, snapshotsOf } from './sample-folders.ts'

/** One thing that the bot finds in a sample, in the words of expected.json. */
export interface Found {
  readonly asOf: string
  readonly module: string
  readonly subject: string
  readonly code: string
  readonly what: string
}

const segmentationFinding = z.object({ hiddenHotSpot: z.boolean().nullable() })
const coverageFinding = z.object({ issues: z.array(z.object({ code: z.string(), subject: z.string() })) })

/** Scoring runs as of each snapshot, in order. */
async function runsOf(company: Company) {
  const dates = snapshotsOf(company)
  const facts = memoryFacts(loadFacts(company, dates.at(-1) ?? ''))
  const store = memoryRuns()
  const runs: { readonly runId: string; readonly asOf: string }[] = []
  for (const asOf of dates) {
    const at = new Date(`${asOf}T12:00:00Z`)
    const request = {
      asOf,
      at,
      model: defaultModel,
      baseDigits: BASE_DIGITS,
      isDraft: false,
      keepsTiers: false,
    }
    const { runId } = await scoreRun({ runs: store, facts, logFault: () => {} }, request)
    runs.push({ runId, asOf })
  }
  return { store, runs, planIds: (await facts.page('compPlan', { limit: 100 })).map(({ row }) => row.planId) }
}

function fromMove({ before, after }: TierMove, asOf: string): Found {
  return {
    asOf,
    module: 'segmentation',
    subject: after.accountId,
    code: after.isFirm ? 'tier_changed' : 'tier_changed_not_firm',
    what: `${before?.tier ?? 'new'} > ${after.tier}`,
  }
}

function fromPlan(planId: string, finding: unknown, asOf: string): Found[] {
  const { band, payMixFlag, checks } = compMix.output.parse(finding)
  const of = (code: string, what: string) => ({ asOf, module: 'comp-mix', subject: planId, code, what })
  const broken = checks.filter(({ ok, check }) => !ok && check !== 'pay_mix_in_range')
  return [
    ...(band === 'aligned' || band === null ? [] : [of(band, '')]),
    ...(payMixFlag === 'in_range' || payMixFlag === null ? [] : [of(payMixFlag, '')]),
    ...broken.map(({ check }) => of('design_check', check)),
  ]
}

/** Tier moves, hidden hot spots, issues of coverage and governance, and faults of comp plans. */
async function fromRuns(company: Company): Promise<Found[]> {
  const { store, runs, planIds } = await runsOf(company)
  const found: Found[] = []
  for (const [index, { runId, asOf }] of runs.entries()) {
    const previous = runs[index - 1]
    if (previous !== undefined)
      for (const move of await store.tierMoves(previous.runId, runId)) found.push(fromMove(move, asOf))
    const tiers = await store.tiers(runId, { limit: 10_000 })
    for (const { accountId } of tiers) {
      const judged = segmentationFinding.parse(await store.finding(runId, 'segmentation', accountId))
      if (judged.hiddenHotSpot === true)
        found.push({ asOf, module: 'segmentation', subject: accountId, code: 'hidden_hot_spot', what: '' })
      const { issues } = coverageFinding.parse(await store.finding(runId, 'coverage', accountId))
      for (const { code, subject } of issues)
        found.push({ asOf, module: 'coverage', subject: accountId, code, what: subject })
    }
    found.push(...governanceOf(loadFacts(company, asOf), tiers, asOf))
    for (const planId of planIds)
      found.push(...fromPlan(planId, await store.finding(runId, 'comp-mix', planId), asOf))
  }
  return found
}

/** What the last scoring run found of each comp plan. */
export async function payOf(company: Company) {
  const { store, runs, planIds } = await runsOf(company)
  const last = runs.at(-1)?.runId ?? ''
  const plans = planIds.map(async planId => {
    const finding = compMix.output.parse(await store.finding(last, 'comp-mix', planId))
    return { planId, ...finding }
  })
  return Promise.all(plans)
}

/** Confident value gaps and confident over-delivery, as buyers see them. */
function fromVoice(facts: Facts, asOf: string): Found[] {
  const responses = facts.valueRating
    .filter(row => row.askedOn <= asOf)
    .map(row => ({
      respondent: row.respondentId,
      segment: row.segment,
      buyerRole: row.buyerRole,
      buyingPhase: row.buyingPhase,
      attribute: row.attribute,
      importance: row.importance === null ? null : Number(row.importance),
      own: row.own === null ? null : Number(row.own),
      ...(row.competitor === null ? {} : { competitors: { others: Number(row.competitor) } }),
      statedBy: row.statedBy,
    }))
  const { cells } = valueMatrix.score(valueMatrix.input.parse({ responses }), defaultModel)
  return cells.flatMap(cell =>
    cell.attributes.flatMap(
      ({ attribute, quadrant, confident, overDeliveryIndex, relativeEffectiveness }) => {
        const subject = [cell.segment, cell.buyerRole, cell.buyingPhase].join(' / ')
        const of = (code: string) => [{ asOf, module: 'value-matrix', subject, code, what: attribute }]
        if (!confident) return []
        if (quadrant === 'Value Gaps to Address') return of('value_gap')
        const isOver = (overDeliveryIndex ?? 0) > 0 && (relativeEffectiveness ?? 0) > 0
        return isOver ? of('over_delivery') : []
      },
    ),
  )
}

/** Win rates by customer segment. */
export function winRatesOf(facts: Facts) {
  const segments = new Map(facts.account.map(({ accountId, segment }) => [accountId, segment ?? 'unknown']))
  const count = (segment: string, stage: string) =>
    facts.opportunity.filter(row => segments.get(row.accountId ?? '') === segment && row.stage === stage)
      .length
  const groups = [...new Set(segments.values())].sort().map(id => ({
    id,
    won: count(id, 'won'),
    lost: count(id, 'lost'),
    noDecision: count(id, 'no_decision'),
  }))
  return winRate.score(winRate.input.parse({ groups }), defaultModel)
}

const SIGNIFICANT_BELOW = 0.05

function fromWinRates(facts: Facts, asOf: string): Found[] {
  return winRatesOf(facts)
    .differences.filter(({ adjustedP }) => adjustedP < SIGNIFICANT_BELOW)
    .map(({ a, b }) => ({
      asOf,
      module: 'win-rate',
      subject: `${a} / ${b}`,
      code: 'segments_differ',
      what: '',
    }))
}

/** Growth of the twelve months up to a month over the twelve before, in the base currency. */
export async function growthOf(
  facts: Facts,
  months: { readonly prior: string; readonly current: string; readonly last: string },
) {
  const rows = await memoryFacts(facts).page('revenue', { limit: 100_000 })
  const within = (from: string, until: string) =>
    rows
      .filter(({ row }) => row.period >= from && row.period < until)
      .map(({ row, baseMinor }) => ({
        customer: row.accountId,
        product: row.familyId,
        amount: fromUnits(baseMinor['amount'] ?? 0n, BASE_DIGITS),
      }))
  const earlierCustomers = [
    ...new Set(rows.filter(({ row }) => row.period < months.prior).map(({ row }) => row.accountId)),
  ]
  return growth.score(
    growth.input.parse({
      prior: within(months.prior, months.current),
      current: within(months.current, months.last),
      earlierCustomers,
    }),
    defaultModel,
  )
}

/** Everything that is found in a company as of its snapshots. */
export async function findingsOf(company: Company): Promise<Found[]> {
  const perSnapshot = snapshotsOf(company).flatMap(asOf => {
    const facts = loadFacts(company, asOf)
    return [...fromVoice(facts, asOf), ...fromWinRates(facts, asOf)]
  })
  return [...(await fromRuns(company)), ...perSnapshot]
}
