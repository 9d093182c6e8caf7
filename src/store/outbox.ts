import type { OutboxBacklog, OutboxItem, OutboxState, OutboxStore } from '../workflows/ports/index.ts'
import type { LaneConnection } from './connection/open-lanes.ts'
import type { Outbox, Prisma } from './generated/client.ts'
import { nudgeRecord, settledEnds } from './nudges.ts'

type ItemRow = Omit<Outbox, 'workspaceId' | 'sentAt' | 'editNo' | 'editedNo'>

const item = (row: ItemRow): OutboxItem => ({
  outboxId: row.outboxId,
  key: row.key,
  personId: row.personId,
  place: row.toChannel === null ? null : { channel: row.toChannel, thread: row.toThread },
  state: row.state as OutboxState,
  dueAt: row.dueAt,
  fence: row.fence,
  attempts: row.attempts,
  leaseUntil: row.leaseUntil,
  unsureSince: row.unsureSince,
  slackChannel: row.slackChannel,
  slackTs: row.slackTs,
  stateReason: row.stateReason,
  content: row.content,
})

// Claimers pass each other's rows by; a lease that ran out is claimed like a due row, and said to be interrupted. Once
// another database carries on, nothing is claimed here, whoever is still running.
const CLAIM = `
WITH picked AS (
  SELECT outbox_id, state FROM outbox
  WHERE workspace_id = $1 AND state IN ('due', 'sending') AND due_at <= $2::timestamptz
    AND (state = 'due' OR lease_until <= $2::timestamptz)
    AND NOT EXISTS (SELECT FROM workspace w WHERE w.workspace_id = $1 AND w.moved_at IS NOT NULL)
  ORDER BY due_at, outbox_id LIMIT $4
  FOR UPDATE SKIP LOCKED
), claimed AS (
  UPDATE outbox o SET state = 'sending', fence = o.fence + 1, attempts = o.attempts + 1, lease_until = $3::timestamptz
  FROM picked WHERE o.workspace_id = $1 AND o.outbox_id = picked.outbox_id
  RETURNING o.*, picked.state = 'sending' AS was_interrupted
)
SELECT outbox_id AS "outboxId", key, person_id AS "personId", to_channel AS "toChannel", to_thread AS "toThread", state,
  due_at AS "dueAt", fence, attempts, lease_until AS "leaseUntil", unsure_since AS "unsureSince",
  slack_channel AS "slackChannel", slack_ts AS "slackTs", state_reason AS "stateReason", content,
  was_interrupted AS "wasInterrupted"
FROM claimed ORDER BY due_at, outbox_id`

const NONE: Readonly<Record<OutboxState, number>> = { due: 0, sending: 0, sent: 0, unknown: 0, dead: 0 }

const NEXT = `
SELECT LEAST(
  (SELECT due_at FROM outbox WHERE workspace_id = $1 AND state = 'due' ORDER BY due_at LIMIT 1),
  (SELECT min(lease_until) FROM outbox WHERE workspace_id = $1 AND state = 'sending')
) AS next`

// Each part has its own small index; a count over all states would read every message that was ever sent.
const BACKLOG = `
SELECT state, count(*)::int AS count,
  min(due_at) FILTER (WHERE state = 'due' AND due_at <= clock_timestamp()) AS oldest
FROM (
  SELECT state, due_at FROM outbox WHERE workspace_id = $1 AND state = ANY (ARRAY['due'::text, 'sending'::text])
  UNION ALL
  SELECT state, due_at FROM outbox WHERE workspace_id = $1 AND state = ANY (ARRAY['unknown'::text, 'dead'::text])
) waiting
GROUP BY state`

/** Taking messages out of the outbox. Every instant is the caller's; only the fence decides who may change an item. */
export function outboxStore({ pool, prisma }: LaneConnection, workspaceId: string): OutboxStore {
  async function settle(
    outboxId: string,
    fence: number,
    change: Prisma.OutboxUpdateManyMutationInput,
  ): Promise<boolean> {
    const { count } = await prisma.outbox.updateMany({
      // An item whose outcome was unknown may still be settled, once somebody has looked.
      where: { workspaceId, outboxId, fence, state: { in: ['sending', 'unknown'] } },
      data: { ...change, leaseUntil: null },
    })
    return count === 1
  }
  /** A person's word; it overtakes whatever answer may still come. */
  async function decide(
    outboxId: string,
    from: OutboxState[],
    change: Prisma.OutboxUpdateManyMutationInput,
  ): Promise<boolean> {
    const { count } = await prisma.outbox.updateMany({
      where: { workspaceId, outboxId, state: { in: from } },
      data: { ...change, fence: { increment: 1 } },
    })
    return count === 1
  }
  return {
    async now() {
      const { rows } = await pool.query<{ now: Date }>('SELECT clock_timestamp() AS now')
      return rows[0]?.now ?? new Date()
    },
    async claim({ limit, at, leaseUntil }) {
      // One statement: what is due leaves a whole round trip earlier than it would with a second read.
      const { rows } = await pool.query<ItemRow & { readonly wasInterrupted: boolean }>(CLAIM, [
        workspaceId,
        at,
        leaseUntil,
        limit,
      ])
      return rows.map(row => ({ ...item(row), wasInterrupted: row.wasInterrupted }))
    },
    markSent: (outboxId, fence, { channel, ts, at }) =>
      settle(outboxId, fence, {
        state: 'sent',
        slackChannel: channel,
        slackTs: ts,
        sentAt: at,
        stateReason: null,
      }),
    retryAt: (outboxId, fence, { dueAt, reason, unsureSince }) =>
      settle(outboxId, fence, { state: 'due', dueAt, stateReason: reason, unsureSince }),
    putBack: (outboxId, fence, { dueAt, unsureSince }) =>
      settle(outboxId, fence, { state: 'due', dueAt, unsureSince, attempts: { decrement: 1 } }),
    async nextDueAt() {
      const { rows } = await pool.query<{ next: Date | null }>(NEXT, [workspaceId])
      return rows[0]?.next ?? null
    },
    markUnknown: (outboxId, fence, stateReason) => settle(outboxId, fence, { state: 'unknown', stateReason }),
    markDead: (outboxId, fence, stateReason) => settle(outboxId, fence, { state: 'dead', stateReason }),
    async edits(limit) {
      const { rows } = await pool.query<{ outbox_id: string }>(
        `SELECT outbox_id FROM outbox
         WHERE workspace_id = $1 AND edited_no < edit_no AND state = 'sent' ORDER BY outbox_id LIMIT $2`,
        [workspaceId, limit],
      )
      const found = await prisma.outbox.findMany({
        where: { workspaceId, outboxId: { in: rows.map(row => row.outbox_id) } },
        orderBy: [{ sentAt: 'asc' }, { outboxId: 'asc' }],
        include: { nudges: { include: { nudge: true } } },
      })
      return found.flatMap(({ outboxId, editNo, slackChannel, slackTs, content, nudges }) =>
        slackChannel === null || slackTs === null
          ? []
          : [
              {
                outboxId,
                editNo,
                channel: slackChannel,
                ts: slackTs,
                content,
                nudges: nudges.map(({ nudge }) => nudgeRecord(nudge)),
              },
            ],
      )
    },
    async markEdited(outboxId, editNo) {
      await prisma.outbox.updateMany({
        where: { workspaceId, outboxId, editedNo: { lt: editNo } },
        data: { editedNo: editNo },
      })
    },
    async counts() {
      const groups = await prisma.outbox.groupBy({ by: ['state'], where: { workspaceId }, _count: true })
      return { ...NONE, ...Object.fromEntries(groups.map(group => [group.state, group._count])) }
    },
    async backlog(): Promise<OutboxBacklog> {
      const { rows } = await pool.query<{ state: OutboxState; count: number; oldest: Date | null }>(BACKLOG, [
        workspaceId,
      ])
      const { sent: _, ...none } = NONE
      const waiting = { ...none, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) }
      return { waiting, oldestDueAt: rows.find(({ state }) => state === 'due')?.oldest ?? null }
    },
    async stuck(limit) {
      const rows = await prisma.outbox.findMany({
        where: {
          workspaceId,
          OR: [{ state: 'unknown' }, { state: 'dead', stateReason: { notIn: [...settledEnds] } }],
        },
        orderBy: [{ dueAt: 'desc' }, { outboxId: 'asc' }],
        take: limit,
      })
      return rows.map(item)
    },
    sendAgain: (outboxId, at) =>
      decide(outboxId, ['unknown', 'dead'], {
        state: 'due',
        dueAt: at,
        attempts: 0,
        unsureSince: null,
        stateReason: 'Sent again by hand',
      }),
    markArrived: (outboxId, at) =>
      decide(outboxId, ['unknown'], { state: 'sent', sentAt: at, stateReason: 'Marked as sent by hand' }),
    async byId(outboxId) {
      const row = await prisma.outbox.findUnique({
        where: { workspaceId_outboxId: { workspaceId, outboxId } },
      })
      return row === null ? null : item(row)
    },
  }
}
