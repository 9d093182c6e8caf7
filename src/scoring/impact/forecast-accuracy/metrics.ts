import { type Interval, nextValueInterval } from '../../statistics/intervals.ts'
import { mean, sum } from '../../statistics/sample.ts'

/** What came and what had been said before, in the caller's unit. */
export interface Judged {
  /** Position of the period, from 0. */
  readonly at: number
  readonly actual: number
  readonly forecast: number
}

const errors = (judged: readonly Judged[]) =>
  judged.map(({ actual, forecast }) => Math.abs(actual - forecast))
const total = (judged: readonly Judged[]) => sum(judged.map(({ actual }) => actual))

/** Σ|A − F|/ΣA; null when nothing came. */
export function wape(judged: readonly Judged[]): number | null {
  return total(judged) === 0 ? null : sum(errors(judged)) / total(judged)
}

/** Mean of |A − F|/A; null as soon as one actual is 0. */
export function mape(judged: readonly Judged[]): number | null {
  if (judged.some(({ actual }) => actual === 0)) return null
  return mean(judged.map(({ actual, forecast }) => Math.abs(actual - forecast) / actual))
}

/** (ΣF − ΣA)/ΣA: above 0, the forecasts were too high. */
export function bias(judged: readonly Judged[]): number | null {
  const actual = total(judged)
  return actual === 0 ? null : (sum(judged.map(({ forecast }) => forecast)) - actual) / actual
}

/** Mean error over the mean error of repeating the period before, over the whole series; null if it never changed. */
export function mase(judged: readonly Judged[], actuals: readonly number[]): number | null {
  const own = mean(errors(judged))
  const naive = mean(actuals.slice(1).map((actual, index) => Math.abs(actual - (actuals[index] ?? 0))))
  return own === null || naive === null || naive === 0 ? null : own / naive
}

/** F·(r̄ ± t·s·√(1 + 1/n)) from past ratios r = A/F; null with too few, or where a past forecast was 0. */
export function ratioInterval(
  forecast: number,
  past: readonly Judged[],
  level: number,
  leastRatios: number,
): Interval | null {
  if (past.length < leastRatios || past.some(row => row.forecast === 0)) return null
  const ratio = nextValueInterval(
    past.map(row => row.actual / row.forecast),
    level,
  )
  return ratio === null ? null : { low: Math.max(0, forecast * ratio.low), high: forecast * ratio.high }
}

/** Share of actuals inside the interval that the periods before them gave. */
export function hitRate(
  judged: readonly Judged[],
  level: number,
  leastRatios: number,
): { readonly rate: number | null; readonly n: number } {
  const hits = judged.flatMap(({ actual, forecast }, index) => {
    const interval = ratioInterval(forecast, judged.slice(0, index), level, leastRatios)
    return interval === null ? [] : [actual >= interval.low && actual <= interval.high]
  })
  return { rate: hits.length === 0 ? null : hits.filter(Boolean).length / hits.length, n: hits.length }
}

/** Mean squared distance of probabilities from what happened; 0 perfect, .25 as good as a coin. */
export function brier(
  closed: readonly { readonly probability: number; readonly isWon: boolean }[],
): number | null {
  return mean(closed.map(({ probability, isWon }) => (probability - (isWon ? 1 : 0)) ** 2))
}
