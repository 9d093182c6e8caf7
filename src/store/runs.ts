import { randomUUID } from 'node:crypto'
import type { FindingRow, RunStore, ScoringRun, SnapshotRow } from '../workflows/ports/index.ts'
import type { LaneConnection } from './connection/open-lanes.ts'
import { runPruning } from './prune.ts'
import { notRunning, RUNNING, scoringRun } from './run-record.ts'
import { tierReading, tierWriting } from './tiers.ts'

const addSql = (table: 'snapshot_row' | 'finding', column: 'input' | 'finding') => `
WITH run AS (${RUNNING})
INSERT INTO ${table} (workspace_id, run_id, module, subject_id, ${column})
SELECT $1, $2, r.module, r.subject_id, r.body::json
FROM unnest($3::text[], $4::text[], $5::text[]) AS r(module, subject_id, body), run`

// The number comes from the sequence that counts beginnings: completions are in order whatever the clock says.
const COMPLETE = `
UPDATE scoring_run SET state = 'completed', completed_at = $3,
  completion_no = nextval(pg_get_serial_sequence('scoring_run', 'begin_no')),
  accounts = (SELECT count(*) FROM account_tier WHERE workspace_id = $1 AND run_id = $2)
WHERE workspace_id = $1 AND run_id = $2 AND state = 'running'`

// Findings are long; a list needs one part of each, and the rest stays in the database.
const PARTS = `
SELECT t.subject_id, t.finding -> $4 AS part FROM finding t
JOIN scoring_run r ON r.workspace_id = t.workspace_id AND r.run_id = t.run_id AND r.state = 'completed'
WHERE t.workspace_id = $1 AND t.run_id = $2 AND t.module = $3 AND t.subject_id = ANY($5::text[])`

const ABOUT = `
SELECT t.module, t.finding FROM finding t
JOIN scoring_run r ON r.workspace_id = t.workspace_id AND r.run_id = t.run_id AND r.state = 'completed'
WHERE t.workspace_id = $1 AND t.run_id = $2 AND t.module = ANY($3::text[]) AND t.subject_id = $4`

// Every answer begins with it, so it goes without Prisma's detour.
const LAST_COMPLETED = `
SELECT run_id AS "runId", as_of AS "asOf", model_version AS "modelVersion", is_published_model AS "isPublishedModel",
  state, started_at AS "startedAt", completed_at AS "completedAt", accounts
FROM scoring_run WHERE workspace_id = $1 AND state = 'completed' AND is_published_model
ORDER BY completion_no DESC LIMIT $2`

/** Scoring runs; what belongs to one is seen by readers only once the run is completed. */
export function runStore(lane: LaneConnection, workspaceId: string): RunStore {
  const { pool, prisma, chunkRows, pageRows, alone } = lane

  async function add(
    sql: string,
    runId: string,
    rows: readonly (SnapshotRow | FindingRow)[],
    body: (row: never) => unknown,
  ) {
    for (let start = 0; start < rows.length; start += chunkRows) {
      const chunk = rows.slice(start, start + chunkRows)
      const { rowCount } = await pool.query(sql, [
        workspaceId,
        runId,
        chunk.map(row => row.module),
        chunk.map(row => row.subjectId),
        chunk.map(row => JSON.stringify(body(row as never) ?? null)),
      ])
      if (rowCount !== chunk.length) throw notRunning(runId)
    }
  }

  async function json(sql: string, runId: string, module: string, subjectId: string): Promise<unknown> {
    const { rows } = await pool.query<{ body: unknown }>(sql, [workspaceId, runId, module, subjectId])
    return rows[0]?.body ?? null
  }

  // Only the wanted fields leave the database: a finding holds far more than a round needs.
  const SOME_FIELDS = `
SELECT t.subject_id AS "subjectId",
  (SELECT json_object_agg(field, t.finding -> field) FROM unnest($5::text[]) AS field) AS fields
FROM finding t
JOIN scoring_run r ON r.workspace_id = t.workspace_id AND r.run_id = t.run_id AND r.state = 'completed'
WHERE t.workspace_id = $1 AND t.run_id = $2 AND t.module = $3 AND t.subject_id > $4
ORDER BY t.subject_id LIMIT $6`

  const readSql = (table: string, column: string) => `
SELECT t.${column} AS body FROM ${table} t
JOIN scoring_run r ON r.workspace_id = t.workspace_id AND r.run_id = t.run_id AND r.state = 'completed'
WHERE t.workspace_id = $1 AND t.run_id = $2 AND t.module = $3 AND t.subject_id = $4`

  return {
    alone: work => alone(`scoring runs of ${workspaceId}`, work),
    async failAbandoned(at) {
      await prisma.scoringRun.updateMany({
        where: { workspaceId, state: 'running' },
        data: { state: 'failed', completedAt: at },
      })
    },
    async begin(run) {
      const runId = randomUUID()
      await prisma.scoringRun.create({ data: { ...run, workspaceId, runId, state: 'running' } })
      return runId
    },
    addSnapshot: (runId, rows) =>
      add(addSql('snapshot_row', 'input'), runId, rows, (row: SnapshotRow) => row.input),
    addFindings: (runId, rows) =>
      add(addSql('finding', 'finding'), runId, rows, (row: FindingRow) => row.finding),
    async complete(runId, at) {
      const { rowCount } = await pool.query(COMPLETE, [workspaceId, runId, at])
      if (rowCount !== 1) throw notRunning(runId)
    },
    async fail(runId, at) {
      const { count } = await prisma.scoringRun.updateMany({
        where: { workspaceId, runId, state: 'running' },
        data: { state: 'failed', completedAt: at },
      })
      if (count !== 1) throw notRunning(runId)
    },
    async lastCompleted(count) {
      const { rows } = await pool.query<ScoringRun>(LAST_COMPLETED, [workspaceId, count])
      return rows
    },
    async findingParts(runId, module, part, subjectIds) {
      const parts = new Map<string, unknown>()
      for (let start = 0; start < subjectIds.length; start += pageRows) {
        const { rows } = await pool.query<{ subject_id: string; part: unknown }>(PARTS, [
          workspaceId,
          runId,
          module,
          part,
          subjectIds.slice(start, start + pageRows),
        ])
        for (const row of rows) parts.set(row.subject_id, row.part)
      }
      return parts
    },
    async byId(runId) {
      const row = await prisma.scoringRun.findUnique({
        where: { workspaceId_runId: { workspaceId, runId } },
      })
      return row === null ? null : scoringRun(row)
    },
    finding: (runId, module, subjectId) => json(readSql('finding', 'finding'), runId, module, subjectId),
    async findingsAbout(runId, modules, subjectId) {
      const { rows } = await pool.query<{ module: string; finding: unknown }>(ABOUT, [
        workspaceId,
        runId,
        modules,
        subjectId,
      ])
      return new Map(rows.map(row => [row.module, row.finding]))
    },
    async findings(runId, module, { fields, after, limit }) {
      const { rows } = await pool.query<{ subjectId: string; fields: Record<string, unknown> }>(SOME_FIELDS, [
        workspaceId,
        runId,
        module,
        after ?? '',
        [...fields],
        limit,
      ])
      return rows
    },
    snapshot: (runId, module, subjectId) => json(readSql('snapshot_row', 'input'), runId, module, subjectId),
    ...runPruning(lane, workspaceId),
    ...tierWriting(lane, workspaceId),
    ...tierReading(lane, workspaceId),
  }
}
