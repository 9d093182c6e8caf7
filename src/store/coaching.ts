import { randomUUID } from 'node:crypto'
import type { CoachingStore, NudgeRecord, Queued, Usefulness } from '../workflows/ports/index.ts'
import type { LaneConnection } from './connection/open-lanes.ts'
import type { Prisma } from './generated/client.ts'
import { json, NOTHING_TO_SAY, nudgeRecord, nudgeRow, pending, reactionRecord } from './nudges.ts'
import { wishes } from './wishes.ts'

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

/** Has the messages edited that told of some nudges; those that have not left yet are edited after they did. */
async function wantEdits(tx: Prisma.TransactionClient, workspaceId: string, nudgeIds: readonly string[]) {
  await tx.outbox.updateMany({
    where: { workspaceId, nudges: { some: { nudgeId: { in: [...nudgeIds] } } } },
    data: { editNo: { increment: 1 } },
  })
}

/** A message that has not left yet, and has nothing to say any more, does not leave. */
async function dropUnsent(tx: Prisma.TransactionClient, workspaceId: string, nudgeIds: readonly string[]) {
  await tx.outbox.updateMany({
    where: {
      workspaceId,
      state: 'due',
      nudges: {
        some: { nudgeId: { in: [...nudgeIds] } },
        every: { nudge: { state: { notIn: [...pending] } } },
      },
    },
    data: { state: 'dead', stateReason: NOTHING_TO_SAY },
  })
}

const USEFULNESS = `
SELECT n.kind, count(*)::int AS told,
  count(*) FILTER (WHERE r.reaction = 'acted')::int AS useful,
  count(*) FILTER (WHERE r.reaction = 'not_useful')::int AS "notUseful",
  count(*) FILTER (WHERE r.reaction IN ('wrong', 'corrected'))::int AS wrong
FROM nudge n
LEFT JOIN LATERAL (
  SELECT reaction FROM reaction
  WHERE workspace_id = n.workspace_id AND nudge_id = n.nudge_id AND reaction <> 'snooze'
  ORDER BY at DESC LIMIT 1
) r ON true
WHERE n.workspace_id = $1 AND n.created_at >= $2 AND n.state <> 'waiting'
GROUP BY n.kind ORDER BY n.kind`

/** Nudges, reactions, and the messages that carry them. */
export function coachingStore(lane: LaneConnection, workspaceId: string): CoachingStore {
  const { prisma, pool } = lane
  return {
    queue: (message, at) =>
      prisma.$transaction(async tx => {
        const added = await tx.nudge.createManyAndReturn({
          data: message.nudges.map(nudge => nudgeRow(workspaceId, nudge, 'open', at)),
          skipDuplicates: true,
        })
        const reopened = await tx.nudge.updateManyAndReturn({
          where: {
            workspaceId,
            nudgeId: { in: [...(message.reopened ?? [])] },
            state: { in: ['waiting', 'snoozed'] },
          },
          // Told now: its quiet time begins with the message, not with the round that held it back.
          data: { state: 'open', snoozedUntil: null, createdAt: at },
        })
        const opened = [...added, ...reopened].map(nudgeRecord)
        return opened.length === 0 ? null : addMessage(tx, workspaceId, message, opened)
      }),

    async keep(nudges, at) {
      if (nudges.length === 0) return
      await prisma.nudge.createMany({
        data: nudges.map(nudge => nudgeRow(workspaceId, nudge, 'waiting', at)),
        skipDuplicates: true,
      })
    },

    react: (reaction, { state, snoozedUntil }) =>
      prisma.$transaction(async tx => {
        const { count } = await tx.nudge.updateMany({
          where: {
            workspaceId,
            nudgeId: reaction.nudgeId,
            state: { in: pending.filter(one => one !== state || reaction.reaction === 'acted') },
          },
          data: { state, snoozedUntil },
        })
        if (count === 0) return false
        await tx.reaction.create({ data: { ...reaction, workspaceId } })
        if (reaction.reaction !== 'acted') await wantEdits(tx, workspaceId, [reaction.nudgeId])
        return true
      }),

    async pending() {
      const rows = await prisma.nudge.findMany({
        where: { workspaceId, state: { in: [...pending] } },
        orderBy: [{ createdAt: 'asc' }, { nudgeId: 'asc' }],
      })
      return rows.map(nudgeRecord)
    },

    async nudgesAlike({ kind, accountId, reason }) {
      const rows = await prisma.nudge.findMany({
        where: { workspaceId, kind, accountId: accountId ?? '', reason },
        orderBy: [{ createdAt: 'desc' }, { nudgeId: 'asc' }],
      })
      return rows.map(nudgeRecord)
    },

    async openOf(personId) {
      const rows = await prisma.nudge.findMany({
        where: { workspaceId, personId, state: { in: ['open', 'snoozed'] } },
        orderBy: [{ createdAt: 'desc' }, { nudgeId: 'asc' }],
      })
      return rows.map(nudgeRecord)
    },

    close: (nudgeIds, as) =>
      prisma.$transaction(async tx => {
        const closed = await tx.nudge.updateManyAndReturn({
          where: { workspaceId, nudgeId: { in: [...nudgeIds] }, state: { in: [...pending] } },
          data: { state: as, snoozedUntil: null },
        })
        const ids = closed.map(({ nudgeId }) => nudgeId)
        await dropUnsent(tx, workspaceId, ids)
        await wantEdits(tx, workspaceId, ids)
        return closed.length
      }),

    async usefulness(since) {
      const { rows } = await pool.query<Usefulness>(USEFULNESS, [workspaceId, since])
      return rows
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

    async disputesSince(since) {
      const rows = await prisma.reaction.findMany({
        where: { workspaceId, reaction: { in: ['wrong', 'corrected'] }, at: { gte: since } },
        orderBy: [{ at: 'asc' }, { nudgeId: 'asc' }],
        include: { nudge: true },
      })
      return rows.map(({ at, reaction, nudge }) => {
        const { kind, accountId, reason, runId } = nudgeRecord(nudge)
        return { kind, accountId, reason, at, correctedAfterRun: reaction === 'corrected' ? runId : null }
      })
    },

    async departuresSince(personIds, since) {
      const rows = await prisma.outbox.findMany({
        where: {
          workspaceId,
          personId: { in: [...personIds] },
          // What stands in a channel is nobody's message.
          toChannel: null,
          OR: [
            { sentAt: { gte: since } },
            // One that is late counts on the day on which it leaves after all.
            { state: { in: ['due', 'sending'] } },
            { state: 'unknown', dueAt: { gte: since } },
          ],
        },
        select: { personId: true, dueAt: true, sentAt: true, state: true },
      })
      return rows.map(({ personId, dueAt, sentAt, state }) => ({
        personId,
        at: sentAt ?? dueAt,
        isSent: sentAt !== null || state === 'unknown',
      }))
    },

    ...wishes(lane, workspaceId),
  }
}
