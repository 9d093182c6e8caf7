import type { OccurrenceRecord, ScheduleStore } from '../../src/workflows/ports/index.ts'

export interface QueuedDigest {
  readonly personId: string
  readonly dueAt: Date
  readonly content: unknown
}

/** Schedules in memory: marks and slots as the database keeps them, and the messages that were queued. */
export function memorySchedules() {
  const marks = new Map<string, Date>()
  const slots: OccurrenceRecord[] = []
  const queued: QueuedDigest[] = []
  const paused = new Map<string, Date>()
  const store: ScheduleStore = {
    pausedSince: async scheduleId => paused.get(scheduleId) ?? null,
    async pause(scheduleId, at) {
      paused.set(scheduleId, paused.get(scheduleId) ?? at)
    },
    async resume(scheduleId) {
      paused.delete(scheduleId)
    },
    marks: async () => new Map(marks),
    async fill({ scheduleId, personId, from, until, occurrences }) {
      if (marks.get(personId)?.getTime() !== from?.getTime()) return false
      marks.set(personId, until)
      for (const { message, ...slot } of occurrences) {
        if (slots.some(each => each.personId === personId && each.slot === slot.slot)) continue
        slots.push({ ...slot, scheduleId, personId, outboxId: message?.key ?? null })
        if (message !== null) queued.push({ personId, ...message })
      }
      return true
    },
    occurrences: async () => slots.toReversed(),
  }
  return { store, slots, queued }
}
