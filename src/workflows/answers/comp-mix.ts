import { z } from 'zod'
import { scoring } from '../../scoring/index.ts'
import { mayReadPlan, mayTryEarnings, mayTryPlan } from '../access.ts'
import { findByName, type Named } from '../names.ts'
import type { Person, ScoringRun } from '../ports/index.ts'
import { wonBasis } from '../score/comp-plans.ts'
import { noteCompensationSeen } from './compensation-seen.ts'
import { faultsOf } from './finding-faults.ts'
import { familyNames } from './finding-terms.ts'
import { named, type Plan, type PlanInScope, peopleInScope, plansInScope, plansOf } from './plan-scope.ts'
import { type AnswerPorts, type NoAnswer, whoAsks } from './ports.ts'

type CompMixFinding = z.output<typeof scoring.compMix.output>

/** What a person may try: other weights of a plan, or what they earn under their own. */
export type WhatIfKind = 'plan' | 'earnings'

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
  readonly tries: readonly WhatIfKind[]
}

export type CompMixAnswer =
  | PlanMix
  | NoAnswer
  | { readonly kind: 'several'; readonly matches: readonly Named[] }
  | { readonly kind: 'none'; readonly typed: string; readonly nearest: readonly Named[] }
  /** `who` where the asker meant one person; null where they named nobody. */
  | { readonly kind: 'no_plan'; readonly who: string | null }
  /** The plan can't be judged; each fault says what is wrong. */
  | { readonly kind: 'unjudged'; readonly planName: string; readonly faults: readonly string[] }

/** Few see more than one plan: a colleague's name would always be nearest to the own one, and must not stand for it. */
const EXACTLY = { takesMisspelt: false }
const MENTION = /^<@([UW][A-Z0-9]+)(?:\|[^>]*)?>$/
const judgedInput = z.object({
  measures: z.array(z.object({ measure: z.string(), family: z.string(), weight: z.number() })),
})

export function triesOf(person: Person, relation: PlanInScope['relation']): readonly WhatIfKind[] {
  return [
    ...(mayTryPlan(person, relation).isAllowed ? (['plan'] as const) : []),
    ...(mayTryEarnings(person, relation).isAllowed ? (['earnings'] as const) : []),
  ]
}

async function judge(
  ports: AnswerPorts,
  run: ScoringRun,
  person: Person,
  found: PlanInScope,
): Promise<CompMixAnswer> {
  const { plan, relation } = found
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
  await noteCompensationSeen(ports, person, found)
  return {
    kind: 'plan',
    plan,
    run,
    mix: mix.data,
    wins: wins.success ? wins.data.wonBasis : null,
    measures,
    families: await familyNames(ports, ids),
    tries: triesOf(person, relation),
  }
}

/** The plans of several people of one name, each with whom it pays, so that the asker can tell them apart. */
async function plansNamedAfter(
  ports: AnswerPorts,
  scope: readonly PlanInScope[],
  people: readonly Named[],
  on: string,
): Promise<readonly Named[]> {
  const lists = await Promise.all(
    people.map(async ({ id, name }) =>
      (await plansOf(ports, scope, id, on)).map(({ plan }) => ({
        id: plan.planId,
        name: `${name}: ${plan.name}`,
      })),
    ),
  )
  return lists.flat()
}

/** That someone has no plan, where the asker may know it; else one sentence, whether a plan exists or not. */
async function withoutPlan(ports: AnswerPorts, person: Person, them: Person | null): Promise<CompMixAnswer> {
  const below = person.role === 'manager' ? await ports.directory.reportsOf(person.personId) : []
  const access = mayReadPlan(person, {
    isOwnPlan: them?.personId === person.personId,
    isOfOwnLine: them !== null && below.includes(them.personId),
  })
  return access.isAllowed
    ? { kind: 'no_plan', who: them?.name ?? null }
    : { kind: 'denied', help: access.help }
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
  const choose = async (plans: readonly PlanInScope[], who: string | null): Promise<CompMixAnswer> => {
    const [only] = plans
    if (only === undefined) return { kind: 'no_plan', who }
    return plans.length === 1 ? judge(ports, run, person, only) : { kind: 'several', matches: named(plans) }
  }
  const typed = asked.text.trim()
  if (typed === '') {
    const own = await plansOf(ports, scope, person.personId, run.asOf)
    return choose(own.length > 0 ? own : scope, null)
  }
  const mentioned = MENTION.exec(typed)?.[1]
  if (mentioned !== undefined) {
    const them = await ports.directory.personBySlackUser(mentioned)
    const plans = them === null ? [] : await plansOf(ports, scope, them.personId, run.asOf)
    return plans.length > 0 ? choose(plans, null) : withoutPlan(ports, person, them)
  }
  const wanted = typed.replace(/^@/, '')
  const byPlan = findByName(wanted, named(scope), EXACTLY)
  if (byPlan.kind === 'one')
    return choose(
      scope.filter(({ plan }) => plan.planId === byPlan.match.id),
      null,
    )
  const byPerson = findByName(wanted, await peopleInScope(ports, person), EXACTLY)
  if (byPerson.kind === 'one')
    return choose(await plansOf(ports, scope, byPerson.match.id, run.asOf), byPerson.match.name)
  if (byPerson.kind === 'several' && byPlan.kind === 'none')
    return { kind: 'several', matches: await plansNamedAfter(ports, scope, byPerson.matches, run.asOf) }
  if (byPlan.kind === 'several') return byPlan
  const people = byPerson.kind === 'none' ? byPerson.nearest : []
  const nearest = [...byPlan.nearest, ...(await plansNamedAfter(ports, scope, people, run.asOf))]
  return { kind: 'none', typed, nearest: [...new Map(nearest.map(plan => [plan.id, plan])).values()] }
}
