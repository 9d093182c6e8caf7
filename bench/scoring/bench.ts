import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { installPeers, scoringPeers } from '../peers.ts'
import type { Bench, BenchCase, Report } from '../report.ts'
import { buildEngines, type Engine, runEngine, runScript } from './engines.ts'
import type { Measurement } from './measure.ts'

type Note = (line: string) => void

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
function race(folder: string, entrants: readonly Engine[], repetitions: number) {
  const measured = new Map<Engine, Measurement[]>(entrants.map(engine => [engine, []]))
  for (let round = 0; round < 2; round += 1)
    for (const [engine, results] of measured) results.push(runEngine(engine, folder, repetitions))
  return measured
}

function checkTiers(label: string, measured: ReadonlyMap<Engine, readonly Measurement[]>): void {
  const prints = new Set([...measured.values()].flatMap(rounds => rounds.map(round => round.fingerprint)))
  if (prints.size !== 1) throw new Error(`The engines disagree on the tiers of ${label} accounts.`)
}

interface Times {
  readonly ours: number
  readonly peer: Engine
}

function compareAtSize(
  folder: string,
  { label, repetitions }: (typeof sizes)[number],
  peers: readonly Engine[],
  report: Report,
  note: Note,
): Times {
  const measured = race(folder, ['ours', ...peers], repetitions)
  checkTiers(label, measured)
  const best = (engine: Engine) => least((measured.get(engine) ?? []).flatMap(round => round.milliseconds))
  const peer = peers.reduce((faster, engine) => (best(engine) < best(faster) ? engine : faster))
  const figures = peers.map(engine => `${peerNames[engine]} ${best(engine).toFixed(0)} ms`).join(', ')
  note(`${label}: identical tiers, ${measured.get('ours')?.[0]?.tier1} accounts in Tier 1; ${figures}`)
  const ours = best('ours')
  report({
    bench: 'scoring',
    case: `tiers of ${label} accounts, against the faster peer`,
    ours,
    peer: best(peer),
    peerName: peerNames[peer],
    ratio: ours / best(peer),
    unit: 'ms',
  })
  return { ours, peer }
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

/** What a person waits for: an explanation, and the main thread while the worker scores. */
function measureQuestions(folder: string, report: Report): void {
  const explained = JSON.parse(runScript('explain', [folder])) as number[]
  const median = explained[explained.length >> 1] ?? 0
  report(goal('explanation of one account of 1 million, median', median, 1, 'ms'))
  // Three processes: what the scoring does to the main thread is in all of them, a busy machine in the worst.
  const waits = [1, 2, 3].map(
    () => JSON.parse(runScript('event-loop', [folder])) as { longestMilliseconds: number },
  )
  const longest = least(waits.map(wait => wait.longestMilliseconds))
  report(goal('longest wait of the main thread, 1 million in the worker', longest, 50, 'ms'))
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
    let peers: readonly Engine[] = ['polars', 'duckdb']
    for (const entry of sizes) {
      runScript('prepare', [folder, String(entry.size)])
      runScript('polars', [folder, '1', 'prepare'])
      const { ours, peer } = compareAtSize(folder, entry, peers, report, note)
      times.push(ours)
      if (entry.size === 1_000_000) {
        measureQuestions(folder, report)
        peers = [peer] // the slower one would take minutes at the next size
      }
      if (entry.size === 3_000_000) compareMemory(folder, entry.label, report)
    }
    const [first, last] = [sizes[0].size, sizes[3].size]
    const allowed = (last * Math.log(last)) / (first * Math.log(first))
    const grown = (times[3] ?? 0) / (times[0] ?? 1)
    report(goal('growth of time from 10 thousand to 3 million, against n log n', grown, allowed, 'times'))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export const scoringBench: Bench = {
  title: 'answers of a portfolio to tiers; each engine in a process of its own, the same tiers checked',
  run,
}
