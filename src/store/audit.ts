import type { AuditedAct, AuditStore } from '../workflows/ports/index.ts'
import type { LaneConnection } from './connection/open-lanes.ts'

export function auditStore({ prisma }: LaneConnection, workspaceId: string): AuditStore {
  return {
    async write(entry) {
      await prisma.auditEntry.create({ data: { ...entry, workspaceId } })
    },
    async page({ limit, before }) {
      const rows = await prisma.auditEntry.findMany({
        where: { workspaceId, ...(before === null ? {} : { entryNo: { lt: BigInt(before) } }) },
        orderBy: { entryNo: 'desc' },
        take: limit,
      })
      return rows.map(({ workspaceId: _, entryNo, what, ...row }) => ({
        ...row,
        what: what as AuditedAct,
        entryNo: entryNo.toString(),
      }))
    },
  }
}
