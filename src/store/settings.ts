import type { SettingsStore, WorkspaceSettings } from '../workflows/ports/index.ts'
import type { LaneConnection } from './connection/open-lanes.ts'
import type { Workspace } from './generated/client.ts'

const settings = ({ workspaceId: _, movedAt: __, ...rest }: Workspace): WorkspaceSettings => rest

export function settingsStore({ prisma }: LaneConnection, workspaceId: string): SettingsStore {
  return {
    async open(initial) {
      // Several instances may start at once: the first one's settings stay.
      await prisma.workspace.createMany({ data: [{ workspaceId, ...initial }], skipDuplicates: true })
      return settings(await prisma.workspace.findUniqueOrThrow({ where: { workspaceId } }))
    },
    async change(change) {
      return settings(await prisma.workspace.update({ where: { workspaceId }, data: change }))
    },
  }
}
