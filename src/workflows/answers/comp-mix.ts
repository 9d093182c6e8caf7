import { z } from 'zod'
import type { FactRow } from '../../facts/index.ts'
import { scoring } from '../../scoring/index.ts'
import { mayReadPlan } from '../access.ts'
import { findByName, type Named } from '../names.ts'
import { allOf } from '../pages.ts'
import type { Person, ScoringRun } from '../ports/index.ts'
import { wonBasis } from '../score/comp-plans.ts'
import { faultsOf } from './finding-faults.ts'
import { familyNames } from './finding-terms.ts'
import { type AnswerPorts, type NoAnswer, whoAsks } from './ports.ts'

type Plan = FactRow<'compPlan'>
type CompMixFinding = z.output<typeof scoring.compMix.output>

export interface PlanMix {
  readonly kind: 'plan'
  readonly plan: Plan
  readonly run: ScoringRun
  readonly mix: CompMixFinding
  /** Null for runs that did not keep it. */
  readonly wins: z.output<typeof wonBasis> | null
  readonly measures: readonly {
    readonly measure: string
    readonly familyId: string
    readonly weight: number
  }[]
  /** Names of product families by id. */
  readonly families: ReadonlyMap<string, string>
}

export type CompMixAnswer =
  | PlanMix
  | NoAnswer
  | { readonly kind: 'several'; readonly matches: readonly Named[] }
  | { readonly kind: 'none'; readonly typed: string; readonly nearest: readonly Named[] }
  | { readonly kind: 'no_plan' }
  /** The plan can't be judged; each fault says what is wrong. */
  | { readonly kind: 'unjudged'; readonly planName: string; readonly faults: readonly string[] }

/** Whether something with a first and a last day holds on a day; an open end holds for ever. */
const holds = (row: { readonly fromOn: string | null; readonly untilOn: string | null }, on: string) =>
  (row.fromOn === null || row.fromOn <= on) && (row.untilOn === null || row.untilOn >= on)

const MENTION = /^<@([UW][A-Z0-9]+)(?:\|[^>]*)?>$/
const judgedInput = z.object({
  measures: z.array(z.object({ measure: z.string(), family: z.string(), weight: z.number() })),
})

/** Plans that a person may see: their own, those of people below them, those of their line; all for sales operations. */
async function plansInScope(ports: AnswerPorts, person: Person, on: string): Promise<readonly Plan[]> {
  const below = person.role === 'manager' ? await ports.directory.reportsOf(person.personId) : []
  if (person.role === 'sales_operations') return allPlans(ports)
  const paid = (
    await ports.facts.rowsBy('compPlanAssignment', 'personId', [person.personId, ...below])
  ).filter(({ row }) => holds(row, on))
  const line =
    person.role === 'manager'
      ? await ports.facts.rowsBy('compPlan', 'ownerId', [person.personId, ...below])
      : []
  const own = new Set(paid.filter(({ row }) => row.personId === person.personId).map(({ row }) => row.planId))
  const team = new Set([...paid.map(({ row }) => row.planId), ...line.map(({ row }) => row.planId)])
  const plans = await ports.facts.byId('compPlan', [...team])
  return plans
    .map(({ row }) => row)
    .filter(
      ({ planId }) =>
        mayReadPlan(person, {
          isOwnPlan: own.has(planId),
          isOfOwnLine: person.role === 'manager' && team.has(planId),
        }).isAllowed,
    )
}

async function allPlans({ facts }: AnswerPorts): Promise<readonly Plan[]> {
  return (await allOf(facts, 'compPlan')).map(({ row }) => row)
}

/** The plans of a person, where the asker may see them. */
async function plansOf(
  ports: AnswerPorts,
  scope: readonly Plan[],
  personId: string,
  on: string,
): Promise<readonly Plan[]> {
  const ids = new Set(
    (await ports.facts.rowsBy('compPlanAssignment', 'personId', [personId]))
      .filter(({ row }) => holds(row, on))
      .map(({ row }) => row.planId),
  )
  return scope.filter(plan => ids.has(plan.planId))
}

const named = (plans: readonly Plan[]): Named[] => plans.map(({ planId, name }) => ({ id: planId, name }))

/** People whose plans the asker may see, as names to match. */
async function peopleInScope(ports: AnswerPorts, person: Person): Promise<readonly Named[]> {
  const ids =
    person.role === 'manager'
      ? [person.personId, ...(await ports.directory.reportsOf(person.personId))]
      : [person.personId]
  const rows =
    person.role === 'sales_operations'
      ? await allOf(ports.facts, 'person')
      : await ports.facts.byId('person', ids)
  return rows.map(({ row }) => ({ id: row.personId, name: row.name }))
}

async function judge(ports: AnswerPorts, run: ScoringRun, plan: Plan): Promise<CompMixAnswer> {
  const stored = await ports.runs.finding(run.runId, 'comp-mix', plan.planId)
  const mix = scoring.compMix.output.safeParse(stored)
  if (!mix.success) {
    const faults = faultsOf(stored) ?? [`It did not hold on ${run.asOf}, the day of the last scoring run.`]
    return { kind: 'unjudged', planName: plan.name, faults }
  }
  // The weights that were judged: those of today may have changed since.
  const judged = judgedInput.safeParse(await ports.runs.snapshot(run.runId, 'comp-mix', plan.planId))
  const measures = (judged.success ? judged.data.measures : []).map(({ measure, family, weight }) => ({
    measure,
    familyId: family,
    weight,
  }))
  const ids = new Set([
    ...measures.map(each => each.familyId),
    ...mix.data.requiredMix.map(each => each.family),
  ])
  const wins = z.object({ wonBasis }).safeParse(stored)
  return {
    kind: 'plan',
    plan,
    run,
    mix: mix.data,
    wins: wins.success ? wins.data.wonBasis : null,
    measures,
    families: await familyNames(ports, ids),
  }
}

/** The plans of several people of one name, each with whom it pays, so that the asker can tell them apart. */
async function plansNamedAfter(
  ports: AnswerPorts,
  scope: readonly Plan[],
  people: readonly Named[],
  on: string,
): Promise<readonly Named[]> {
  const lists = await Promise.all(
    people.map(async ({ id, name }) =>
      (await plansOf(ports, scope, id, on)).map(plan => ({ id: plan.planId, name: `${name}: ${plan.name}` })),
    ),
  )
  return lists.flat()
}

/** One sentence for every plan outside the line, whether it exists or not. */
function mayNot(person: Person): NoAnswer {
  const access = mayReadPlan(person, { isOwnPlan: false, isOfOwnLine: false })
  return { kind: 'denied', help: access.isAllowed ? 'This person has no comp plan.' : access.help }
}

/** Answers `/comp-mix [plan or @person]` from the newest completed run. Nothing outside the asker's line is named. */
export async function answerCompMix(
  ports: AnswerPorts,
  asked: { readonly slackUserId: string; readonly text: string },
): Promise<CompMixAnswer> {
  const person = await whoAsks(ports, asked.slackUserId)
  if (person === null) return { kind: 'unknown_person' }
  const [run] = await ports.runs.lastCompleted(1)
  if (run === undefined) return { kind: 'no_run' }
  const scope = await plansInScope(ports, person, run.asOf)
  const choose = async (plans: readonly Plan[]): Promise<CompMixAnswer> => {
    const [only] = plans
    if (only === undefined) return { kind: 'no_plan' }
    return plans.length === 1 ? judge(ports, run, only) : { kind: 'several', matches: named(plans) }
  }
  const typed = asked.text.trim()
  if (typed === '') {
    const own = await plansOf(ports, scope, person.personId, run.asOf)
    return choose(own.length > 0 ? own : scope)
  }
  const mentioned = MENTION.exec(typed)?.[1]
  if (mentioned !== undefined) {
    const them = await ports.directory.personBySlackUser(mentioned)
    const plans = them === null ? [] : await plansOf(ports, scope, them.personId, run.asOf)
    return plans.length > 0 || them?.personId === person.personId ? choose(plans) : mayNot(person)
  }
  const wanted = typed.replace(/^@/, '')
  const byPlan = findByName(wanted, named(scope))
  if (byPlan.kind === 'one') return choose(scope.filter(plan => plan.planId === byPlan.match.id))
  const byPerson = findByName(wanted, await peopleInScope(ports, person))
  if (byPerson.kind === 'one') return choose(await plansOf(ports, scope, byPerson.match.id, run.asOf))
  if (byPerson.kind === 'several' && byPlan.kind === 'none')
    return { kind: 'several', matches: await plansNamedAfter(ports, scope, byPerson.matches, run.asOf) }
  return byPlan.kind === 'several' ? byPlan : { kind: 'none', typed, nearest: byPlan.nearest }
}
