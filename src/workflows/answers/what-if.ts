import { z } from 'zod'
import { type Earnings, earningsAt, type PayoutCurve, parseInput, scoring } from '../../scoring/index.ts'
import { mayTryEarnings, mayTryPlan } from '../access.ts'
import type { ScoringRun } from '../ports/index.ts'
import type { WhatIfKind } from './comp-mix.ts'
import { noteCompensationSeen } from './compensation-seen.ts'
import { familyNames } from './finding-terms.ts'
import { type Plan, plansInScope } from './plan-scope.ts'
import { type AnswerPorts, type NoAnswer, whoAsks } from './ports.ts'

type CompMixFinding = z.output<typeof scoring.compMix.output>

const judgedMeasure = z.looseObject({ measure: z.string(), family: z.string(), weight: z.number() })
/** What a run judged; the parts that are not tried stay as they are. */
const judgedPlan = z.looseObject({
  payMix: z.object({ base: z.number(), variable: z.number() }),
  targetIncentive: z.union([z.string(), z.number()]).optional(),
  measures: z.array(judgedMeasure),
})

/** A plan as the newest run judged it: the ground that everything tried is worked out from. Nothing is stored. */
export interface WhatIfGround {
  readonly kind: 'ground'
  readonly plan: Plan
  readonly run: ScoringRun
  readonly judged: z.output<typeof judgedPlan>
  readonly today: CompMixFinding
  /** Names of product families by id. */
  readonly families: ReadonlyMap<string, string>
}

/** The ground of a what-if, where the asker may try it: permission is looked up anew at every step. */
export async function whatIfGround(
  ports: AnswerPorts,
  asked: {
    readonly slackUserId: string
    readonly planId: string
    readonly what: WhatIfKind
    /** Written down once, when the form opens, and not with each character that is typed. */
    readonly isOpening: boolean
  },
): Promise<WhatIfGround | NoAnswer> {
  const person = await whoAsks(ports, asked.slackUserId)
  if (person === null) return { kind: 'unknown_person' }
  const [run] = await ports.runs.lastCompleted(1)
  if (run === undefined) return { kind: 'no_run' }
  const found = (await plansInScope(ports, person, run.asOf)).find(({ plan }) => plan.planId === asked.planId)
  const relation = found?.relation ?? { isOwnPlan: false, isOfOwnLine: false }
  const access = (asked.what === 'plan' ? mayTryPlan : mayTryEarnings)(person, relation)
  if (!access.isAllowed) return { kind: 'denied', help: access.help }
  const judged = judgedPlan.safeParse(await ports.runs.snapshot(run.runId, 'comp-mix', asked.planId))
  const today = scoring.compMix.output.safeParse(
    await ports.runs.finding(run.runId, 'comp-mix', asked.planId),
  )
  if (found === undefined || !judged.success || !today.success)
    return { kind: 'not_judged', name: found?.plan.name ?? 'The plan', asOf: run.asOf }
  if (asked.isOpening) await noteCompensationSeen(ports, person, found)
  const ids = [
    ...judged.data.measures.map(({ family }) => family),
    ...today.data.requiredMix.map(({ family }) => family),
  ]
  return {
    kind: 'ground',
    plan: found.plan,
    run,
    judged: judged.data,
    today: today.data,
    families: await familyNames(ports, ids),
  }
}

export interface TriedPlan {
  /** Shares of 1. */
  readonly base: number
  /** One for each measure of the plan, in its order; they sum to 1. */
  readonly weights: readonly number[]
  readonly curve: PayoutCurve | null
}

/** The target incentive of a plan whose target pay stays, with another share of base pay in it. */
const incentiveAt = (targetIncentive: unknown, { variable }: { readonly variable: number }, base: number) =>
  variable === 0 ? Number(targetIncentive) : (Number(targetIncentive) / variable) * (1 - base)

/** Judges a plan with another pay mix, other weights or another payout curve; null where they make no plan. */
export function tryPlan(
  ports: Pick<AnswerPorts, 'model'>,
  { judged }: WhatIfGround,
  { base, weights, curve }: TriedPlan,
): CompMixFinding | null {
  const parsed = parseInput(scoring.compMix.input, {
    ...judged,
    payMix: { base, variable: 1 - base },
    measures: judged.measures.map((measure, index) => ({ ...measure, weight: weights[index] ?? 0 })),
    ...(judged.targetIncentive === undefined
      ? {}
      : { targetIncentive: incentiveAt(judged.targetIncentive, judged.payMix, base).toFixed(4) }),
    ...(curve === null ? {} : { curve }),
  })
  return parsed.ok ? scoring.compMix.score(parsed.value, ports.model) : null
}

/** What a plan pays at given attainments, one for each measure, as multiples of quota; null without a target incentive. */
export function tryEarnings(
  { plan, judged }: Pick<WhatIfGround, 'plan' | 'judged'>,
  tried: { readonly attainments: readonly number[]; readonly curve: PayoutCurve | null },
  base = judged.payMix.base,
): Earnings | null {
  if (plan.targetIncentive === null) return null
  return earningsAt({
    payMix: { base, variable: 1 - base },
    targetIncentive: incentiveAt(plan.targetIncentive, judged.payMix, base),
    curve: tried.curve,
    measures: judged.measures.map(({ measure, weight }, index) => ({
      measure,
      weight,
      attainment: tried.attainments[index] ?? 1,
    })),
  })
}
