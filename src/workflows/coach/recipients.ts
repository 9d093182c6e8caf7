import type { Recipient } from '../../coaching/index.ts'
import { isKnownZone, localDate, nextOpen, type WorkingHours } from '../../schedule/index.ts'
import type { Model } from '../../scoring/index.ts'
import type { CoachingHistory, Directory, NudgeRecord } from '../ports/index.ts'

const DAY_MS = 86_400_000
const WEEK_DAYS = 7
/** A person whose zone nobody knows is written to in hours that are working hours somewhere in Europe and America. */
const UNKNOWN_ZONE = 'UTC'

export interface HoursRule {
  readonly hasQuietHours: boolean
  readonly rules: Model['coaching']
}

const ALL_DAYS = [1, 2, 3, 4, 5, 6, 7] as const

/** A person's zone is what Slack says, then what the people data says. */
export async function workingHoursOf(
  directory: Pick<Directory, 'person' | 'slackUserOf'>,
  personId: string,
  { hasQuietHours, rules }: HoursRule,
): Promise<WorkingHours> {
  const member = await directory.slackUserOf(personId)
  const person = await directory.person(personId)
  const zone =
    [member?.timeZone, person?.timeZone].find(each => each != null && isKnownZone(each)) ?? UNKNOWN_ZONE
  return hasQuietHours
    ? { zone, ...rules.messageHours, days: rules.workingDays }
    : { zone, fromMinute: 0, toMinute: 1440, days: ALL_DAYS }
}

/** Messages are counted by the instants at which their nudges were decided: one message, one instant. */
function messagesSince(nudges: readonly NudgeRecord[], isCounted: (nudge: NudgeRecord) => boolean): number {
  return new Set(nudges.filter(isCounted).map(nudge => nudge.createdAt.getTime())).size
}

async function unreachableReason(
  directory: Pick<Directory, 'person' | 'slackUserOf'>,
  personId: string,
  today: string,
): Promise<string | null> {
  const person = await directory.person(personId)
  if (person === null) return 'the person is not in the people data'
  if (person.leftOn !== null && person.leftOn < today) return 'the person has left'
  const member = await directory.slackUserOf(personId)
  if (member === null) return 'the person has no account in Slack that matches by e-mail'
  if (member.isDeactivated) return 'the Slack account is deactivated'
  return member.isGuest ? 'guests get no messages' : null
}

/** What policy must know of everyone whom a round could write to. */
export async function readRecipients(
  ports: {
    readonly directory: Pick<Directory, 'person' | 'slackUserOf'>
    readonly coaching: CoachingHistory
  },
  personIds: readonly string[],
  at: Date,
  rule: HoursRule,
): Promise<ReadonlyMap<string, Recipient>> {
  const weekAgo = new Date(at.getTime() - WEEK_DAYS * DAY_MS)
  const nudges = await ports.coaching.nudgesSince(personIds, weekAgo)
  const found = new Map<string, Recipient>()
  for (const personId of personIds) {
    const hours = await workingHoursOf(ports.directory, personId, rule)
    const today = localDate(at, hours.zone)
    const own = nudges.filter(nudge => nudge.personId === personId)
    found.set(personId, {
      personId,
      unreachable: await unreachableReason(ports.directory, personId, today),
      opensAt: nextOpen(at, hours).getTime(),
      messagesToday: messagesSince(own, nudge => localDate(nudge.createdAt, hours.zone) === today),
      messagesThisWeek: messagesSince(own, () => true),
    })
  }
  return found
}
