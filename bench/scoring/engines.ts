import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Measurement } from './measure.ts'

const build = join(process.cwd(), 'node_modules', '.cache', 'bench')

/** Compiles what ships, so that no loader slows our side. */
export function buildEngines(): void {
  const compiler = createRequire(import.meta.url).resolve('typescript/bin/tsc')
  const tsc = spawnSync(process.execPath, [compiler, '-p', 'bench/scoring/tsconfig.json'], {
    encoding: 'utf8',
  })
  if (tsc.status !== 0) throw new Error(`The engines do not compile:\n${tsc.stdout}`)
}

export type Engine = 'ours' | 'polars' | 'duckdb'

/** Runs a script of this folder in a fresh process and returns what it prints. */
export function runScript(script: string, args: readonly string[]): string {
  const run = spawnSync(process.execPath, [join(build, 'bench', 'scoring', `${script}.js`), ...args], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  if (run.status !== 0) throw new Error(`${script} ${args.join(' ')} failed:\n${run.stderr}`)
  return run.stdout
}

export function runEngine(engine: Engine, folder: string, repetitions: number): Measurement {
  return JSON.parse(runScript(engine, [folder, String(repetitions)])) as Measurement
}
