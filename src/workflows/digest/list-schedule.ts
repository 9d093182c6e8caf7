import { nextOccurrences } from '../../schedule/index.ts'
import type { OccurrenceRecord } from '../ports/index.ts'
import { digestReaders, digestRecurrence, digests, type FillPorts, type FillRequest } from './fill-digests.ts'

export interface ListedOccurrence {
  readonly personId: string
  /** The local date. */
  readonly slot: string
  readonly at: Date
  readonly zone: string
  readonly why: string
}

export interface ListedSchedule {
  readonly schedule: (typeof digests)[number]['scheduleId']
  readonly pausedSince: Date | null
  readonly next: readonly ListedOccurrence[]
  /** What became of the newest slots, with why. */
  readonly last: readonly Pick<OccurrenceRecord, 'personId' | 'slot' | 'dueAt' | 'state' | 'stateReason'>[]
}

const NEXT_EACH = 3
const LAST = 20
const dayNames = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const

const clock = (minute: number) =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** The next occurrences of each schedule, in order, and why each falls where it does; what became of the last ones. */
export async function listSchedules(
  ports: FillPorts,
  request: FillRequest,
): Promise<readonly ListedSchedule[]> {
  const listed: ListedSchedule[] = []
  for (const digest of digests) listed.push(await listSchedule(ports, request, digest))
  return listed
}

async function listSchedule(
  ports: FillPorts,
  request: FillRequest,
  digest: (typeof digests)[number],
): Promise<ListedSchedule> {
  const { at, settings } = request
  const { scheduleId, reads } = digest
  const today = at.toISOString().slice(0, 10)
  const pausedSince = await ports.schedules.pausedSince(scheduleId)
  const next: ListedOccurrence[] = []
  for (const { personId, name } of await digestReaders(ports, digest, today, settings)) {
    const recurrence = await digestRecurrence(ports, personId, request)
    const days = recurrence.days.map(day => dayNames[day - 1]).join(', ')
    const rule = `${name} ${reads}: every ${days} at ${clock(recurrence.minuteOfDay)} in ${recurrence.zone}`
    const but = [
      ...(pausedSince === null
        ? []
        : [`skipped while the schedule is paused (since ${pausedSince.toISOString()})`]),
      ...(settings.isSwitchedOn ? [] : ['skipped while messages are switched off']),
    ]
    const why = [rule, ...but].join('; ')
    for (const { slot, at: dueAt } of nextOccurrences(recurrence, at, NEXT_EACH))
      next.push({ personId, slot, at: dueAt, zone: recurrence.zone, why })
  }
  const last = await ports.schedules.occurrences(scheduleId, LAST)
  return {
    schedule: scheduleId,
    pausedSince,
    next: next.sort((a, b) => a.at.getTime() - b.at.getTime() || (a.personId < b.personId ? -1 : 1)),
    last: last.map(({ personId, slot, dueAt, state, stateReason }) => ({
      personId,
      slot,
      dueAt,
      state,
      stateReason,
    })),
  }
}
