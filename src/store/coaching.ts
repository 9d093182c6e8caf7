import { randomUUID } from 'node:crypto'
import type { CoachingStore, NudgeRecord, Queued } from '../workflows/ports/index.ts'
import type { LaneConnection } from './connection/open-lanes.ts'
import type { Prisma } from './generated/client.ts'
import { json, nudgeRecord, pending, reactionRecord } from './nudges.ts'

interface Message {
  readonly personId: string
  readonly key: string
  readonly dueAt: Date
  content(nudges: readonly NudgeRecord[]): unknown
}

async function addMessage(
  tx: Prisma.TransactionClient,
  workspaceId: string,
  { personId, key, dueAt, content }: Message,
  nudges: readonly NudgeRecord[],
): Promise<Queued> {
  const outboxId = randomUUID()
  const nudgeIds = nudges.map(({ nudgeId }) => nudgeId)
  await tx.outbox.create({
    data: { workspaceId, outboxId, key, personId, dueAt, state: 'due', content: json(content(nudges)) },
  })
  await tx.outboxNudge.createMany({ data: nudgeIds.map(nudgeId => ({ workspaceId, outboxId, nudgeId })) })
  return { outboxId, nudgeIds }
}

/** Nudges, reactions, and the messages that carry them. */
export function coachingStore({ prisma }: LaneConnection, workspaceId: string): CoachingStore {
  return {
    queue: (message, at) =>
      prisma.$transaction(async tx => {
        const added = await tx.nudge.createManyAndReturn({
          data: message.nudges.map(({ accountId, evidence, ...nudge }) => ({
            ...nudge,
            workspaceId,
            nudgeId: randomUUID(),
            accountId: accountId ?? '',
            evidence: json(evidence),
            state: 'open',
            createdAt: at,
          })),
          skipDuplicates: true,
        })
        return added.length === 0 ? null : addMessage(tx, workspaceId, message, added.map(nudgeRecord))
      }),

    queueAgain: message =>
      prisma.$transaction(async tx => {
        const opened = await tx.nudge.updateManyAndReturn({
          where: { workspaceId, nudgeId: { in: [...message.nudgeIds] }, state: 'snoozed' },
          data: { state: 'open', snoozedUntil: null },
        })
        return opened.length === 0 ? null : addMessage(tx, workspaceId, message, opened.map(nudgeRecord))
      }),

    react: (reaction, { state, snoozedUntil }) =>
      prisma.$transaction(async tx => {
        const { count } = await tx.nudge.updateMany({
          where: {
            workspaceId,
            nudgeId: reaction.nudgeId,
            state: { in: pending.filter(one => one !== state) },
          },
          data: { state, snoozedUntil },
        })
        if (count === 0) return false
        await tx.reaction.create({ data: { ...reaction, workspaceId } })
        return true
      }),

    async wakeable(at) {
      const rows = await prisma.nudge.findMany({
        where: { workspaceId, state: 'snoozed', snoozedUntil: { lte: at } },
        orderBy: [{ snoozedUntil: 'asc' }, { nudgeId: 'asc' }],
      })
      return rows.map(nudgeRecord)
    },

    async resolve(nudgeIds) {
      const { count } = await prisma.nudge.updateMany({
        where: { workspaceId, nudgeId: { in: [...nudgeIds] }, state: { in: [...pending] } },
        data: { state: 'resolved', snoozedUntil: null },
      })
      return count
    },

    async nudge(nudgeId) {
      const row = await prisma.nudge.findUnique({
        where: { workspaceId_nudgeId: { workspaceId, nudgeId } },
      })
      return row === null ? null : nudgeRecord(row)
    },

    async nudgesOf(outboxId) {
      const rows = await prisma.nudge.findMany({
        where: { workspaceId, messages: { some: { outboxId } } },
        orderBy: [{ createdAt: 'asc' }, { nudgeId: 'asc' }],
      })
      return rows.map(nudgeRecord)
    },

    async nudgesSince(personIds, since) {
      const rows = await prisma.nudge.findMany({
        where: { workspaceId, personId: { in: [...personIds] }, createdAt: { gte: since } },
        orderBy: [{ createdAt: 'desc' }, { nudgeId: 'asc' }],
      })
      return rows.map(nudgeRecord)
    },

    async reactionsSince(personIds, since) {
      const rows = await prisma.reaction.findMany({
        where: { workspaceId, personId: { in: [...personIds] }, at: { gte: since } },
        orderBy: [{ at: 'desc' }, { nudgeId: 'asc' }],
      })
      return rows.map(reactionRecord)
    },
  }
}
