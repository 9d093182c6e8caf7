import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installPeers, scoringPeers } from '../peers.ts'
import type { Bench, BenchCase, Report } from '../report.ts'
import { buildEngines, type Engine, runEngine, runScript } from './engines.ts'
import type { Measurement } from './measure.ts'

type Note = (line: string) => void

const engines: readonly Engine[] = ['ours', 'polars', 'duckdb']
const peerNames: Readonly<Record<Engine, string>> = {
  ours: 'plumbline',
  polars: 'nodejs-polars 0.24.0',
  duckdb: 'DuckDB 1.5.6',
}
const sizes = [
  { size: 10_000, label: '10 thousand', repetitions: 9 },
  { size: 100_000, label: '100 thousand', repetitions: 7 },
  { size: 1_000_000, label: '1 million', repetitions: 5 },
  { size: 3_000_000, label: '3 million', repetitions: 3 },
] as const

const least = (values: readonly number[]) => Math.min(...values)

function goal(name: string, ours: number, limit: number, unit: string): BenchCase {
  return { bench: 'scoring', case: name, ours, peer: limit, peerName: 'goal', ratio: ours / limit, unit }
}

/** Engines take turns over two rounds, so that a busy moment of the machine hits none of them alone. */
function race(folder: string, repetitions: number): Record<Engine, Measurement[]> {
  const measured: Record<Engine, Measurement[]> = { ours: [], polars: [], duckdb: [] }
  for (let round = 0; round < 2; round += 1)
    for (const engine of engines) measured[engine].push(runEngine(engine, folder, repetitions))
  return measured
}

function checkTiers(label: string, measured: Record<Engine, Measurement[]>): void {
  const prints = new Set(Object.values(measured).flatMap(rounds => rounds.map(round => round.fingerprint)))
  if (prints.size !== 1) throw new Error(`The engines disagree on the tiers of ${label} accounts.`)
}

function compareAtSize(
  folder: string,
  label: string,
  repetitions: number,
  report: Report,
  note: Note,
): number {
  const measured = race(folder, repetitions)
  checkTiers(label, measured)
  const best = (engine: Engine) => least(measured[engine].flatMap(round => round.milliseconds))
  const ours = best('ours')
  const peer = best('polars') <= best('duckdb') ? 'polars' : 'duckdb'
  note(
    `${label}: identical tiers (${measured.ours[0]?.tier1} in Tier 1); polars ${best('polars').toFixed(0)} ms, DuckDB ${best('duckdb').toFixed(0)} ms`,
  )
  report({
    bench: 'scoring',
    case: `tiers of ${label} accounts, against the faster peer`,
    ours,
    peer: best(peer),
    peerName: peerNames[peer],
    ratio: ours / best(peer),
    unit: 'ms',
  })
  return ours
}

function compareMemory(folder: string, label: string, report: Report): void {
  const megabytes = (engine: Engine) => runEngine(engine, folder, 1).peakBytes / 1e6
  const [ours, peer] = [megabytes('ours'), megabytes('polars')]
  report({
    bench: 'scoring',
    case: `peak memory of ${label} accounts`,
    ours,
    peer,
    peerName: peerNames.polars,
    ratio: ours / peer,
    unit: 'MB',
  })
}

async function run(report: Report, note: Note): Promise<void> {
  installPeers(scoringPeers)
  buildEngines()
  const folder = mkdtempSync(join(tmpdir(), 'plumbline-bench-'))
  try {
    runScript('prepare', [folder, '1000'])
    const acceptability = JSON.parse(runScript('smaa', [folder, '10000'])) as number[]
    report(goal('random weights, 1,000 accounts × 10,000 draws', least(acceptability), 2000, 'ms'))

    const times: number[] = []
    for (const { size, label, repetitions } of sizes) {
      runScript('prepare', [folder, String(size)])
      runScript('polars', [folder, '1', 'prepare'])
      times.push(compareAtSize(folder, label, repetitions, report, note))
      if (size === 1_000_000) {
        const explained = JSON.parse(runScript('explain', [folder])) as number[]
        const median = explained[explained.length >> 1] ?? 0
        report(goal('explanation of one account of 1 million, median', median, 1, 'ms'))
        const loop = JSON.parse(runScript('event-loop', [folder])) as { longestMilliseconds: number }
        report(
          goal(
            'longest wait of the main thread, 1 million in the worker',
            loop.longestMilliseconds,
            50,
            'ms',
          ),
        )
      }
      if (size === 3_000_000) compareMemory(folder, label, report)
    }
    const [first, last] = [sizes[0].size, sizes[3].size]
    const allowed = (last * Math.log(last)) / (first * Math.log(first))
    report(
      goal(
        'growth of time from 10 thousand to 3 million, against n log n',
        (times[3] ?? 0) / (times[0] ?? 1),
        allowed,
        'times',
      ),
    )
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export const scoringBench: Bench = {
  title: 'answers of a portfolio to tiers; each engine in a process of its own, the same tiers checked',
  run,
}
