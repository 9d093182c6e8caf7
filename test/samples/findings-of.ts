import { z } from 'zod'
import { fromUnits } from '../../src/facts/index.ts'
import { compMix } from '../../src/scoring/comp-mix/index.ts'
import { growth } from '../../src/scoring/impact/growth/index.ts'
import { winRate } from '../../src/scoring/impact/win-rate/index.ts'
import { defaultModel } from '../../src/scoring/index.ts'
import { valueMatrix } from '../../src/scoring/value-matrix/index.ts'
import { scoreRun } from '../../src/workflows/score/run.ts'
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

/** Tier moves, hidden hot spots and coverage issues, from scoring runs as of each snapshot, in order. */
async function fromRuns(company: Company): Promise<Found[]> {
  const dates = snapshotsOf(company)
  const facts = memoryFacts(loadFacts(company, dates.at(-1) ?? ''))
  const runs = memoryRuns()
  const found: Found[] = []
  let previous: string | null = null
  for (const asOf of dates) {
    const at = new Date(`${asOf}T12:00:00Z`)
    const { runId } = await scoreRun(
      { runs, facts },
      { asOf, at, model: defaultModel, baseDigits: BASE_DIGITS },
    )
    if (previous !== null)
      for (const { before, after } of await runs.tierMoves(previous, runId))
        found.push({
          asOf,
          module: 'segmentation',
          subject: after.accountId,
          code: after.isFirm ? 'tier_changed' : 'tier_changed_not_firm',
          what: `${before?.tier ?? 'new'} > ${after.tier}`,
        })
    previous = runId
    for (const { accountId } of await runs.tiers(runId, { limit: 10_000 })) {
      const judged = segmentationFinding.parse(await runs.finding(runId, 'segmentation', accountId))
      if (judged.hiddenHotSpot === true)
        found.push({ asOf, module: 'segmentation', subject: accountId, code: 'hidden_hot_spot', what: '' })
      const { issues } = coverageFinding.parse(await runs.finding(runId, 'coverage', accountId))
      for (const { code, subject } of issues)
        found.push({ asOf, module: 'coverage', subject: accountId, code, what: subject })
    }
  }
  return found
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

const wonLines = (facts: Facts) => {
  const won = new Set(facts.opportunity.filter(({ stage }) => stage === 'won').map(row => row.opportunityId))
  const amounts = new Map<string, Record<string, string>>()
  for (const { opportunityId, familyId, amount } of facts.opportunityLine)
    if (won.has(opportunityId))
      amounts.set(opportunityId, { ...amounts.get(opportunityId), [familyId]: amount })
  return [...amounts].map(([opportunity, byFamily]) => ({ opportunity, amounts: byFamily }))
}

/** Every comp plan against what all customers bought. */
export function payOf(facts: Facts) {
  return facts.compPlan.map(({ planId, role, baseShare, targetIncentive }) => {
    const base = Number(baseShare)
    const input = {
      role,
      payMix: { base, variable: 1 - base },
      measures: facts.compMeasure
        .filter(row => row.planId === planId)
        .map(({ measure, familyId, weight, quota }) => ({
          measure,
          family: familyId,
          weight: Number(weight),
          ...(quota === null ? {} : { quota }),
        })),
      wonMix: wonLines(facts),
      ...(targetIncentive === null ? {} : { targetIncentive }),
    }
    return { planId, judged: compMix.score(compMix.input.parse(input), defaultModel) }
  })
}

function fromPay(facts: Facts, asOf: string): Found[] {
  return payOf(facts).flatMap(({ planId, judged }) => {
    const of = (code: string, what: string) => ({ asOf, module: 'comp-mix', subject: planId, code, what })
    const broken = judged.checks.filter(({ ok, check }) => !ok && check !== 'pay_mix_in_range')
    return [
      ...(judged.band === 'aligned' || judged.band === null ? [] : [of(judged.band, '')]),
      ...(judged.payMixFlag === 'in_range' || judged.payMixFlag === null ? [] : [of(judged.payMixFlag, '')]),
      ...broken.map(({ check }) => of('design_check', check)),
    ]
  })
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
    return [...fromVoice(facts, asOf), ...fromPay(facts, asOf), ...fromWinRates(facts, asOf)]
  })
  return [...(await fromRuns(company)), ...perSnapshot]
}
