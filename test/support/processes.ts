import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'

const projectFolder = join(import.meta.dirname, '../..')

export interface Ended {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

export interface RunningProcess {
  readonly child: ChildProcess
  /** What it said so far. */
  readonly said: { stdout: string; stderr: string }
  /** Resolves once standard output or error matches; raises what was said where the process ends before. */
  until(pattern: RegExp): Promise<void>
  /** Ends it as Ctrl+C would. */
  stop(): Promise<Ended>
  readonly ended: Promise<Ended>
}

export interface ProcessOptions {
  /** On top of the test's environment, from which every setting of Plumbline is taken out. */
  readonly environment?: Readonly<Record<string, string>>
  readonly input?: string
  readonly cwd?: string
}

function cleanEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(PLUMBLINE_|SLACK_|DATABASE_URL|NODE_OPTIONS)/.test(name),
    ),
  )
}

/** `npm test` has just built the product, so whole processes are started from the build: what users run. */
const isBuilt = process.env['PLUMBLINE_TEST_BUILT'] === 'true'

function programOf(file: string): readonly string[] {
  return isBuilt
    ? [join(projectFolder, 'dist', file.replace(/\.ts$/, '.js'))]
    : ['--import', import.meta.resolve('tsx'), join(projectFolder, 'src', file)]
}

/** Starts a program of the product in a process of its own. */
export function startSource(
  file: 'main.ts' | 'cli/plumbline.ts',
  args: readonly string[],
  { environment = {}, input, cwd = projectFolder }: ProcessOptions = {},
): RunningProcess {
  const child = spawn(process.execPath, [...programOf(file), ...args], {
    cwd,
    env: { ...cleanEnvironment(), ...environment },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  child.stdin.end(input ?? '')
  const said = { stdout: '', stderr: '' }
  child.stdout.on('data', chunk => {
    said.stdout += String(chunk)
  })
  child.stderr.on('data', chunk => {
    said.stderr += String(chunk)
  })
  let hasEnded = false
  const ended = once(child, 'close').then(([code]): Ended => {
    hasEnded = true
    return { exitCode: typeof code === 'number' ? code : null, ...said }
  })
  return {
    child,
    said,
    ended,
    async until(pattern) {
      while (!pattern.test(said.stdout) && !pattern.test(said.stderr)) {
        if (hasEnded) throw new Error(`${file} ended: ${said.stdout}${said.stderr}`)
        await Promise.race([once(child.stdout, 'data'), once(child.stderr, 'data'), ended])
      }
    },
    async stop() {
      child.kill('SIGINT')
      return ended
    },
  }
}

/** Runs `plumbline` to its end. */
export const plumbline = (args: readonly string[], options: ProcessOptions = {}): Promise<Ended> =>
  startSource('cli/plumbline.ts', args, options).ended

/** A port of this machine that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done, failed) => {
    server.once('error', failed)
    server.listen(0, '127.0.0.1', done)
  })
  const address = server.address()
  await new Promise(done => server.close(done))
  return typeof address === 'object' && address !== null ? address.port : 0
}
