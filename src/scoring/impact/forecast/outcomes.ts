import { normalCdf, normalQuantile } from '../../statistics/distributions.ts'
import { createRandom, type Random } from '../../statistics/random.ts'

/** One open opportunity: what it brings, ten-thousandths of the caller's unit, and how likely. */
export interface Chance {
  readonly amount: bigint
  readonly probability: number
}

/** Totals in rising order with the probability of each. */
export interface Outcomes {
  readonly totals: readonly bigint[]
  readonly probabilities: Float64Array
}

// Probabilities are sums of products; a cumulative .9 may come out as .8999999999999999.
const ROUNDING = 1e-12

/** The distribution of the sum of independent opportunities: each one joins the sums so far, or doesn't. */
export function exactOutcomes(chances: readonly Chance[]): Outcomes {
  const unit = commonUnit(chances)
  let sums: { total: number; probability: number }[] = [{ total: 0, probability: 1 }]
  for (const { amount, probability } of chances) {
    if (amount === 0n || probability === 0) continue
    sums = mergeSums(sums, Number(amount / unit), probability)
  }
  return {
    totals: sums.map(({ total }) => BigInt(total) * unit),
    probabilities: Float64Array.from(sums, ({ probability }) => probability),
  }
}

/** True where sums in the amounts' common unit stay within the whole numbers that a double holds. */
export function canBeExact(chances: readonly Chance[], upTo: number): boolean {
  if (chances.length > upTo) return false
  const total = chances.reduce((sum, { amount }) => sum + amount, 0n)
  return total / commonUnit(chances) <= BigInt(Number.MAX_SAFE_INTEGER)
}

function mergeSums(
  sums: readonly { total: number; probability: number }[],
  amount: number,
  probability: number,
): { total: number; probability: number }[] {
  const merged: { total: number; probability: number }[] = []
  const push = (total: number, weight: number) => {
    if (weight === 0) return
    const last = merged.at(-1)
    if (last?.total === total) last.probability += weight
    else merged.push({ total, probability: weight })
  }
  let joining = 0
  for (const { total, probability: weight } of sums) {
    for (let next = sums[joining]; next !== undefined && next.total + amount < total; next = sums[joining]) {
      push(next.total + amount, next.probability * probability)
      joining++
    }
    push(total, weight * (1 - probability))
  }
  for (const next of sums.slice(joining)) push(next.total + amount, next.probability * probability)
  return merged
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
  const thresholds = chances.map(({ probability }) =>
    normalQuantile(Math.min(1 - 1e-15, Math.max(1e-15, probability))),
  )
  const totals = Array.from({ length: draws }, () => {
    const factor = correlation === 0 ? 0 : standardNormal(random)
    let total = 0n
    chances.forEach(({ amount, probability }, index) => {
      if (random.uniform() < givenFactor(probability, thresholds[index] ?? 0, factor, correlation))
        total += amount
    })
    return total
  }).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  return { totals, probabilities: new Float64Array(draws).fill(1 / draws) }
}

function givenFactor(probability: number, threshold: number, factor: number, correlation: number): number {
  if (correlation === 0 || probability === 0 || probability === 1) return probability
  const distance = threshold - Math.sqrt(correlation) * factor
  if (correlation === 1) return distance > 0 ? 1 : 0
  return normalCdf(distance / Math.sqrt(1 - correlation))
}

/** Box-Muller. */
function standardNormal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random.uniform())) * Math.cos(2 * Math.PI * random.uniform())
}

/** The smallest total whose cumulative probability reaches the level (inverted CDF, no interpolation). */
export function quantile({ totals, probabilities }: Outcomes, level: number): bigint {
  let cumulative = 0
  for (const [index, total] of totals.entries()) {
    cumulative += probabilities[index] ?? 0
    if (cumulative >= level - ROUNDING) return total
  }
  return totals.at(-1) ?? 0n
}

/** P(total = amount). */
export function probabilityOf({ totals, probabilities }: Outcomes, amount: bigint): number {
  let probability = 0
  for (const [index, total] of totals.entries())
    if (total === amount) probability += probabilities[index] ?? 0
  return Math.min(1, probability)
}

/** P(total ≥ amount). */
export function probabilityAtLeast({ totals, probabilities }: Outcomes, amount: bigint): number {
  let probability = 0
  for (const [index, total] of totals.entries()) if (total >= amount) probability += probabilities[index] ?? 0
  return Math.min(1, probability)
}
