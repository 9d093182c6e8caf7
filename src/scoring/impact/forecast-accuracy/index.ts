import { amountAsNumber } from '../../amount.ts'
import type { Model } from '../../model/index.ts'
import { defineModule } from '../../module.ts'
import { absence, reading } from '../../result.ts'
import { roundHalfUp } from '../../rounding.ts'
import { type BackTested, backTest } from './back-test.ts'
import { examples } from './examples.ts'
import { bias, brier, hitRate, mape, mase, ratioInterval, wape } from './metrics.ts'
import { type AccuracyOutput, accuracyInput, accuracyOutput } from './shape.ts'

export const forecastAccuracy = defineModule({
  id: 'forecast-accuracy',
  room: 'impact',
  question: 'Which way of forecasting has been right, and how far off was it?',
  formula: [
    'WAPE = Σ|A − F|/ΣA (primary); MAPE = mean |A − F|/A, none if any A is 0; bias = (ΣF − ΣA)/ΣA',
    'MASE = mean |A − F| / mean |A_t − A_t−1|',
    'rolling origin: naive, seasonal naive, run rate and commit × historical ratio use earlier periods only',
    'interval of a forecast from past ratios r = A/F: F·(r̄ ± t·s·√(1 + 1/n))',
    'Brier = mean (probability − outcome)²',
    'methods are ranked by WAPE on the periods that all of them cover, from six on',
  ],
  terms: [
    { name: 'wape', meaning: 'weighted absolute percentage error', unit: 'fraction ≥ 0' },
    { name: 'bias', meaning: 'forecasts above actuals', unit: 'fraction' },
    { name: 'mase', meaning: 'error against repeating the last period', unit: 'ratio; below 1 is better' },
    { name: 'hitRate', meaning: 'actuals inside their interval', unit: 'fraction 0..1' },
    { name: 'brier', meaning: 'error of probabilities', unit: '0..1' },
  ],
  modelPaths: ['impact.accuracy'],
  sources: [
    { tag: 'S', text: 'Chappell: predict from the way your own business operates' },
    { tag: 'R', text: 'Hyndman & Koehler 2006: MASE' },
    { tag: 'R', text: 'Brier 1950' },
  ],
  input: accuracyInput,
  output: accuracyOutput,
  examples,
  score(input, model) {
    const params = model.impact.accuracy
    const level = input.level ?? params.intervalLevel
    const actuals = input.periods.map(period => amountAsNumber(period.actual))
    const tested = backTest(input, params.runRatePeriods)
    const ranking = rank(tested, params.rankedFromPeriods)
    const methods = tested.map(({ method, judged, next }) => {
      const hits = hitRate(judged, level, params.leastRatios)
      const interval = next === null ? null : ratioInterval(next, judged, level, params.leastRatios)
      const position = ranking.order.indexOf(method)
      return {
        method,
        n: judged.length,
        wape: wape(judged),
        mape: mape(judged),
        bias: bias(judged),
        mase: mase(judged, actuals),
        hitRate: hits.rate,
        hitRateN: hits.n,
        rank: position < 0 ? null : position + 1,
        next: next === null || interval === null ? null : { forecast: next, ...interval },
      }
    })
    const best = ranking.order[0] ?? null
    return {
      methods,
      best,
      ...(best === null ? { bestReason: 'insufficient_n' as const } : {}),
      comparedPeriods: ranking.periods,
      brier: brier(input.closed ?? []),
      level,
      finding: findingOf(best, ranking, actuals.length, model),
    }
  },
})

interface Ranking {
  readonly order: readonly string[]
  readonly periods: number
  readonly bestWape: number | null
}

/** Best first, on the periods that every method long enough to rank has a forecast for. */
function rank(tested: readonly BackTested[], rankedFromPeriods: number): Ranking {
  const long = tested.filter(({ judged }) => judged.length >= rankedFromPeriods)
  const [first, ...others] = long.map(({ judged }) => new Set(judged.map(({ at }) => at)))
  const common = new Set([...(first ?? [])].filter(at => others.every(set => set.has(at))))
  if (common.size < rankedFromPeriods) return { order: [], periods: common.size, bestWape: null }
  const scored = long.flatMap(({ method, judged }) => {
    const error = wape(judged.filter(({ at }) => common.has(at)))
    return error === null ? [] : [{ method, error }]
  })
  const order = scored.sort((a, b) => a.error - b.error)
  return { order: order.map(({ method }) => method), periods: common.size, bestWape: order[0]?.error ?? null }
}

function findingOf(
  best: string | null,
  { periods, bestWape }: Ranking,
  n: number,
  model: Model,
): AccuracyOutput['finding'] {
  const evidence = { n, method: 'rolling-origin back-test, WAPE', modelVersion: model.version }
  if (best === null || bestWape === null) {
    const needed = model.impact.accuracy.rankedFromPeriods
    const sentence = `${n} periods: ${needed} with forecasts of every method are needed to say which is best.`
    return absence({ ...evidence, reason: 'insufficient_n', sentence })
  }
  const sentence = `${best} was closest over ${periods} periods, off by ${roundHalfUp(100 * bestWape, 1)} % of revenue.`
  return reading({ ...evidence, value: best, sentence })
}
