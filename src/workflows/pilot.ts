import type { Directory, WorkspaceSettings } from './ports/index.ts'

/** Tells who may be written to: everyone, or while a pilot runs its manager and the people below. */
export async function pilotOf(
  directory: Pick<Directory, 'reportsOf'>,
  { pilotManagerId }: Pick<WorkspaceSettings, 'pilotManagerId'>,
): Promise<(personId: string) => boolean> {
  if (pilotManagerId === null) return () => true
  const team = new Set([pilotManagerId, ...(await directory.reportsOf(pilotManagerId))])
  return personId => team.has(personId)
}

/** Looked at again this often: a pilot ends by a person's decision, not at a known hour. */
const LOOK_AGAIN_MS = 3_600_000

/** When a message that waits may leave: at once, or after another look for whom the pilot leaves out. */
export const opensInPilot = (isInPilot: boolean, at: Date, opensAt: Date): Date =>
  isInPilot ? opensAt : new Date(Math.max(opensAt.getTime(), at.getTime() + LOOK_AGAIN_MS))
