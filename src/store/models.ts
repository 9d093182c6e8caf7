import type { ModelRecord, ModelStore } from '../workflows/ports/index.ts'
import type { LaneConnection } from './connection/open-lanes.ts'
import type { ModelVersion, Prisma } from './generated/client.ts'

const record = ({ workspaceId: _, ...rest }: ModelVersion): ModelRecord => rest

/** Versions of the scoring model; what was published is never written again but by a new publication. */
export function modelStore({ prisma }: LaneConnection, workspaceId: string): ModelStore {
  return {
    async published() {
      const found = await prisma.modelVersion.findFirst({
        where: { workspaceId, publishedAt: { not: null } },
        orderBy: [{ publishedAt: 'desc' }, { version: 'asc' }],
      })
      return found === null ? null : record(found)
    },
    async byVersion(version) {
      const found = await prisma.modelVersion.findUnique({
        where: { workspaceId_version: { workspaceId, version } },
      })
      return found === null ? null : record(found)
    },
    async list(limit) {
      const found = await prisma.modelVersion.findMany({
        where: { workspaceId },
        orderBy: [{ publishedAt: { sort: 'desc', nulls: 'last' } }, { draftedAt: 'desc' }],
        take: limit,
      })
      return found.map(record)
    },
    async draft({ version, overrides, draftedBy, draftedAt }) {
      const draft = { overrides: overrides as Prisma.InputJsonValue, draftedBy, draftedAt }
      const added = await prisma.modelVersion.createMany({
        data: [{ workspaceId, version, ...draft }],
        skipDuplicates: true,
      })
      if (added.count === 1) return true
      const changed = await prisma.modelVersion.updateMany({
        where: { workspaceId, version, publishedAt: null },
        data: draft,
      })
      return changed.count === 1
    },
    async publish(version, by) {
      const { count } = await prisma.modelVersion.updateMany({ where: { workspaceId, version }, data: by })
      return count === 1
    },
  }
}
