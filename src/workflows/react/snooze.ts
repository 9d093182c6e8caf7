import { afterWorkingDays } from '../../schedule/index.ts'
import type { Model } from '../../scoring/index.ts'
import { workingHoursOf } from '../coach/hours.ts'
import { ownNudge, type Pressed, type ReactionOutcome, type ReactPorts } from './own-nudge.ts'

export interface SnoozeRequest extends Pressed {
  readonly workingDays: number
  readonly rules: Model['coaching']
}

/** Puts a nudge aside until the opening of a working day; pressing twice changes nothing. */
export async function snoozeNudge(
  ports: ReactPorts,
  { slackUserId, nudgeId, workingDays, rules }: SnoozeRequest,
): Promise<ReactionOutcome> {
  const own = await ownNudge(ports, slackUserId, nudgeId)
  if ('kind' in own) return own
  const { personId } = own.nudge
  const at = ports.now()
  // A snooze counts working days even in the demonstration, where messages come at any time.
  const hours = await workingHoursOf(ports, personId, { hasQuietHours: true, rules })
  const allowed = rules.snoozeWorkingDays.includes(workingDays)
    ? workingDays
    : (rules.snoozeWorkingDays[0] ?? 1)
  const until = afterWorkingDays(at, allowed, hours)
  const isNew = await ports.coaching.react(
    { nudgeId, personId, reaction: 'snooze', why: null, at },
    { state: 'snoozed', snoozedUntil: until },
  )
  return isNew ? { kind: 'snoozed', until, zone: hours.zone } : { kind: 'already' }
}
