import { mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

const OWNER_ONLY = 0o700

const codeOf = (cause: unknown) => (cause instanceof Error && 'code' in cause ? cause.code : undefined)
const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true

/**
 * Makes a folder that only its owner may enter, with the folders above it; one that is there stays as it is. Raises the
 * system's error where that can't be. Node's own recursive mkdir never ends in a file system that takes no folders and
 * answers ENOENT, such as /proc.
 */
export function makePrivateFolder(folder: string): void {
  try {
    mkdirSync(folder, { mode: OWNER_ONLY })
  } catch (cause) {
    if (codeOf(cause) === 'EEXIST' && isFolder(folder)) return
    const above = dirname(folder)
    if (codeOf(cause) !== 'ENOENT' || above === folder || isFolder(above)) throw cause
    makePrivateFolder(above)
    mkdirSync(folder, { mode: OWNER_ONLY })
  }
}
