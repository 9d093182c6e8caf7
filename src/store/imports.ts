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
    async beginImport(folder, at) {
      const importId = randomUUID()
      await prisma.import.create({
        data: { workspaceId, importId, folder, state: 'running', startedAt: at, aliveAt: at },
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
  } satisfies Omit<FactWriter, 'chunkRows' | 'write'>
}

/** The part of `FactReader` that tells about imports. */
export function importReading({ prisma }: LaneConnection, workspaceId: string) {
  return {
    async unfinishedImport(at) {
      const newest = await prisma.import.findFirst({ where: { workspaceId }, orderBy: { beginNo: 'desc' } })
      if (newest === null || newest.state === 'completed') return null
      const isSilent = at.getTime() - newest.aliveAt.getTime() > SILENT_AFTER_MS
      return record(newest, isSilent ? 'interrupted' : 'running')
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
