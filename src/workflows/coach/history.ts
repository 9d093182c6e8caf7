import { nudgeKind, type PastNudge } from '../../coaching/index.ts'
import { afterWorkingDays } from '../../schedule/index.ts'
import type { Model } from '../../scoring/index.ts'
import { groupBy } from '../pages.ts'
import type { CoachingHistory, CoachingWishes, Directory, NudgeRecord, Reaction } from '../ports/index.ts'
import { type HoursRule, workingHoursOf } from './hours.ts'

const DAY_MS = 86_400_000

export interface HistoryPorts {
  readonly coaching: CoachingHistory & CoachingWishes
  readonly directory: Directory
}

/** How far back a reaction counts: two of the longest quiet times, so that the first of two is still seen. */
export function historySince(at: Date, rules: Model['coaching']): Date {
  return new Date(at.getTime() - 2 * Math.max(...Object.values(rules.coolDownDays)) * DAY_MS)
}

/** Whether two nudges keep each other quiet: the same kind, to the same person, about the same thing. */
export function isAlike(a: NudgeRecord, b: NudgeRecord): boolean {
  const isSameSubject = a.kind === b.kind && a.accountId === b.accountId && a.personId === b.personId
  return isSameSubject && (nudgeKind(a.kind)?.quietBy !== 'reason' || a.reason === b.reason)
}

async function silentIds(
  ports: HistoryPorts,
  nudges: readonly NudgeRecord[],
  reactions: readonly Reaction[],
  at: Date,
  { rules }: HoursRule,
): Promise<ReadonlySet<string>> {
  const answered = new Set(reactions.map(({ nudgeId }) => nudgeId))
  const open = nudges.filter(({ state, nudgeId }) => state === 'open' && !answered.has(nudgeId))
  const silent = new Set<string>()
  for (const personId of new Set(open.map(nudge => nudge.personId))) {
    // Silence is counted in working days even in the demonstration, where messages come at any time.
    const hours = await workingHoursOf(ports, personId, { hasQuietHours: true, rules })
    for (const { nudgeId, createdAt } of open.filter(nudge => nudge.personId === personId))
      if (afterWorkingDays(createdAt, rules.escalateAfterWorkingDays, hours) <= at) silent.add(nudgeId)
  }
  return silent
}

/** What was decided before about some people, as policy weighs it. */
export async function readHistory(
  ports: HistoryPorts,
  personIds: readonly string[],
  at: Date,
  rule: HoursRule,
): Promise<readonly PastNudge[]> {
  const since = historySince(at, rule.rules)
  const nudges = await ports.coaching.nudgesSince(personIds, since)
  const reactions = await ports.coaching.reactionsSince(personIds, since)
  const silent = await silentIds(ports, nudges, reactions, at, rule)
  const byId = new Map(nudges.map(nudge => [nudge.nudgeId, nudge]))
  const refused = reactions.flatMap(({ reaction, nudgeId, at: reactedAt }) => {
    const nudge = byId.get(nudgeId)
    return reaction === 'not_useful' && nudge !== undefined ? [{ nudge, at: reactedAt.getTime() }] : []
  })
  const refusedBy = groupBy(refused, each => each.nudge.personId)
  return nudges.map(nudge => {
    const own = (refusedBy.get(nudge.personId) ?? []).filter(each => isAlike(each.nudge, nudge))
    return {
      nudgeId: nudge.nudgeId,
      kind: nudge.kind,
      accountId: nudge.accountId,
      reason: nudge.reason,
      personId: nudge.personId,
      evidence: nudge.evidence,
      state: nudge.state,
      createdAt: nudge.createdAt.getTime(),
      notUseful: own.length,
      quietSince: Math.max(nudge.createdAt.getTime(), ...own.map(each => each.at)),
      isSilent: silent.has(nudge.nudgeId),
    }
  })
}
