import { isOverIn, nudgeKind, type RoundFacts, type RoundItem } from '../../coaching/index.ts'
import type { Model } from '../../scoring/index.ts'
import type { NudgeRecord } from '../ports/index.ts'

const DAY_MS = 86_400_000
/** Of a stored nudge whose kind can't weigh it any more. */
const KEPT_SEVERITY = 70

type Slot = Pick<NudgeRecord, 'kind' | 'accountId' | 'reason'>

const causeOf = ({ kind, accountId, reason }: Slot) => JSON.stringify([kind, accountId, reason])
const isChange = ({ kind, reason }: Slot) => nudgeKind(kind)?.isChange(reason) === true

export interface RoundWork {
  /** Found now, woken, or kept from an earlier round, for policy to decide on. */
  readonly items: readonly RoundItem[]
  /** Stored nudges whose cause is gone, or that a newer one takes the place of. */
  readonly over: readonly NudgeRecord[]
  /** Of these, what is now a matter of the account's next lead. */
  readonly handedOver: readonly NudgeRecord[]
}

/** The same change came round again after its quiet time: left open, the old nudge would hold it back for good. */
function isOutlived(nudge: NudgeRecord, found: ReadonlySet<string>, at: Date, rules: Model['coaching']) {
  const quietMs = rules.coolDownDays.sameKindAndSubject * DAY_MS
  const isOld = at.getTime() - nudge.createdAt.getTime() >= quietMs
  return nudge.state === 'open' && isChange(nudge) && isOld && found.has(causeOf(nudge))
}

/** Was told to a lead who has handed the account over since, and is not theirs in any other role. */
function isHandedOver(
  nudge: NudgeRecord,
  formerLeads: ReadonlyMap<string, string>,
  found: readonly RoundItem[],
): boolean {
  if (formerLeads.get(nudge.accountId ?? '') !== nudge.personId) return false
  return !found.some(item => item.personId === nudge.personId && causeOf(item) === causeOf(nudge))
}

const isStale = ({ state, createdAt }: NudgeRecord, at: Date, { keptForDays }: Model['coaching']) =>
  state === 'waiting' && at.getTime() - createdAt.getTime() >= keptForDays * DAY_MS

/** Puts together what was found and what is stored: stored nudges are held against their cause once more. */
export function workOf(
  known: RoundFacts,
  found: readonly RoundItem[],
  pending: readonly NudgeRecord[],
  { at, rules }: { readonly at: Date; readonly rules: Model['coaching'] },
): RoundWork {
  const isOver = isOverIn(known, found)
  const causes = new Set(found.map(causeOf))
  const over = pending.filter(
    nudge => isOver(nudge) || isStale(nudge, at, rules) || isOutlived(nudge, causes, at, rules),
  )
  const isGone = new Set(over)
  const formerLeads = new Map(
    known.accounts.flatMap(({ accountId, takenOverFrom }) =>
      takenOverFrom === null ? [] : [[accountId, takenOverFrom.personId] as const],
    ),
  )
  const handedOver = pending.filter(nudge => !isGone.has(nudge) && isHandedOver(nudge, formerLeads, found))
  const overIds = new Set([...over, ...handedOver].map(({ nudgeId }) => nudgeId))
  const severities = new Map(found.map(item => [causeOf(item), item.severity]))
  const isDue = ({ state, snoozedUntil }: NudgeRecord) =>
    state === 'waiting' || (state === 'snoozed' && snoozedUntil !== null && snoozedUntil <= at)
  const stored = pending
    .filter(nudge => isDue(nudge) && !overIds.has(nudge.nudgeId))
    .map(({ nudgeId, kind, accountId, reason, personId, evidence }) => ({
      nudgeId,
      kind,
      accountId,
      reason,
      personId,
      evidence,
      severity:
        severities.get(causeOf({ kind, accountId, reason })) ??
        nudgeKind(kind)?.severity(evidence) ??
        KEPT_SEVERITY,
    }))
  return { items: [...stored, ...found], over, handedOver }
}

/** Whether an item has to be stored, because no later round would find it again. */
export const mustBeKept = (item: RoundItem) => item.nudgeId === undefined && isChange(item)
