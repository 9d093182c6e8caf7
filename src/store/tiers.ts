import type { RunStore, Tier, TierMove, TierRow } from '../workflows/ports/index.ts'
import type { LaneConnection } from './connection/open-lanes.ts'
import { notRunning, RUNNING, scoringRun } from './run-record.ts'

const ADD = `
WITH run AS (${RUNNING})
INSERT INTO account_tier
  (workspace_id, run_id, account_id, tier, is_firm, need, value, behavior, overall, revenue_rank)
SELECT $1, $2, r.* FROM unnest(
  $3::text[], $4::text[], $5::boolean[], $6::float8[], $7::float8[], $8::float8[], $9::float8[], $10::integer[]
) AS r, run`

const columns = (table: string) =>
  ['account_id', 'tier', 'is_firm', 'need', 'value', 'behavior', 'overall', 'revenue_rank']
    .map(column => `${table}.${column}`)
    .join(', ')

const completed = (table: string) =>
  `JOIN scoring_run ON scoring_run.workspace_id = ${table}.workspace_id
     AND scoring_run.run_id = ${table}.run_id AND scoring_run.state = 'completed'`

// The last row of a slice comes along whether it moved or not: it says where the next slice begins.
const MOVES = `
WITH slice AS (
  SELECT t.* FROM account_tier t ${completed('t')}
  WHERE t.workspace_id = $1 AND t.run_id = $3 AND t.account_id > $4 ORDER BY t.account_id LIMIT $5
)
SELECT ${columns('a')}, ${columns('b')}
FROM slice a
LEFT JOIN account_tier b ON b.workspace_id = $1 AND b.run_id = $2 AND b.account_id = a.account_id
WHERE b.tier IS DISTINCT FROM a.tier OR a.account_id = (SELECT max(account_id) FROM slice)
ORDER BY a.account_id`

type Cells = readonly [string, Tier, boolean, ...(number | null)[]]

function fromCells([accountId, tier, isFirm, ...numbers]: Cells): TierRow {
  const [need = null, value = null, behavior = null, overall = null, revenueRank = null] = numbers
  return { accountId, tier, isFirm, need, value, behavior, overall, revenueRank }
}
const COLUMNS = 8

export function tierWriting({ pool, chunkRows }: LaneConnection, workspaceId: string) {
  return {
    async addTiers(runId, rows) {
      for (let start = 0; start < rows.length; start += chunkRows) {
        const chunk = rows.slice(start, start + chunkRows)
        const { rowCount } = await pool.query(ADD, [
          workspaceId,
          runId,
          chunk.map(row => row.accountId),
          chunk.map(row => row.tier),
          chunk.map(row => row.isFirm),
          chunk.map(row => row.need),
          chunk.map(row => row.value),
          chunk.map(row => row.behavior),
          chunk.map(row => row.overall),
          chunk.map(row => row.revenueRank),
        ])
        if (rowCount !== chunk.length) throw notRunning(runId)
      }
    },
  } satisfies Pick<RunStore, 'addTiers'>
}

/** Reading the tiers of completed runs. */
export function tierReading({ pool, prisma, pageRows }: LaneConnection, workspaceId: string) {
  const cells = async (text: string, values: readonly unknown[]) =>
    (await pool.query<unknown[]>({ text, values: [...values], rowMode: 'array' })).rows

  return {
    async tiers(runId, { after, limit }) {
      const rows = await cells(
        `SELECT ${columns('t')} FROM account_tier t ${completed('t')}
         WHERE t.workspace_id = $1 AND t.run_id = $2 AND t.account_id > $3 ORDER BY t.account_id LIMIT $4`,
        [workspaceId, runId, after ?? '', limit],
      )
      return rows.map(row => fromCells(row as unknown as Cells))
    },
    async tiersOf(runId, accountIds) {
      const rows = await cells(
        `SELECT ${columns('t')} FROM account_tier t ${completed('t')}
         WHERE t.workspace_id = $1 AND t.run_id = $2 AND t.account_id = ANY($3::text[]) ORDER BY t.account_id`,
        [workspaceId, runId, accountIds],
      )
      return rows.map(row => fromCells(row as unknown as Cells))
    },
    async tierMoves(beforeRunId, afterRunId) {
      const moves: TierMove[] = []
      let after = ''
      for (;;) {
        const rows = await cells(MOVES, [workspaceId, beforeRunId, afterRunId, after, pageRows])
        if (rows.length === 0) return moves
        for (const row of rows) {
          const now = fromCells(row.slice(0, COLUMNS) as unknown as Cells)
          const before = row[COLUMNS] === null ? null : fromCells(row.slice(COLUMNS) as unknown as Cells)
          if (before?.tier !== now.tier) moves.push({ before, after: now })
          after = now.accountId
        }
      }
    },
    async tierHistory(accountId, limit) {
      const rows = await cells(
        `SELECT ${columns('t')}, t.run_id FROM account_tier t ${completed('t')} AND is_published_model
         WHERE t.workspace_id = $1 AND t.account_id = $2 ORDER BY completion_no DESC LIMIT $3`,
        [workspaceId, accountId, limit],
      )
      const runIds = rows.map(row => String(row[COLUMNS]))
      const runs = await prisma.scoringRun.findMany({ where: { workspaceId, runId: { in: runIds } } })
      return rows.flatMap(row => {
        const run = runs.find(({ runId }) => runId === row[COLUMNS])
        return run === undefined ? [] : [{ run: scoringRun(run), tier: fromCells(row as unknown as Cells) }]
      })
    },
  } satisfies Partial<RunStore>
}
