import { amountAsNumber } from '../../amount.ts'
import { normalCdf, normalQuantile } from '../../statistics/distributions.ts'
import { createRandom } from '../../statistics/random.ts'

/** One open opportunity: what it brings, ten-thousandths of the caller's unit, and how likely. */
export interface Chance {
  readonly amount: bigint
  readonly probability: number
}

/**
 * Totals in rising order, counted in `unit` (ten-thousandths of the caller's unit), with the probability of
 * not more than each. Whole numbers, exact up to 2⁵³ units; beyond that as near as the printed double.
 */
export interface Outcomes {
  readonly unit: bigint
  readonly totals: Float64Array
  readonly cumulative: Float64Array
}

// Probabilities are sums of products; a cumulative .9 may come out as .8999999999999999.
const ROUNDING = 1e-12

/** The distribution of the sum of independent opportunities: each one joins the sums so far, or doesn't. */
export function exactOutcomes(chances: readonly Chance[]): Outcomes {
  const unit = commonUnit(chances)
  let sums: Sums = { totals: Float64Array.of(0), probabilities: Float64Array.of(1) }
  for (const { amount, probability } of chances) {
    if (amount > 0n && probability > 0) sums = join(sums, Number(amount / unit), probability)
  }
  return { unit, totals: sums.totals, cumulative: accumulate(sums.probabilities) }
}

interface Sums {
  readonly totals: Float64Array
  readonly probabilities: Float64Array
}

/** Merges the sums without and with one more amount, both rising; equal totals become one. */
function join({ totals, probabilities }: Sums, amount: number, probability: number): Sums {
  const length = totals.length
  const merged = new Float64Array(2 * length)
  const weights = new Float64Array(2 * length)
  let size = 0
  const push = (total: number, weight: number) => {
    if (weight === 0) return
    if (size > 0 && merged[size - 1] === total) weights[size - 1] = (weights[size - 1] ?? 0) + weight
    else {
      merged[size] = total
      weights[size] = weight
      size++
    }
  }
  let joining = 0
  for (let index = 0; index < length; index++) {
    const total = totals[index] ?? 0
    for (; (totals[joining] ?? 0) + amount < total; joining++)
      push((totals[joining] ?? 0) + amount, (probabilities[joining] ?? 0) * probability)
    push(total, (probabilities[index] ?? 0) * (1 - probability))
  }
  for (; joining < length; joining++)
    push((totals[joining] ?? 0) + amount, (probabilities[joining] ?? 0) * probability)
  return { totals: merged.slice(0, size), probabilities: weights.slice(0, size) }
}

function accumulate(probabilities: Float64Array): Float64Array {
  let sum = 0
  return probabilities.map(probability => {
    sum += probability
    return sum
  })
}

function commonUnit(chances: readonly Chance[]): bigint {
  const divisor = chances.reduce((gcd, { amount }) => greatestCommonDivisor(gcd, amount), 0n)
  return divisor === 0n ? 1n : divisor
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [larger, smaller] = [a, b]
  while (smaller !== 0n) [larger, smaller] = [smaller, larger % smaller]
  return larger
}

/**
 * Simulated sums. With a correlation ρ, all opportunities share one standard normal factor: each wins if
 * √ρ·factor + √(1 − ρ)·own falls below the quantile of its probability, so each keeps its own probability.
 */
export function simulatedOutcomes(
  chances: readonly Chance[],
  {
    draws,
    seed,
    correlation,
  }: { readonly draws: number; readonly seed: number; readonly correlation: number },
): Outcomes {
  const random = createRandom(seed)
  const unit = commonUnit(chances)
  const parts = chances.map(({ amount, probability }) => ({
    amount: Number(amount / unit),
    probability,
    threshold: normalQuantile(Math.min(1 - 1e-15, Math.max(1e-15, probability))),
  }))
  const totals = new Float64Array(draws)
  for (let draw = 0; draw < draws; draw++) {
    const factor = correlation === 0 ? 0 : random.normal()
    let total = 0
    for (const { amount, probability, threshold } of parts) {
      if (random.uniform() < givenFactor(probability, threshold, factor, correlation)) total += amount
    }
    totals[draw] = total
  }
  totals.sort()
  return { unit, totals, cumulative: totals.map((_, index) => (index + 1) / draws) }
}

function givenFactor(probability: number, threshold: number, factor: number, correlation: number): number {
  if (correlation === 0 || probability === 0 || probability === 1) return probability
  const distance = threshold - Math.sqrt(correlation) * factor
  if (correlation === 1) return distance > 0 ? 1 : 0
  return normalCdf(distance / Math.sqrt(1 - correlation))
}

/** The smallest total whose cumulative probability reaches the level (inverted CDF, no interpolation). */
export function quantile({ unit, totals, cumulative }: Outcomes, level: number): bigint {
  const index = firstWhere(cumulative.length, position => (cumulative[position] ?? 1) >= level - ROUNDING)
  return BigInt(totals[Math.min(index, totals.length - 1)] ?? 0) * unit
}

/** P(total = amount). */
export function probabilityOf(outcomes: Outcomes, amount: bigint): number {
  return Math.max(0, probabilityAtLeast(outcomes, amount) - probabilityAtLeast(outcomes, amount + 1n))
}

/** P(total ≥ amount). */
export function probabilityAtLeast({ unit, totals, cumulative }: Outcomes, amount: bigint): number {
  const units = Number((amount + unit - 1n) / unit)
  const index = firstWhere(totals.length, position => (totals[position] ?? 0) >= units)
  return Math.min(1, Math.max(0, 1 - (index === 0 ? 0 : (cumulative[index - 1] ?? 1))))
}

/** First position at which a condition holds that stays true once it is; `length` if it never does. */
function firstWhere(length: number, holds: (position: number) => boolean): number {
  let low = 0
  let high = length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}

/** Standard deviation of the totals, in the caller's unit. */
export function spread({ unit, totals, cumulative }: Outcomes): number {
  const weight = (index: number) =>
    (cumulative[index] ?? 0) - (index === 0 ? 0 : (cumulative[index - 1] ?? 0))
  const centre = totals.reduce((sum, total, index) => sum + total * weight(index), 0)
  const variance = totals.reduce((sum, total, index) => sum + (total - centre) ** 2 * weight(index), 0)
  return Math.sqrt(variance) * amountAsNumber(unit)
}
