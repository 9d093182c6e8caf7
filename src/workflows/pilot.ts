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
