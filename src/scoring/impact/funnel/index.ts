import type { Model } from '../../model/index.ts'
import { defineModule } from '../../module.ts'
import { absence, reading } from '../../result.ts'
import { roundHalfUp } from '../../rounding.ts'
import { adjusted, comparePairs, rateOf } from '../rates.ts'
import { examples } from './examples.ts'
import { type FunnelInput, type FunnelOutput, funnelInput, funnelOutput } from './shape.ts'

export const funnel = defineModule({
  id: 'funnel',
  room: 'impact',
  question: 'Where in the funnel does each segment lose opportunities?',
  formula: [
    'conversion of a step = reached the next stage / reached this stage, by cohort of entry',
    'cohorts younger than the maturity are left out: their opportunities have not had the time',
    'interval: Wilson; segments: two-proportion z or Fisher, Newcombe interval, Holm over steps and pairs',
    'root cause: the earliest step at which a segment is shown to convert worse',
  ],
  terms: [
    { name: 'rate', meaning: 'conversion of a step', unit: 'fraction 0..1' },
    { name: 'overall', meaning: 'last stage of all that entered', unit: 'fraction 0..1' },
  ],
  modelPaths: ['impact.confidenceLevel', 'impact.fisherBelowExpected', 'impact.funnelMaturityDays'],
  sources: [
    { tag: 'S', text: 'Thoughts on Selling 2017: root cause before symptom' },
    { tag: 'R', text: 'Newcombe 1998: intervals of a proportion and of a difference' },
  ],
  input: funnelInput,
  output: funnelOutput,
  examples,
  score(input, model) {
    const maturityDays = input.maturityDays ?? model.impact.funnelMaturityDays
    const segments = input.segments.map(segment => convert(segment, input.stages, maturityDays, model))
    const differences = compare(segments, input.stages, model)
    return { segments, differences, rootCause: rootCause(differences), modelVersion: model.version }
  },
})

type Segment = FunnelOutput['segments'][number]

function convert(
  segment: FunnelInput['segments'][number],
  stages: readonly string[],
  maturityDays: number,
  model: Model,
): Segment {
  const mature = segment.cohorts.filter(({ ageDays }) => ageDays >= maturityDays)
  const reached = stages.map((_, index) =>
    mature.reduce((sum, cohort) => sum + (cohort.reached[index] ?? 0), 0),
  )
  const steps = stages.slice(1).map((to, index) => {
    const n = reached[index] ?? 0
    const converted = reached[index + 1] ?? 0
    return {
      from: stages[index] ?? '',
      to,
      n,
      converted,
      ...rateOf({ successes: converted, trials: n }, model),
    }
  })
  const entered = reached[0] ?? 0
  const last = reached.at(-1) ?? 0
  const overall = entered === 0 ? null : last / entered
  const evidence = { n: entered, method: 'mature cohorts, Wilson intervals', modelVersion: model.version }
  const immature = segment.cohorts.filter(({ ageDays }) => ageDays < maturityDays).map(({ cohort }) => cohort)
  return {
    id: segment.id,
    entered,
    cohorts: mature.length,
    immature,
    steps,
    overall,
    finding:
      overall === null
        ? absence({
            ...evidence,
            reason: 'missing_input',
            sentence: `${segment.id}: nothing entered long enough ago (${maturityDays} days) to judge.`,
          })
        : reading({
            ...evidence,
            value: overall,
            params: { maturityDays },
            sentence: `${segment.id}: ${last} of ${entered} came through, ${roundHalfUp(100 * overall, 1)} %.`,
          }),
  }
}

function compare(
  segments: readonly Segment[],
  stages: readonly string[],
  model: Model,
): FunnelOutput['differences'] {
  const found = stages.slice(1).flatMap((to, step) => {
    const groups = segments.flatMap(({ id, steps }) => {
      const taken = steps[step]
      return taken === undefined ? [] : [{ id, successes: taken.converted, trials: taken.n }]
    })
    return comparePairs(groups, model).map(pair => ({ from: stages[step] ?? '', to, ...pair }))
  })
  const shownBelow = 1 - model.impact.confidenceLevel
  return adjusted(found).map(difference => ({ ...difference, isShown: difference.adjustedP < shownBelow }))
}

function rootCause(differences: FunnelOutput['differences']): FunnelOutput['rootCause'] {
  // Differences come in the order of the stages; within a step the widest gap is the clearest case.
  const first = differences.find(({ isShown }) => isShown)
  if (first === undefined) return null
  const widest = differences
    .filter(({ isShown, from }) => isShown && from === first.from)
    .reduce((best, other) => (Math.abs(other.delta) > Math.abs(best.delta) ? other : best))
  const [segment, than] = widest.delta < 0 ? [widest.a, widest.b] : [widest.b, widest.a]
  const { from, to, delta } = widest
  const points = roundHalfUp(100 * Math.abs(delta), 0)
  const sentence = `${segment} converts ${points} points worse than ${than} from ${from} to ${to}; look there before later stages.`
  return { segment, than, from, to, sentence }
}
