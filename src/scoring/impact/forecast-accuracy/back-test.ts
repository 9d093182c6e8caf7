import { amountAsNumber } from '../../amount.ts'
import { byName } from '../../grouping.ts'
import { mean } from '../../statistics/sample.ts'
import type { Judged } from './metrics.ts'
import { type AccuracyInput, builtInMethods } from './shape.ts'

export interface BackTested {
  readonly method: string
  readonly judged: readonly Judged[]
  readonly next: number | null
}

/**
 * Rolling origin: each period's forecast rests on the periods before it and on what was said before it began,
 * never on what came later.
 */
export function backTest(input: AccuracyInput, runRatePeriods: number): BackTested[] {
  const given = new Set([
    ...input.periods.flatMap(period => Object.keys(period.forecasts)),
    ...Object.keys(input.next?.forecasts ?? {}),
  ])
  const methods = [
    ...[...given].sort(byName).map(method => ({
      method,
      at: (position: number) => {
        const stated = (input.periods[position] ?? input.next)?.forecasts[method]
        return stated === undefined ? null : amountAsNumber(stated)
      },
    })),
    ...builtInMethods.map(method => ({
      method,
      at: (position: number) => builtIn(method, position, input, runRatePeriods),
    })),
  ]
  return methods.flatMap(({ method, at }) => {
    const judged = input.periods.flatMap((period, position) => {
      const forecast = at(position)
      return forecast === null ? [] : [{ at: position, actual: amountAsNumber(period.actual), forecast }]
    })
    return judged.length === 0 ? [] : [{ method, judged, next: at(input.periods.length) }]
  })
}

function builtIn(
  method: (typeof builtInMethods)[number],
  position: number,
  input: AccuracyInput,
  runRatePeriods: number,
): number | null {
  const past = input.periods.slice(0, position)
  const actual = (index: number) => {
    const period = index < 0 ? undefined : past[index]
    return period === undefined ? null : amountAsNumber(period.actual)
  }
  switch (method) {
    case 'naive':
      return actual(position - 1)
    case 'seasonal_naive':
      return input.seasonLength === undefined ? null : actual(position - input.seasonLength)
    case 'run_rate':
      return past.length < runRatePeriods
        ? null
        : mean(past.slice(-runRatePeriods).map(period => amountAsNumber(period.actual)))
    case 'commit_ratio':
      return commitTimesRatio(position, input)
  }
}

/** What reps commit to, times what came of their commits before. */
function commitTimesRatio(position: number, { periods, next }: AccuracyInput): number | null {
  const commit = (periods[position] ?? next)?.commit
  const ratios = periods
    .slice(0, position)
    .flatMap(period =>
      period.commit === undefined || period.commit === 0n
        ? []
        : [amountAsNumber(period.actual) / amountAsNumber(period.commit)],
    )
  const ratio = mean(ratios)
  return commit === undefined || ratio === null ? null : amountAsNumber(commit) * ratio
}
