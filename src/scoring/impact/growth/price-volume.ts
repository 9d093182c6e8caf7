import { groupBy } from '../../grouping.ts'
import type { RevenueRow } from './composition.ts'

/** Why continuing customer × products changed; price + volume = current − prior, to the last unit. */
export interface PriceVolume {
  /** (P1 − P0)·Q1, ten-thousandths of the caller's unit; can be negative. */
  readonly price: bigint
  /** (Q1 − Q0)·P0; can be negative. */
  readonly volume: bigint
  /** Customer × products bought in both periods with every quantity known. */
  readonly pairs: number
}

export interface QuantityRow extends RevenueRow {
  /** Ten-thousandths of a unit. */
  readonly quantity?: bigint | undefined
}

interface Bought {
  readonly amount: bigint
  readonly quantity: bigint
}

/** Splits the change of continuing customer × products into price and volume; null where no quantities are known. */
export function splitPriceVolume(
  prior: readonly QuantityRow[],
  current: readonly QuantityRow[],
): PriceVolume | null {
  const before = byPair(prior)
  const after = byPair(current)
  let price = 0n
  let volume = 0n
  let pairs = 0
  for (const [key, first] of before) {
    const second = after.get(key)
    if (second === undefined) continue
    const effect = divideHalfUp(first.amount * (second.quantity - first.quantity), first.quantity)
    volume += effect
    price += second.amount - first.amount - effect
    pairs++
  }
  return pairs === 0 ? null : { price, volume, pairs }
}

function byPair(rows: readonly QuantityRow[]): Map<string, Bought> {
  const pairs = new Map<string, Bought>()
  for (const [key, group] of groupBy(rows, row => JSON.stringify([row.customer, row.product ?? null]))) {
    const quantities = group.flatMap(({ quantity }) => (quantity === undefined ? [] : [quantity]))
    const quantity = quantities.reduce((sum, part) => sum + part, 0n)
    const amount = group.reduce((sum, row) => sum + row.amount, 0n)
    if (quantities.length === group.length && quantity > 0n && amount > 0n)
      pairs.set(key, { amount, quantity })
  }
  return pairs
}

/** Half away from zero; divisor > 0. */
function divideHalfUp(dividend: bigint, divisor: bigint): bigint {
  const doubled = 2n * (dividend < 0n ? -dividend : dividend) + divisor
  const magnitude = doubled / (2n * divisor)
  return dividend < 0n ? -magnitude : magnitude
}
