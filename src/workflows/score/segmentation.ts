import type { Model } from '../../scoring/index.ts'
import type { Tier, TierRow } from '../ports/index.ts'
import type { AccountInput } from './account-inputs.ts'
import { segment } from './segment.ts'

/** What an account's place in a run was computed from: the snapshots of all accounts of a run give all its tiers. */
export interface SegmentationSnapshot extends AccountInput {
  /** Tier in the run before, for the buffer zone; null for an account that it lacks, absent where no run counts. */
  readonly previousTier?: Tier | null
  /** True where the run scored anew but left accounts in their tiers. */
  readonly keepsTier: boolean
}

export type Tiers = Readonly<Record<string, Tier>>

export function snapshotsOf(
  inputs: readonly AccountInput[],
  previous: Tiers | undefined,
  keepsTier: boolean,
): SegmentationSnapshot[] {
  return inputs.map(input => ({
    ...input,
    ...(previous === undefined ? {} : { previousTier: previous[input.id] ?? null }),
    keepsTier,
  }))
}

/** Tiers of the run before, as the snapshots hold them; undefined where no run counts. */
function previousTiers(snapshots: readonly SegmentationSnapshot[]): Tiers | undefined {
  if (snapshots.every(({ previousTier }) => previousTier === undefined)) return undefined
  return Object.fromEntries(
    snapshots.flatMap(({ id, previousTier }) => (previousTier == null ? [] : [[id, previousTier]])),
  )
}

/** Position by revenue, 1 is the largest; accounts whose revenue nobody knows have none. */
function revenueRanks(inputs: readonly AccountInput[]): ReadonlyMap<string, number> {
  const known = inputs.flatMap(({ id, revenue }) =>
    revenue === null ? [] : [{ id, revenue: Number(revenue) }],
  )
  return new Map(
    known
      .toSorted((a, b) => b.revenue - a.revenue || (a.id < b.id ? -1 : 1))
      .map(({ id }, index) => [id, index + 1]),
  )
}

/** Judges all accounts of a run from their snapshots alone, so that the same snapshots give the same tiers again. */
export async function judgeSnapshots(snapshots: readonly SegmentationSnapshot[], model: Model) {
  const findings = await segment(snapshots, previousTiers(snapshots), model)
  const ranks = revenueRanks(snapshots)
  const judged = new Map(findings.map(account => [account.id, account]))
  const tiers = snapshots.map(({ id, previousTier, keepsTier }): TierRow => {
    const account = judged.get(id)
    // An account that could not be scored before gets its tier as soon as it can.
    const kept = keepsTier && previousTier !== 'unscored' ? previousTier : null
    return {
      accountId: id,
      tier: kept ?? account?.tier ?? 'unscored',
      isFirm: account?.firm ?? false,
      need: account?.need ?? null,
      value: account?.value ?? null,
      behavior: account?.behavior ?? null,
      overall: account?.overall ?? null,
      revenueRank: ranks.get(id) ?? null,
    }
  })
  return { findings, tiers }
}
