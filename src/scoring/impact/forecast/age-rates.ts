import type { ForecastInput, ForecastOutput } from './shape.ts'
import { shrunkRate } from './stage-rates.ts'

/**
 * How often opportunities that were still open at an age were won in the end: what has not closed by then is no longer
 * like what closed at once. Ages that no past opportunity reached win as often as all do. Empty without history.
 */
export function ageRates(
  history: NonNullable<ForecastInput['history']>,
  openAges: readonly number[],
  shrinkageCount: number,
): ForecastOutput['ageRates'] {
  const aged = history.flatMap(({ ageDays, outcome }) =>
    ageDays === undefined ? [] : [{ ageDays, outcome }],
  )
  if (aged.length === 0) return []
  const wins = (rows: typeof aged) => rows.filter(({ outcome }) => outcome === 'won').length
  const baseRate = wins(aged) / aged.length
  return [...new Set(openAges)]
    .sort((a, b) => a - b)
    .map(ageDays => {
      const stillOpen = aged.filter(row => row.ageDays > ageDays)
      const won = wins(stillOpen)
      const n = stillOpen.length
      const rate = n + shrinkageCount === 0 ? baseRate : shrunkRate(won, n, baseRate, shrinkageCount)
      return { ageDays, won, n, rate }
    })
}
