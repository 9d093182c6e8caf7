import { randomUUID } from 'node:crypto'
import type { FactReader, FactWriter, ImportRecord, ImportState } from '../workflows/ports/index.ts'
import type { LaneConnection } from './connection/open-lanes.ts'
import { factTables } from './facts/fact-table.ts'
import type { Import } from './generated/client.ts'

const SILENT_AFTER_MS = 120_000

const record = (row: Import, state: ImportState): ImportRecord => ({
  importId: row.importId,
  folder: row.folder,
  state,
  startedAt: row.startedAt,
  finishedAt: row.finishedAt,
  accepted: row.accepted,
  rejected: row.rejected,
})

/** The part of `FactWriter` that says who imports, and whether they are still alive. */
export function importWriting({ pool, prisma }: LaneConnection, workspaceId: string) {
  return {
    async beginImport(folder, targets, at) {
      const importId = randomUUID()
      await prisma.import.create({
        data: {
          workspaceId,
          importId,
          folder,
          targets: [...targets],
          state: 'running',
          startedAt: at,
          aliveAt: at,
        },
      })
      return importId
    },
    async keepImportAlive(importId, at) {
      await prisma.import.updateMany({
        where: { workspaceId, importId, state: 'running' },
        data: { aliveAt: at },
      })
    },
    async finishImport(importId, counts, at) {
      await prisma.import.update({
        where: { workspaceId_importId: { workspaceId, importId } },
        data: { ...counts, state: 'completed', finishedAt: at, aliveAt: at },
      })
      // One table at a time, so that answers come between; the embedded database never does it by itself.
      for (const { table } of factTables.values()) await pool.query(`ANALYZE "${table}"`)
    },
  } satisfies Omit<FactWriter, 'chunkRows' | 'write' | 'compare'>
}

// Order of beginning says what came later: the clock may run backwards. One that was repeated to the end counts no more
// even while it seems alive: after a kill and a quick new start it is the dead one.
const UNFINISHED = `
SELECT i.import_id, i.alive_at >= $2 AS is_alive FROM import i
WHERE i.workspace_id = $1 AND i.state = 'running' AND (
  NOT EXISTS (
    SELECT 1 FROM import c
    WHERE c.workspace_id = $1 AND c.state = 'completed' AND c.begin_no > i.begin_no
  )
  OR EXISTS (
    SELECT 1 FROM unnest(i.targets) AS t(target) WHERE NOT EXISTS (
      SELECT 1 FROM import c
      WHERE c.workspace_id = $1 AND c.state = 'completed' AND c.begin_no > i.begin_no
        AND t.target = ANY(c.targets)
    )
  )
)
ORDER BY is_alive DESC, i.begin_no DESC LIMIT 1`

/** The part of `FactReader` that tells about imports. */
export function importReading({ pool, prisma }: LaneConnection, workspaceId: string) {
  return {
    async unfinishedImport(at) {
      const { rows } = await pool.query<{ import_id: string; is_alive: boolean }>(UNFINISHED, [
        workspaceId,
        new Date(at.getTime() - SILENT_AFTER_MS),
      ])
      const [found] = rows
      if (found === undefined) return null
      const row = await prisma.import.findUnique({
        where: { workspaceId_importId: { workspaceId, importId: found.import_id } },
      })
      return row === null ? null : record(row, found.is_alive ? 'running' : 'interrupted')
    },
    async lastImport() {
      const last = await prisma.import.findFirst({
        where: { workspaceId, state: 'completed' },
        orderBy: { beginNo: 'desc' },
      })
      return last === null ? null : record(last, 'completed')
    },
  } satisfies Pick<FactReader, 'unfinishedImport' | 'lastImport'>
}
