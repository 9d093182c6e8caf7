import { randomUUID } from 'node:crypto'
import {
  closeSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { UnavailableError } from '../../errors.ts'
import { isRunning, ownIdentity } from './process-identity.ts'

const SIGN_OF_LIFE_EVERY_MS = 5_000
// Twelve missed signs: longer than any pause of a living process, shorter than a person's patience.
const SILENT_AFTER_MS = 60_000

interface Holder {
  readonly pid: number
  readonly host: string
  readonly pidNamespace: string
  readonly started: string
  /** For people to read. */
  readonly since: string
}

// By hand: this is read before Slack is met, and a schema library would cost more than all the rest of it.
function isHolder(found: unknown): found is Holder {
  const { pid, ...words } = (found ?? {}) as Record<string, unknown>
  return (
    typeof pid === 'number' &&
    ['host', 'pidNamespace', 'started', 'since'].every(name => typeof words[name] === 'string')
  )
}

export interface FolderLock {
  release(): void
}

function holderOf(file: string): Holder | null {
  try {
    const found: unknown = JSON.parse(readFileSync(file, 'utf8'))
    return isHolder(found) ? found : null
  } catch {
    return null
  }
}

// The folder's own clock: a network share and its hosts need not agree on the time.
function silentMs(folder: string, file: string): number {
  const probe = join(folder, `clock.${randomUUID()}`)
  writeFileSync(probe, '')
  try {
    return statSync(probe).mtimeMs - statSync(file).mtimeMs
  } catch {
    return 0
  } finally {
    rmSync(probe)
  }
}

function isAbandoned(folder: string, file: string, holder: Holder | null): boolean {
  const running = holder === null ? null : isRunning(holder)
  return running === null ? silentMs(folder, file) > SILENT_AFTER_MS : !running
}

// A link to a whole file: the lock appears with its content or not at all.
function tryLink(folder: string, file: string, content: string): boolean {
  const draft = join(folder, `lock.${randomUUID()}`)
  writeFileSync(draft, content, { mode: 0o600 })
  try {
    linkSync(draft, file)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(draft)
  }
}

// Writes the same bytes in place, so that the file's clock sets the time and a reader never finds it empty.
function showLife(file: string, content: string): void {
  try {
    const open = openSync(file, 'r+')
    writeSync(open, content)
    closeSync(open)
  } catch {
    // Somebody removed the lock by hand: there is nothing left to renew.
  }
}

function inUse(folder: string, holder: Holder | null): UnavailableError {
  const whom =
    holder === null ? 'another process' : `process ${holder.pid} on ${holder.host}, started ${holder.since}`
  return new UnavailableError({
    code: 'data_folder_locked',
    message: `data folder ${folder} is in use by ${whom}`,
    userMessage: `The data folder ${folder} is in use by ${whom}. Stop that one first, or name another folder with PLUMBLINE_DATA_DIR.`,
  })
}

// Two takeovers at once must not remove each other's new lock: they queue on a lock of their own.
function takeOver(folder: string, file: string, content: string): boolean {
  const turn = join(folder, 'lock.takeover')
  if (!tryLink(folder, turn, content)) {
    if (isAbandoned(folder, turn, holderOf(turn))) rmSync(turn, { force: true })
    return false
  }
  try {
    if (!isAbandoned(folder, file, holderOf(file))) return false
    const draft = join(folder, `lock.${randomUUID()}`)
    writeFileSync(draft, content, { mode: 0o600 })
    renameSync(draft, file)
    return true
  } finally {
    rmSync(turn, { force: true })
  }
}

/**
 * Takes the folder for this process. A folder of a living process is refused by name; one whose process is gone
 * (kill -9, power cut) is taken over. Two processes on one data folder would lose each other's rows silently.
 */
export function lockFolder(folder: string): FolderLock {
  const file = join(folder, 'lock')
  const own = { ...ownIdentity(), since: new Date().toISOString() }
  const content = `${JSON.stringify(own)}\n`
  const isTaken =
    tryLink(folder, file, content) ||
    (isAbandoned(folder, file, holderOf(file)) && takeOver(folder, file, content))
  if (!isTaken) throw inUse(folder, holderOf(file))
  const signs = setInterval(() => showLife(file, content), SIGN_OF_LIFE_EVERY_MS)
  signs.unref()
  return {
    release() {
      clearInterval(signs)
      rmSync(file, { force: true })
    },
  }
}
