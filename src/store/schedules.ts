import { randomUUID } from 'node:crypto'
import type {
  NewOccurrence,
  OccurrenceRecord,
  OccurrenceState,
  ScheduleStore,
} from '../workflows/ports/index.ts'
import type { LaneConnection } from './connection/open-lanes.ts'
import type { Prisma } from './generated/client.ts'
import { json } from './nudges.ts'

type Subject = { readonly workspaceId: string; readonly scheduleId: string; readonly personId: string }

async function moveMark(tx: Prisma.TransactionClient, subject: Subject, from: Date | null, until: Date) {
  if (from === null)
    return tx.scheduleMark.createMany({ data: [{ ...subject, filledUntil: until }], skipDuplicates: true })
  return tx.scheduleMark.updateMany({
    where: { ...subject, filledUntil: from },
    data: { filledUntil: until },
  })
}

async function storeSlot(
  tx: Prisma.TransactionClient,
  subject: Subject,
  { message, ...slot }: NewOccurrence,
) {
  const outboxId = message === null ? null : randomUUID()
  const { count } = await tx.occurrence.createMany({
    data: [{ ...subject, ...slot, outboxId }],
    skipDuplicates: true,
  })
  // A person who moved to an earlier zone meets the same date again: that slot is filled already.
  if (count === 0 || message === null || outboxId === null) return
  const { workspaceId, personId } = subject
  await tx.outbox.create({
    data: { ...message, workspaceId, personId, outboxId, state: 'due', content: json(message.content) },
  })
}

/** Marks and slots of schedules, and the messages of the slots that have one. */
export function scheduleStore({ prisma }: LaneConnection, workspaceId: string): ScheduleStore {
  return {
    async marks(scheduleId) {
      const rows = await prisma.scheduleMark.findMany({ where: { workspaceId, scheduleId } })
      return new Map(rows.map(row => [row.personId, row.filledUntil]))
    },

    fill: ({ scheduleId, personId, from, until, occurrences }) =>
      prisma.$transaction(async tx => {
        const subject = { workspaceId, scheduleId, personId }
        const { count } = await moveMark(tx, subject, from, until)
        if (count === 0) return false
        for (const slot of occurrences) await storeSlot(tx, subject, slot)
        return true
      }),

    async pausedSince(scheduleId) {
      const row = await prisma.schedulePause.findUnique({
        where: { workspaceId_scheduleId: { workspaceId, scheduleId } },
      })
      return row?.pausedSince ?? null
    },
    async pause(scheduleId, at) {
      await prisma.schedulePause.createMany({
        data: [{ workspaceId, scheduleId, pausedSince: at }],
        skipDuplicates: true,
      })
    },
    async resume(scheduleId) {
      await prisma.schedulePause.deleteMany({ where: { workspaceId, scheduleId } })
    },

    async occurrences(scheduleId, limit) {
      const rows = await prisma.occurrence.findMany({
        where: { workspaceId, scheduleId },
        orderBy: [{ dueAt: 'desc' }, { personId: 'asc' }],
        take: limit,
      })
      return rows.map(
        ({ workspaceId: _, ...row }): OccurrenceRecord => ({ ...row, state: row.state as OccurrenceState }),
      )
    },
  }
}
