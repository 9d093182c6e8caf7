import { payoutAt } from './payout.ts'

export interface PayoutCurve {
  /** Attainment below which nothing is paid. */
  readonly threshold: number
  /** Multiple of the target incentive at the threshold. */
  readonly payoutAtThreshold: number
  /** Attainment of the best; the payout there is the leverage, a multiple of the target incentive. */
  readonly excellence: number
  readonly leverage: number
}

export interface EarningsInput {
  /** Base and target incentive as shares of target total pay. */
  readonly payMix: { readonly base: number; readonly variable: number }
  /** Incentive at target for a year, in the caller's unit. */
  readonly targetIncentive: number
  /** Null pays in proportion to attainment. */
  readonly curve: PayoutCurve | null
  readonly measures: readonly {
    readonly measure: string
    readonly weight: number
    /** Multiple of quota. */
    readonly attainment: number
  }[]
}

export interface Earnings {
  /** Base pay for a year; null in a plan without variable pay, where the incentive says nothing about it. */
  readonly base: number | null
  readonly measures: readonly {
    readonly measure: string
    /** Multiple of the measure's part of the target incentive. */
    readonly payout: number
    readonly incentive: number
  }[]
  readonly incentive: number
  readonly total: number | null
}

/** What a plan pays at given attainments: each measure pays its weight of the incentive, along the curve. */
export function earningsAt({ payMix, targetIncentive, curve, measures }: EarningsInput): Earnings {
  const paid = measures.map(({ measure, weight, attainment }) => {
    const payout = curve === null ? attainment : payoutAt(attainment, curve)
    return { measure, payout, incentive: targetIncentive * weight * payout }
  })
  const incentive = paid.reduce((sum, each) => sum + each.incentive, 0)
  const base = payMix.variable === 0 ? null : (targetIncentive / payMix.variable) * payMix.base
  return { base, measures: paid, incentive, total: base === null ? null : base + incentive }
}
