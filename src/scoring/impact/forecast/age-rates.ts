import type { ForecastInput, ForecastOutput } from './shape.ts'
import { shrunkRate } from './stage-rates.ts'

type AgeRate = ForecastOutput['ageRates'][number]

/**
 * How often opportunities that were still open at an age were won in the end: what has not closed by then is no longer
 * like what closed at once. Ages that no past opportunity reached win as often as all do. Empty without history.
 */
export function ageRates(
  history: NonNullable<ForecastInput['history']>,
  openAges: readonly number[],
  shrinkageCount: number,
): ForecastOutput['ageRates'] {
  const aged = history
    .flatMap(({ ageDays, outcome }) => (ageDays === undefined ? [] : [{ ageDays, isWon: outcome === 'won' }]))
    .sort((a, b) => b.ageDays - a.ageDays)
  if (aged.length === 0) return []
  const baseRate = aged.filter(({ isWon }) => isWon).length / aged.length
  const rates: AgeRate[] = []
  let n = 0
  let won = 0
  // Oldest first, so that each past opportunity is counted once, however many ages are asked for.
  for (const ageDays of [...new Set(openAges)].sort((a, b) => b - a)) {
    for (; (aged[n]?.ageDays ?? 0) > ageDays; n++) if (aged[n]?.isWon === true) won++
    const rate = n + shrinkageCount === 0 ? baseRate : shrunkRate(won, n, baseRate, shrinkageCount)
    rates.push({ ageDays, won, n, rate })
  }
  return rates.reverse()
}
