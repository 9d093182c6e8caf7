import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

/** Names one run of one program: a process id alone is used again by a later one. */
export interface ProcessIdentity {
  readonly pid: number
  readonly host: string
  /** Tells containers on one host apart, whose process ids mean different programs; empty where there are none. */
  readonly pidNamespace: string
  /** When the process began, in the words of the system; empty where it can't be told. */
  readonly started: string
}

function orEmpty(read: () => string): string {
  try {
    return read().trim()
  } catch {
    return ''
  }
}

// Field 22 of /proc/PID/stat, in ticks since the boot; the name in field 2 may contain spaces and brackets.
function startedOnLinux(pid: number): string {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
  const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? ''
  return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()} ${ticks}`
}

function started(pid: number): string {
  const fromProc = orEmpty(() => startedOnLinux(pid))
  if (fromProc !== '') return fromProc
  return orEmpty(() =>
    execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }),
  )
}

export function ownIdentity(): ProcessIdentity {
  return {
    pid: process.pid,
    host: hostname(),
    pidNamespace: orEmpty(() => readlinkSync('/proc/self/ns/pid')),
    started: started(process.pid),
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // A process of another user answers with EPERM: it is there.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Whether the process still runs; null where that can't be seen from here. */
export function isRunning(other: ProcessIdentity): boolean | null {
  const own = ownIdentity()
  if (other.host !== own.host || other.pidNamespace !== own.pidNamespace) return null
  if (!exists(other.pid)) return false
  const now = started(other.pid)
  return now === '' || other.started === '' || now === other.started
}
