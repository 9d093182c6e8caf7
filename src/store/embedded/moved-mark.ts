import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const markIn = (folder: string) => join(folder, 'moved')

/** Says beside the database what it says inside, so that a bot is refused before it meets Slack. */
export const markMoved = (folder: string): void =>
  writeFileSync(markIn(folder), 'An archive of this database was written; another one carries on.\n', {
    flush: true,
  })
export const unmarkMoved = (folder: string): void => rmSync(markIn(folder), { force: true })
export const isMarkedMoved = (folder: string): boolean => existsSync(markIn(folder))
