import { RefusedInputError } from '../../errors.ts'
import { type Model, parseInput, scoring } from '../../scoring/index.ts'
import type { Tier, TierRow } from '../ports/index.ts'
import type { AccountInput } from './account-inputs.ts'

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

function mustParse<Name extends keyof typeof scoring>(name: Name, raw: unknown) {
  const parsed = parseInput(scoring[name].input, raw)
  if (parsed.ok) return parsed.value
  throw new RefusedInputError(
    parsed.faults.map(fault => `${name} ${fault.path}: expected ${fault.expected}, found ${fault.found}`),
  )
}

function segment(snapshots: readonly SegmentationSnapshot[], model: Model) {
  const judged = snapshots.filter(snapshot => snapshot.families.length > 0)
  const hasPrevious = snapshots.some(({ previousTier }) => previousTier !== undefined)
  const previousTiers = Object.fromEntries(
    snapshots.flatMap(({ id, previousTier }) => (previousTier == null ? [] : [[id, previousTier]])),
  )
  const raw = {
    accounts: judged.map(({ id, families, answers, revenue }) => ({ id, families, answers, revenue })),
    ...(hasPrevious ? { previousTiers } : {}),
  }
  const parsed = mustParse('segmentation', raw) as Parameters<typeof scoring.segmentation.score>[0]
  return scoring.segmentation.score(parsed, model)
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
export function judgeSnapshots(snapshots: readonly SegmentationSnapshot[], model: Model) {
  const { accounts: findings } = segment(snapshots, model)
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
