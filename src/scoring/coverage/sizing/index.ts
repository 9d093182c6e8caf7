import { z } from 'zod'
import { type Finding, findingSchema } from '../../finding.ts'
import type { Model } from '../../model/index.ts'
import { defineModule } from '../../module.ts'
import { absence, reading } from '../../result.ts'
import { sizingExamples } from './examples.ts'
import { type SizingInput, sizingInput } from './input.ts'

const loadBand = z.enum(['overloaded', 'balanced', 'slack'])
const deviationBand = z.enum(['critical', 'warn', 'ok'])

const sizingOutput = z.object({
  workload: z.number(),
  capacityPerSeller: z.number(),
  /** Sellers needed, not rounded. */
  fte: findingSchema(z.number()),
  /** Sellers needed, whole people. */
  sellersNeeded: z.number(),
  utilisation: findingSchema(z.number()),
  loadBand: loadBand.nullable(),
  loads: z.array(
    z.object({
      seller: z.string(),
      utilisation: z.number(),
      loadBand,
      /** Fraction of the mean load above (+) or below (−) it; null when the mean is zero. */
      deviation: z.number().nullable(),
      deviationBand: deviationBand.nullable(),
    }),
  ),
  callsPerCycle: findingSchema(z.number()),
})

/** Sums of products such as 48·40·.6 carry rounding noise that must not add a person. */
const NOISE = 1e-9

function capacityOf({ capacity }: SizingInput, model: Model): number {
  if ('perSeller' in capacity) return capacity.perSeller
  return (
    capacity.weeks *
    capacity.hoursPerWeek *
    (capacity.sellingShare ?? model.coverage.sizing.clientFacingShare)
  )
}

function bandOfLoad(utilisation: number, model: Model): z.output<typeof loadBand> {
  const { overloadedAbove, slackBelow } = model.coverage.sizing
  if (utilisation > overloadedAbove) return 'overloaded'
  return utilisation < slackBelow ? 'slack' : 'balanced'
}

function bandOfDeviation(deviation: number, model: Model): z.output<typeof deviationBand> {
  const { loadDeviationWarn, loadDeviationCritical } = model.coverage.sizing
  const size = Math.abs(deviation)
  if (size >= loadDeviationCritical - NOISE) return 'critical'
  return size >= loadDeviationWarn - NOISE ? 'warn' : 'ok'
}

function utilisationOf(
  input: SizingInput,
  workload: number,
  perSeller: number,
  model: Model,
): Finding<number> {
  const basis = {
    n: input.classes.length,
    method: 'workload ÷ capacity of the sellers there are',
    params: { capacityPerSeller: perSeller, sellers: input.sellers ?? null },
    modelVersion: model.version,
  }
  if (input.sellers === undefined)
    return absence({
      ...basis,
      reason: 'missing_input',
      sentence: 'How many sellers there are is not given.',
    })
  const capacity = perSeller * input.sellers
  return reading({
    ...basis,
    value: workload / capacity,
    contributions: input.classes.map(row => ({
      term: row.id,
      points: (row.accounts * row.callsPerAccount * row.hoursPerCall) / capacity,
    })),
    sentence: `The accounts ask for ${Math.round((100 * workload) / capacity)} % of the time that the sellers have.`,
  })
}

function loadsOf(
  { loads }: SizingInput,
  perSeller: number,
  model: Model,
): z.output<typeof sizingOutput>['loads'] {
  const mean = loads.reduce((sum, row) => sum + row.load, 0) / Math.max(1, loads.length)
  return loads.map(({ seller, load }) => {
    const deviation = mean === 0 ? null : load / mean - 1
    return {
      seller,
      utilisation: load / perSeller,
      loadBand: bandOfLoad(load / perSeller, model),
      deviation,
      deviationBand: deviation === null ? null : bandOfDeviation(deviation, model),
    }
  })
}

/** Calls in one cycle: a class called every `every` weeks takes cycle ÷ every of its accounts each time. */
function callsPerCycle({ callCycle }: SizingInput, model: Model): Finding<number> {
  const { callCycleWeeks, callEveryWeeks } = model.coverage.sizing
  const basis = {
    method: 'calls in one cycle',
    params: { callCycleWeeks, callEveryWeeks },
    modelVersion: model.version,
  }
  if (callCycle === undefined)
    return absence({
      ...basis,
      n: 0,
      reason: 'missing_input',
      sentence: 'No accounts by call class are given.',
    })
  const classes = Object.entries(callCycle)
  const n = classes.length
  const unknown = classes.map(([name]) => name).filter(name => callEveryWeeks[name] === undefined)
  if (unknown.length > 0)
    return absence({
      ...basis,
      n,
      reason: 'out_of_range',
      sentence: `The model has no rhythm for class ${unknown.join(', ')}.`,
    })
  const contributions = classes.map(([term, accounts]) => ({
    term,
    points: (accounts * callCycleWeeks) / (callEveryWeeks[term] ?? 1),
  }))
  const value = contributions.reduce((sum, { points }) => sum + points, 0)
  return reading({
    ...basis,
    n,
    value,
    contributions,
    sentence: `${Math.ceil(value - NOISE)} calls fall into each cycle of ${callCycleWeeks} weeks.`,
  })
}

/** How many sellers the accounts need by workload, and how loaded those are who are there. */
export const sizing = defineModule({
  id: 'sizing',
  room: 'coverage',
  question: 'How many sellers do these accounts need, and how loaded are the ones we have?',
  formula: [
    'FTE = Σ_c accounts_c·calls_c·hours_c / T_sell; T_sell = weeks·hours·selling share; rounded up to whole people',
    'utilisation = workload / (T_sell·sellers)',
    'calls per cycle = Σ_c accounts_c·cycle weeks / every weeks_c',
  ],
  terms: [
    { name: 'T_sell', meaning: 'time that one seller spends with customers in a year', unit: 'hours' },
    { name: 'utilisation', meaning: 'work asked ÷ time there is', unit: 'ratio' },
    { name: 'load deviation', meaning: "one seller's load ÷ mean load − 1", unit: 'ratio' },
  ],
  modelPaths: ['coverage.sizing'],
  sources: [
    { tag: 'R', text: 'Talley 1961: workload or build-up method' },
    { tag: 'S', text: 'Kapoor & Manohar 2016: about 40 % of time is not client-facing' },
    { tag: 'P', text: 'textbook call cycle A to E; pillargtm load deviation 20 % and 40 %' },
  ],
  input: sizingInput,
  output: sizingOutput,
  examples: sizingExamples,
  score(input, model) {
    const contributions = input.classes.map(row => ({
      term: row.id,
      hours: row.accounts * row.callsPerAccount * row.hoursPerCall,
    }))
    const workload = contributions.reduce((sum, { hours }) => sum + hours, 0)
    const perSeller = capacityOf(input, model)
    const fte = workload / perSeller
    const utilisation = utilisationOf(input, workload, perSeller, model)
    return {
      workload,
      capacityPerSeller: perSeller,
      fte: reading({
        n: input.classes.length,
        method: 'workload (build-up)',
        params: { capacityPerSeller: perSeller },
        warnings: [
          {
            code: 'workload_only',
            message: 'Workload says nothing of profit, nor of how customers respond to more calls.',
          },
        ],
        modelVersion: model.version,
        value: fte,
        contributions: contributions.map(({ term, hours }) => ({ term, points: hours / perSeller })),
        sentence: `These accounts keep ${Math.ceil(fte - NOISE)} sellers busy.`,
      }),
      sellersNeeded: Math.ceil(fte - NOISE),
      utilisation,
      loadBand: utilisation.value === null ? null : bandOfLoad(utilisation.value, model),
      loads: loadsOf(input, perSeller, model),
      callsPerCycle: callsPerCycle(input, model),
    }
  },
})
