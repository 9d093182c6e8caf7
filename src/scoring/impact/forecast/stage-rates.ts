import { byName, groupBy } from '../../grouping.ts'
import type { ForecastInput, ForecastOutput } from './shape.ts'

/** A rate of few cases drawn to the base rate: (wins + m·p0)/(n + m). */
export function shrunkRate(wins: number, n: number, baseRate: number, shrinkageCount: number): number {
  return (wins + shrinkageCount * baseRate) / (n + shrinkageCount)
}

/** How often each stage ended in a win; stages without history win as often as all do. Empty without history. */
export function stageRates(
  history: NonNullable<ForecastInput['history']>,
  openStages: readonly string[],
  shrinkageCount: number,
): ForecastOutput['stageRates'] {
  const staged = history.flatMap(({ stage, outcome }) => (stage === undefined ? [] : [{ stage, outcome }]))
  if (staged.length === 0) return []
  const wins = (rows: typeof staged) => rows.filter(({ outcome }) => outcome === 'won').length
  const baseRate = wins(staged) / staged.length
  const byStage = groupBy(staged, ({ stage }) => stage)
  return [...new Set([...byStage.keys(), ...openStages])].sort(byName).map(stage => {
    const rows = byStage.get(stage) ?? []
    const won = wins(rows)
    // Without shrinkage and without history of its own a stage has nothing but the base rate.
    const rate =
      rows.length + shrinkageCount === 0 ? baseRate : shrunkRate(won, rows.length, baseRate, shrinkageCount)
    return { stage, won, n: rows.length, rate }
  })
}
