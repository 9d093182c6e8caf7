import {
  averageDeviation,
  meanOverItems,
  rwgj,
  type Scale,
  uniformNullVariance,
} from '../../statistics/agreement.ts'
import { createRandom, type Random } from '../../statistics/random.ts'

/**
 * How often people who answer at random, evenly and independently, agree as well as observed
 * (as `rwg.sim` and `ad.m.sim` of R's multilevel). One item: r_wg(j) of one item is r_wg.
 */
export function simulateAgreement(
  {
    respondents,
    items,
    scale,
  }: { readonly respondents: number; readonly items: number; readonly scale: Scale },
  observed: { readonly agreement: number; readonly deviation: number },
  { runs, seed }: { readonly runs: number; readonly seed: number },
) {
  const random = createRandom(seed)
  const nullVariance = uniformNullVariance(scale)
  const agreements = new Float64Array(runs)
  const deviations = new Float64Array(runs)
  for (let run = 0; run < runs; run++) {
    const answers = Array.from({ length: items }, () => randomAnswers(respondents, scale, random))
    agreements[run] = rwgj(answers, nullVariance) ?? 0
    deviations[run] = meanOverItems(answers, averageDeviation) ?? Number.POSITIVE_INFINITY
  }
  agreements.sort()
  deviations.sort()
  // A hair of tolerance: ties with the observed value are what the share is about.
  const reaching = agreements.filter(value => value >= observed.agreement - 1e-9).length
  const within = deviations.filter(value => value <= observed.deviation + 1e-9).length
  return {
    rwgP: reaching / runs,
    adP: within / runs,
    rwg95: agreements[Math.min(runs - 1, Math.ceil(0.95 * runs))] ?? 0,
    ad05: deviations[Math.floor(0.05 * runs)] ?? 0,
    runs,
    seed,
  }
}

function randomAnswers(count: number, { low, high, options }: Scale, random: Random): number[] {
  const step = (high - low) / (options - 1)
  return Array.from({ length: count }, () => low + step * Math.floor(random.uniform() * options))
}
