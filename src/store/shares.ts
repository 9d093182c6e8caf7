import type { ShareStore } from '../workflows/ports/index.ts'
import type { LaneConnection } from './connection/open-lanes.ts'

/** Which answers were shared to which channels, and by whom. */
export function shareStore({ prisma }: LaneConnection, workspaceId: string): ShareStore {
  return {
    async take(share) {
      const { count } = await prisma.share.createMany({
        data: [{ ...share, workspaceId }],
        skipDuplicates: true,
      })
      return count === 1
    },
    async giveBack({ channelId, messageTs }) {
      await prisma.share.deleteMany({ where: { workspaceId, channelId, messageTs } })
    },
  }
}
