import { normalTwoSided } from './distributions.ts'
import { averageRanks, sum, tieSizes } from './sample.ts'

export interface RankTest {
  /** V (signed rank) or W (rank sum), as R names them. */
  readonly statistic: number
  readonly p: number
  readonly exact: boolean
}

// R's `wilcox.test`: exact below 50 observations, and only without ties and zeros.
const EXACT_BELOW = 50

/**
 * Wilcoxon signed-rank test of differences against 0, two-sided, with R's defaults: exact where possible,
 * else the normal approximation with tie and continuity correction. All-zero differences give p 1; null for none.
 */
export function wilcoxonSignedRank(differences: readonly number[]): RankTest | null {
  if (differences.length === 0) return null
  const nonZero = differences.filter(difference => difference !== 0)
  const n = nonZero.length
  if (n === 0) return { statistic: 0, p: 1, exact: true }
  const sizes = nonZero.map(Math.abs)
  const ranks = averageRanks(sizes)
  const statistic = sum(ranks.filter((_, index) => (nonZero[index] ?? 0) > 0))
  const ties = tieSizes(sizes)
  if (n < EXACT_BELOW && n === differences.length && ties.every(size => size === 1)) {
    return { statistic, p: twoSidedExact(signedRankCounts(n), statistic), exact: true }
  }
  const spread = Math.sqrt((n * (n + 1) * (2 * n + 1)) / 24 - tieCorrection(ties) / 48)
  return { statistic, p: corrected(statistic - (n * (n + 1)) / 4, spread), exact: false }
}

/** Mann-Whitney (Wilcoxon rank-sum) test of a against b, two-sided, with R's defaults; null for an empty group. */
export function mannWhitney(a: readonly number[], b: readonly number[]): RankTest | null {
  if (a.length === 0 || b.length === 0) return null
  const all = [...a, ...b]
  const ranks = averageRanks(all)
  const statistic = sum(ranks.slice(0, a.length)) - (a.length * (a.length + 1)) / 2
  const ties = tieSizes(all)
  if (a.length < EXACT_BELOW && b.length < EXACT_BELOW && ties.every(size => size === 1)) {
    return { statistic, p: twoSidedExact(rankSumCounts(a.length, b.length), statistic), exact: true }
  }
  const n = all.length
  const spread = Math.sqrt(((a.length * b.length) / 12) * (n + 1 - tieCorrection(ties) / (n * (n - 1))))
  return { statistic, p: corrected(statistic - (a.length * b.length) / 2, spread), exact: false }
}

function tieCorrection(ties: readonly number[]): number {
  return ties.reduce((total, size) => total + size ** 3 - size, 0)
}

function corrected(distance: number, spread: number): number {
  if (spread === 0) return 1
  return normalTwoSided((distance - Math.sign(distance) * 0.5) / spread)
}

function twoSidedExact(counts: readonly number[], statistic: number): number {
  const total = sum(counts)
  const lower = sum(counts.slice(0, statistic + 1)) / total
  const upper = sum(counts.slice(statistic)) / total
  return Math.min(1, 2 * Math.min(lower, upper))
}

/** Number of subsets of 1..n by the sum of their members. */
function signedRankCounts(n: number): number[] {
  const counts = new Array<number>((n * (n + 1)) / 2 + 1).fill(0)
  counts[0] = 1
  for (let rank = 1; rank <= n; rank++) {
    for (let total = counts.length - 1; total >= rank; total--) {
      counts[total] = (counts[total] ?? 0) + (counts[total - rank] ?? 0)
    }
  }
  return counts
}

/** Number of arrangements of two groups by the Mann-Whitney statistic: the coefficients of a Gaussian binomial. */
function rankSumCounts(first: number, second: number): number[] {
  const size = first * second + 1
  const counts = new Array<number>(size).fill(0)
  counts[0] = 1
  for (let i = 1; i <= first; i++) {
    const numerator = second + i
    for (let total = size - 1; total >= numerator; total--) {
      counts[total] = (counts[total] ?? 0) - (counts[total - numerator] ?? 0)
    }
    for (let total = i; total < size; total++) {
      counts[total] = (counts[total] ?? 0) + (counts[total - i] ?? 0)
    }
  }
  return counts
}
