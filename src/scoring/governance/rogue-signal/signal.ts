import { z } from 'zod'
import type { Model } from '../../model/index.ts'
import { daysBetween } from '../../plain-date.ts'
import { median } from '../../statistics/sample.ts'
import { list } from '../../wording.ts'
import type { Pursuit, RogueSignalInput } from './input.ts'
import { daysToQuarterEnd, isEarlierQuarter } from './quarter.ts'

const flag = z.enum([
  'closes_at_quarter_end',
  'discount_stands_out',
  'off_plan',
  'sam_not_involved',
  'pulled_forward',
  'short_cycle',
])
type Flag = z.output<typeof flag>

export const rogueSignal = z.object({
  opportunity: z.string(),
  account: z.string(),
  owner: z.string().nullable(),
  flags: z.array(flag),
  /** Flags for which something is missing. */
  unknown: z.array(flag),
  isSignal: z.boolean(),
  /** Modified z-score of the discount; null without a discount, with too few peers, or when most have the same. */
  discountZ: z.number().nullable(),
  sentence: z.string(),
  play: z.string(),
})

/** Typical values over all opportunities; null where too few are known. */
export interface Peers {
  readonly discountMedian: number | null
  /** Median absolute deviation of the discounts. */
  readonly discountDeviation: number | null
  readonly cycleMedianDays: number | null
}

const isClosed = ({ closedOn }: Pursuit, asOf: string) => closedOn !== undefined && closedOn <= asOf

const cycleDays = (openedOn: string | undefined, end: string | undefined) =>
  openedOn === undefined || end === undefined || end < openedOn ? null : daysBetween(openedOn, end)

export function peersOf({ opportunities, asOf }: RogueSignalInput, model: Model): Peers {
  const { minimumPeers } = model.governance.rogue
  const enough = (values: readonly number[]) => (values.length >= minimumPeers ? median(values) : null)
  const discounts = opportunities.flatMap(row => row.discountShare ?? [])
  const discountMedian = enough(discounts)
  const cycles = opportunities
    .filter(row => isClosed(row, asOf))
    .flatMap(row => cycleDays(row.openedOn, row.closedOn) ?? [])
  return {
    discountMedian,
    discountDeviation:
      discountMedian === null ? null : median(discounts.map(value => Math.abs(value - discountMedian))),
    cycleMedianDays: enough(cycles),
  }
}

/** Rounding noise of shares such as .15 − .12, which must not turn equal discounts into different ones. */
const NOISE = 1e-12

function discountZ(discount: number | undefined, peers: Peers, model: Model): number | null {
  const { discountMedian, discountDeviation } = peers
  if (discount === undefined || discountMedian === null || discountDeviation === null) return null
  if (discountDeviation < NOISE) return null
  return (model.governance.rogue.deviationFactor * (discount - discountMedian)) / discountDeviation
}

/** true, false, or undefined where it can't be told. */
function flagsOf(row: Pursuit, peers: Peers, model: Model, asOf: string): Record<Flag, boolean | undefined> {
  const { quarterEndDays, discountOutlierAbove, discountPolicy, shortCycleBelow, fiscalYearStartMonth } =
    model.governance.rogue
  const closeOn = isClosed(row, asOf) ? row.closedOn : row.expectedCloseOn
  const z = discountZ(row.discountShare, peers, model)
  const isAbovePolicy =
    row.discountShare === undefined || discountPolicy === null
      ? undefined
      : row.discountShare > discountPolicy + NOISE
  const isOutlier = z === null ? undefined : z > discountOutlierAbove
  const cycle = cycleDays(row.openedOn, closeOn)
  return {
    closes_at_quarter_end:
      closeOn === undefined ? undefined : daysToQuarterEnd(closeOn, fiscalYearStartMonth) < quarterEndDays,
    discount_stands_out: isAbovePolicy === true || isOutlier === true ? true : (isOutlier ?? isAbovePolicy),
    off_plan: row.hasPlan ? row.objective === undefined : undefined,
    sam_not_involved: row.isSamInvolved === undefined ? undefined : !row.isSamInvolved,
    pulled_forward:
      closeOn === undefined || row.previousExpectedCloseOn === undefined
        ? undefined
        : isEarlierQuarter(closeOn, row.previousExpectedCloseOn, fiscalYearStartMonth),
    short_cycle:
      cycle === null || peers.cycleMedianDays === null
        ? undefined
        : cycle < shortCycleBelow * peers.cycleMedianDays,
  }
}

const words: Record<Flag, string> = {
  closes_at_quarter_end: 'closes in the last days of the quarter',
  discount_stands_out: 'has an unusual discount',
  off_plan: 'serves no objective of the account plan',
  sam_not_involved: 'was not shared with the SAM',
  pulled_forward: 'was pulled into an earlier quarter',
  short_cycle: 'is much faster than usual',
}
/** Without one of these an opportunity is merely fast or cheap, which is no matter of governance. */
const offPlan: readonly Flag[] = ['off_plan', 'sam_not_involved']

export function signalOf(
  row: Pursuit,
  peers: Peers,
  model: Model,
  asOf: string,
): z.output<typeof rogueSignal> {
  const found = flagsOf(row, peers, model, asOf)
  const flags = flag.options.filter(name => found[name] === true)
  const isOffPlan = flags.some(name => offPlan.includes(name))
  const isSignal = isOffPlan && flags.some(name => !offPlan.includes(name))
  const title = row.name ?? row.id
  return {
    opportunity: row.id,
    account: row.account,
    owner: row.owner ?? null,
    flags,
    unknown: flag.options.filter(name => found[name] === undefined),
    isSignal,
    discountZ: discountZ(row.discountShare, peers, model),
    sentence: isSignal
      ? `${title} ${list(flags.map(name => words[name]))}: worth a word with the SAM.`
      : `Nothing about ${title} calls for a word with the SAM.`,
    play: isSignal ? 'Check with the SAM before the next step.' : 'Carry on.',
  }
}
