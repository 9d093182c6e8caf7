import { z } from 'zod'
import { fromUnits, type PlainDate } from '../../facts/index.ts'
import { parseInput, scoring } from '../../scoring/index.ts'
import { monthsBefore } from '../dates.ts'
import { allOf, groupBy, pagesOf } from '../pages.ts'
import type { FactReader, StoredRow } from '../ports/index.ts'
import type { ScorePorts, ScoreRequest } from './request.ts'

type CompMixInput = z.input<typeof scoring.compMix.input>
type WonOpportunity = NonNullable<CompMixInput['wonMix']>[number]

/** What was won and delivered in this many months says what customers need. */
const WON_MONTHS = 24
/** Below this many own won opportunities a plan is held against what the whole company won. */
const LEAST_OWN_WON = 10

/** What the mix that customers need was read from; kept beside the finding, which knows only what it was given. */
export const wonBasis = z.object({
  /** First and last day of closing. */
  since: z.string(),
  until: z.string(),
  /** Wins of the sellers under the plan, or of the whole company where those are too few. */
  whose: z.enum(['own', 'company']),
  /** Own wins with product lines, and how many a plan needs to be held against its own. */
  ownWithLines: z.number().int(),
  leastOwn: z.number().int(),
  /** Of those whose wins count: used; left out because nobody recorded product lines, or all lines are worth nothing. */
  used: z.number().int(),
  withoutLines: z.number().int(),
  withoutAmount: z.number().int(),
})

interface Won {
  readonly ownerId: string | null
  /** Null where nobody recorded product lines: then what the customer needed is not known. */
  readonly opportunity: WonOpportunity | null
}

type Divided = Won & { readonly opportunity: WonOpportunity }
const isDivided = (won: Won): won is Divided => won.opportunity !== null
const isWorthless = ({ opportunity }: Divided) =>
  Object.values(opportunity.amounts).every(amount => Number(amount) === 0)

const wonSince = (asOf: PlainDate) => monthsBefore(asOf, WON_MONTHS)

async function readWon(facts: FactReader, asOf: PlainDate, baseDigits: number): Promise<readonly Won[]> {
  const since = wonSince(asOf)
  const won: Won[] = []
  for await (const page of pagesOf(facts, 'opportunity', asOf)) {
    const closed = page.filter(
      ({ row }) =>
        row.stage === 'won' && row.closedOn !== null && row.closedOn >= since && row.closedOn <= asOf,
    )
    const lines = groupBy(
      await facts.rowsBy(
        'opportunityLine',
        'opportunityId',
        closed.map(({ row }) => row.opportunityId),
      ),
      each => each.row.opportunityId,
    )
    for (const { row } of closed) {
      const own = lines.get(row.opportunityId) ?? []
      if (own.length === 0) {
        won.push({ ownerId: row.ownerId, opportunity: null })
        continue
      }
      const amounts = Object.fromEntries(
        own.map(line => [line.row.familyId, fromUnits(line.baseMinor['amount'] ?? 0n, baseDigits)]),
      )
      won.push({ ownerId: row.ownerId, opportunity: { opportunity: row.opportunityId, amounts } })
    }
  }
  return won
}

const holds = (
  { fromOn, untilOn }: { readonly fromOn: string | null; readonly untilOn: string | null },
  on: PlainDate,
) => (fromOn === null || fromOn <= on) && (untilOn === null || untilOn >= on)

/** The wins that a plan is held against: its own sellers', or the whole company's where those are too few. */
function winsOf(people: ReadonlySet<string>, won: readonly Won[], asOf: PlainDate) {
  const own = won.filter(each => each.ownerId !== null && people.has(each.ownerId))
  const ownWithLines = own.filter(isDivided).length
  const isOwn = ownWithLines >= LEAST_OWN_WON
  const all = isOwn ? own : won
  const divided = all.filter(isDivided)
  const withoutAmount = divided.filter(isWorthless).length
  const basis: z.output<typeof wonBasis> = {
    since: wonSince(asOf),
    until: asOf,
    whose: isOwn ? 'own' : 'company',
    ownWithLines,
    leastOwn: LEAST_OWN_WON,
    used: divided.length - withoutAmount,
    withoutLines: all.length - divided.length,
    withoutAmount,
  }
  return { opportunities: divided.map(each => each.opportunity), basis }
}

interface PlanFacts {
  readonly measures: readonly StoredRow<'compMeasure'>[]
  readonly opportunities: readonly WonOpportunity[]
  readonly baseDigits: number
}

function inputOf(
  { row, baseMinor }: StoredRow<'compPlan'>,
  { measures, opportunities, baseDigits }: PlanFacts,
): CompMixInput {
  const base = Number(row.baseShare)
  const incentive = baseMinor['targetIncentive']
  return {
    role: row.role as CompMixInput['role'],
    payMix: { base, variable: 1 - base },
    measures: measures.map(measure => {
      const quota = measure.baseMinor['quota']
      return {
        measure: measure.row.measure,
        family: measure.row.familyId,
        weight: Number(measure.row.weight),
        ...(quota === null || quota === undefined ? {} : { quota: fromUnits(quota, baseDigits) }),
      }
    }),
    ...(opportunities.length === 0 ? {} : { wonMix: [...opportunities] }),
    ...(incentive === null || incentive === undefined
      ? {}
      : { targetIncentive: fromUnits(incentive, baseDigits) }),
  }
}

/** Judges every comp plan that holds on the day. A plan that can't be judged keeps the faults in its finding. */
export async function scoreCompPlans(
  { facts, runs }: ScorePorts,
  runId: string,
  { asOf, model, baseDigits }: ScoreRequest,
): Promise<void> {
  const plans = (await allOf(facts, 'compPlan', asOf)).filter(({ row }) => holds(row, asOf))
  if (plans.length === 0) return
  const measures = groupBy(await allOf(facts, 'compMeasure'), each => each.row.planId)
  const paid = groupBy(
    (await allOf(facts, 'compPlanAssignment', asOf)).filter(({ row }) => holds(row, asOf)),
    each => each.row.planId,
  )
  const won = await readWon(facts, asOf, baseDigits)
  for (const plan of plans) {
    const { planId } = plan.row
    const people = new Set((paid.get(planId) ?? []).map(({ row }) => row.personId))
    const { opportunities, basis } = winsOf(people, won, asOf)
    const input = inputOf(plan, { measures: measures.get(planId) ?? [], opportunities, baseDigits })
    const parsed = parseInput(scoring.compMix.input, input)
    const finding = parsed.ok
      ? { ...scoring.compMix.score(parsed.value, model), wonBasis: basis }
      : { faults: parsed.faults }
    await runs.addSnapshot(runId, [{ module: 'comp-mix', subjectId: planId, input }])
    await runs.addFindings(runId, [{ module: 'comp-mix', subjectId: planId, finding }])
  }
}
