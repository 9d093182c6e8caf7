import type { ReceiptStore } from '../workflows/ports/index.ts'
import type { LaneConnection } from './connection/open-lanes.ts'

/** Longer than anything that follows from an event takes. */
const ABANDONED_MS = 30_000
const PRUNED_AT_ONCE = 1_000

const TAKE = `
INSERT INTO receipt (workspace_id, receipt_id, taken_at) VALUES ($1, $2, $3)
ON CONFLICT (workspace_id, receipt_id) DO UPDATE SET taken_at = EXCLUDED.taken_at
WHERE receipt.done_at IS NULL AND receipt.taken_at <= $4
RETURNING receipt_id`

const PRUNE = `
DELETE FROM receipt WHERE workspace_id = $1 AND receipt_id IN (
  SELECT receipt_id FROM receipt WHERE workspace_id = $1 AND taken_at < $2 ORDER BY taken_at LIMIT $3
)`

/** Requests and events that were taken up. */
export function receiptStore({ pool, prisma }: LaneConnection, workspaceId: string): ReceiptStore {
  return {
    async take(receiptId, at) {
      const abandoned = new Date(at.getTime() - ABANDONED_MS)
      const { rows } = await pool.query(TAKE, [workspaceId, receiptId, at, abandoned])
      return rows.length === 1
    },
    async done(receiptId, at) {
      await prisma.receipt.updateMany({ where: { workspaceId, receiptId }, data: { doneAt: at } })
    },
    async prune(before) {
      let pruned = 0
      for (;;) {
        const { rowCount } = await pool.query(PRUNE, [workspaceId, before, PRUNED_AT_ONCE])
        pruned += rowCount ?? 0
        if ((rowCount ?? 0) < PRUNED_AT_ONCE) return pruned
      }
    },
  }
}
