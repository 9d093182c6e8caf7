import { z } from 'zod'
import { type Finding, findingSchema } from '../../finding.ts'
import type { Model } from '../../model/index.ts'
import { defineModule } from '../../module.ts'
import { absence, reading } from '../../result.ts'
import { binomialUpper } from '../../statistics/distributions.ts'
import { wilson } from '../../statistics/proportions.ts'
import { count, percent } from '../../wording.ts'
import { planExecutionExamples } from './examples.ts'
import { executedPlan } from './executed.ts'
import { planExecutionInput } from './input.ts'

const output = z.object({
  planExecutionRate: findingSchema(z.number()),
  interval: z.object({ low: z.number(), high: z.number() }).nullable(),
  executed: z.number(),
  known: z.number(),
  /** Plans with a test that has no value. */
  unknown: z.number(),
  benchmark: z.object({
    share: z.number(),
    /** Probability of this many executed plans or more, if the benchmark held here. */
    pAtLeast: z.number().nullable(),
    /** Probability of this many or fewer. */
    pAtMost: z.number().nullable(),
    verdict: z.enum(['above', 'below', 'no_clear_difference']).nullable(),
    caution: z.string(),
  }),
  plans: z.array(z.object({ id: z.string(), isExecuted: z.boolean().nullable() })),
  modelVersion: z.string(),
})

function rate(executed: number, known: number, unknown: number, model: Model): Finding<number> {
  const basis = {
    n: known,
    method: 'plans executed ÷ plans known, Wilson interval',
    params: { ...model.governance.execution },
    warnings:
      unknown === 0
        ? []
        : [{ code: 'plans_unknown', message: `${count(unknown, 'plan')} can't be judged yet.` }],
    modelVersion: model.version,
  }
  if (known === 0)
    return absence({ ...basis, reason: 'insufficient_n', sentence: 'No plan can be judged yet.' })
  return reading({
    ...basis,
    value: executed / known,
    contributions: [{ term: 'executed', points: executed / known }],
    sentence: `${executed} of ${count(known, 'plan')} effectively executed (${percent(executed / known)}); SAMA reports ${percent(model.governance.execution.benchmark)} by a definition of its own.`,
  })
}

function againstBenchmark(executed: number, known: number, model: Model) {
  const { benchmark, significance } = model.governance.execution
  const caution = 'How SAMA defines "effectively executed" is not known.'
  if (known === 0) return { share: benchmark, pAtLeast: null, pAtMost: null, verdict: null, caution }
  const pAtLeast = binomialUpper(executed, known, benchmark)
  const pAtMost = 1 - binomialUpper(executed + 1, known, benchmark)
  const verdict =
    pAtLeast < significance
      ? ('above' as const)
      : pAtMost < significance
        ? ('below' as const)
        : ('no_clear_difference' as const)
  return { share: benchmark, pAtLeast, pAtMost, verdict, caution }
}

/** How many account plans are effectively executed, against the 11 % of the source. */
export const planExecution = defineModule({
  id: 'plan-execution',
  room: 'governance',
  question: 'How many of our account plans are effectively executed?',
  formula: [
    'executed = action completion ≥ .80 and fresh and ≥ 75 % of reviews held',
    'plan_execution_rate = executed / known, Wilson interval; exact binomial tail against .11',
  ],
  terms: [
    { name: 'plan_execution_rate', meaning: 'share of plans effectively executed', unit: 'fraction 0..1' },
    { name: 'pAtLeast', meaning: 'P(X ≥ executed) if the benchmark held', unit: 'probability' },
  ],
  modelPaths: ['governance.execution', 'governance.confidenceLevel'],
  sources: [
    {
      tag: 'S',
      text: 'SAMA survey in Thoughts on Selling 2017: 11 % of plans effectively executed, definition unknown',
    },
    { tag: 'D', text: 'our own three tests' },
  ],
  input: planExecutionInput,
  output,
  examples: planExecutionExamples,
  score({ plans }, model) {
    const judged = plans.map(plan => ({ id: plan.id, isExecuted: executedPlan(plan, model) }))
    const known = judged.filter(plan => plan.isExecuted !== null).length
    const executed = judged.filter(plan => plan.isExecuted === true).length
    const unknown = judged.length - known
    return {
      planExecutionRate: rate(executed, known, unknown, model),
      interval: wilson({ successes: executed, trials: known }, model.governance.confidenceLevel),
      executed,
      known,
      unknown,
      benchmark: againstBenchmark(executed, known, model),
      plans: judged,
      modelVersion: model.version,
    }
  },
})
