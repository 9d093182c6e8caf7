import { resolve } from 'node:path'
import { makeDataFolder } from './data-folder.ts'
import { type FolderLock, lockFolder } from './folder-lock.ts'

/**
 * Makes the data folder where there is none, and takes it for this process. Cheap: nothing of the database is loaded,
 * so that a second process is refused before it does anything else.
 * @throws UnavailableError where another process has the folder, or it can't be used.
 */
export function holdDataFolder(dataDir: string): FolderLock {
  const folder = resolve(dataDir)
  makeDataFolder(folder)
  return lockFolder(folder)
}
