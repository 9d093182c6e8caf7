import { groupBy } from '../../src/workflows/pages.ts'
import { dayOf } from './calendar.ts'
import { median } from './median.ts'
import type { State } from './state.ts'

/** Kinds that may come as an urgent message beside the day's own. */
const urgent = ['check-in-overdue', 'action-asked']
const WEEK_DAYS = 7

/** How much people had to read. */
export function messageLoad({ told, world, day: until }: State) {
  const messages = new Map<string, { personId: string; day: number; isUrgent: boolean }>()
  for (const { messageId, personId, at, kind } of told) {
    const known = messages.get(messageId)
    messages.set(messageId, {
      personId,
      day: dayOf(at.toISOString().slice(0, 10)),
      isUrgent: urgent.includes(kind) && known?.isUrgent !== false,
    })
  }
  const people = world.zones.size
  const weeks = Math.max(1, Math.floor(until / WEEK_DAYS))
  const perWeek = new Map<string, number>()
  const perDay = new Map<string, number>()
  for (const { personId, day } of messages.values()) {
    // 2025-01-01 was a Wednesday.
    const week = `${personId} ${Math.floor((day + 2) / WEEK_DAYS)}`
    perWeek.set(week, (perWeek.get(week) ?? 0) + 1)
    perDay.set(`${personId} ${day}`, (perDay.get(`${personId} ${day}`) ?? 0) + 1)
  }
  const written = [...perWeek.values()]
  const silent = Array.from({ length: Math.max(0, people * weeks - written.length) }, () => 0)
  const byPerson = groupBy(
    [...messages.values()].filter(({ isUrgent }) => !isUrgent),
    ({ personId }) => personId,
  )
  const inSevenDays = [...byPerson.values()].flatMap(own =>
    own.map(({ day }) => own.filter(other => other.day <= day && other.day > day - WEEK_DAYS).length),
  )
  return {
    people,
    messages: messages.size,
    perPersonAndWeek: {
      median: median([...silent, ...written]) ?? 0,
      medianOfWeeksWithAny: median(written) ?? 0,
      most: Math.max(0, ...written),
      /** Over any seven days, without urgent ones. */
      mostInSevenDays: inSevenDays.reduce((most, each) => Math.max(most, each), 0),
    },
    perDayMost: Math.max(0, ...perDay.values()),
  }
}
