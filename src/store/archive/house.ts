import { UnavailableError } from '../../errors.ts'
import type { LaneConnection } from '../connection/open-lanes.ts'
import type { Frame } from './frames.ts'
import { type MoveIn, moveIn } from './move-in.ts'
import { moveOut, type RowCounts } from './move-out.ts'

/** Everything in a database, on its way to another one. */
export interface House {
  /** When an archive of it was written, after which another one carries on; null where that never happened. */
  movedAt(): Promise<Date | null>
  moveOut(write: (frames: AsyncIterable<Buffer>) => Promise<void>): Promise<RowCounts>
  moveIn(frames: AsyncIterable<Frame>, options: MoveIn): Promise<RowCounts>
  /** Opens it again after an archive was written; false where it was open. */
  stay(): Promise<boolean>
}

export function house(lane: LaneConnection, workspaceId: string): House {
  const { prisma } = lane
  return {
    async movedAt() {
      const row = await prisma.workspace.findUnique({ where: { workspaceId }, select: { movedAt: true } })
      return row?.movedAt ?? null
    },
    moveOut: write => moveOut(lane, workspaceId, write),
    moveIn: (frames, options) => moveIn(lane, workspaceId, frames, options),
    async stay() {
      const { count } = await prisma.workspace.updateMany({
        where: { workspaceId, movedAt: { not: null } },
        data: { movedAt: null },
      })
      return count > 0
    },
  }
}

/** Why nothing is done here any more, and what a person can do. */
export function movedAway(at: Date): UnavailableError {
  const when = at.toISOString().slice(0, 16).replace('T', ' at ')
  return new UnavailableError({
    code: 'database_moved',
    message: `moved to another database on ${at.toISOString()}`,
    userMessage: `What was in this database moved away: an archive of it was written on ${when} UTC, and nothing is sent from here any more. Start Plumbline on the database that the archive was read into. If it was read nowhere, "plumbline archive cancel" opens this one again.`,
  })
}
