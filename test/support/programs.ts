import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

/** A program of test/contract/programs in a process of its own. */
export interface Program {
  readonly child: ChildProcess
  /** What it printed so far, line by line. */
  readonly lines: readonly string[]
  /** Resolves once it has printed that many lines; raises what it said where it ended before. */
  printed(count: number): Promise<void>
  /** kill -9: nothing in the process gets a chance to tidy up. */
  kill(): Promise<void>
  ended(): Promise<number | null>
}

export function startProgram(name: string, ...values: readonly string[]): Program {
  const file = join(import.meta.dirname, '../contract/programs', name)
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...values], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const lines: string[] = []
  const reader = createInterface(child.stdout)
  let errors = ''
  let hasEnded = false
  child.stderr.on('data', chunk => {
    errors += String(chunk)
  })
  const ended = once(child, 'exit').then(([code]) => {
    hasEnded = true
    return typeof code === 'number' ? code : null
  })
  reader.on('line', line => lines.push(line))
  return {
    child,
    lines,
    async printed(count) {
      while (lines.length < count) {
        if (hasEnded) throw new Error(`${name} ended after ${lines.length} lines: ${errors}`)
        await Promise.race([once(reader, 'line'), ended])
      }
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
    async ended() {
      const code = await ended
      if (code !== 0) throw new Error(`${name} ended with ${code}: ${errors}`)
      return code
    },
  }
}
