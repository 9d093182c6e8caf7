// `npm run proof:torture -- [SLICE ...]`: thousands of messages through instances that are killed, a Slack that fails and
// a database that goes away. Resumable: a slice that has a result for this commit is not run again. The last figures of
// each slice stand in docs/proofs.md.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { embeddedFolder, serverDatabase, serverUrl } from '../test/support/databases.ts'
import { type TortureOptions, type TortureResult, torture } from '../test/torture/torture.ts'

const project = join(import.meta.dirname, '..')
const results = join(project, 'reports/torture')
const page = join(project, 'docs/proofs.md')

type Size = Pick<TortureOptions, 'nudges' | 'instances' | 'kills' | 'speed' | 'seed'>
const onServer = (seed: number): Size => ({ nudges: 2_000, instances: 4, kills: 105, speed: 1, seed })
const slices: Readonly<Record<string, Size>> = {
  'postgres-1': onServer(1),
  'postgres-2': onServer(2),
  'postgres-3': onServer(3),
  'postgres-4': onServer(4),
  'postgres-5': onServer(5),
  'embedded-1': { nudges: 1_000, instances: 1, kills: 40, speed: 2, seed: 6 },
}

const say = (line: string) => process.stderr.write(`${line}\n`)
const git = (...words: readonly string[]) =>
  spawnSync('git', words, { cwd: project, encoding: 'utf8' }).stdout.trim()

interface Stored {
  readonly commit: string
  readonly date: string
  readonly result: TortureResult
}

const fileOf = (slice: string) => join(results, `${slice}.json`)
const stored = (slice: string): Stored | null =>
  existsSync(fileOf(slice)) ? (JSON.parse(readFileSync(fileOf(slice), 'utf8')) as Stored) : null

async function placeOf(slice: string) {
  if (slice.startsWith('postgres')) {
    const { url, drop } = await serverDatabase()
    return { location: { kind: 'postgres', url }, remove: drop } as const
  }
  const dataDir = await embeddedFolder()
  const remove = async () => rmSync(dataDir, { recursive: true })
  return { location: { kind: 'embedded', dataDir }, remove } as const
}

async function runSlice(slice: string, size: Size): Promise<TortureResult> {
  const { location, remove } = await placeOf(slice)
  try {
    return await torture({ ...size, location, code: 'dist', giveUpMs: 1_200_000, onProgress: say })
  } finally {
    await remove()
  }
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

/** The slice's row of the table, and under it what was done to the instances, over all slices. */
function record(): void {
  const known = Object.keys(slices).flatMap(slice => {
    const found = stored(slice)
    return found === null ? [] : [{ slice, ...found }]
  })
  const rows = known.map(({ slice, date, commit, result }) => {
    const { queued, kills, killsByStep, faults, states, lost, repeated, unsettled, inSlack, seconds } = result
    const { instances = 0, speed = 1 } = slices[slice] ?? {}
    const atSteps = sum(Object.values(killsByStep))
    const cells = [slice, date, commit, queued, instances, speed, kills, atSteps, sum(Object.values(faults))]
    const ends = [states.sent, states.unknown, states.dead, inSlack, lost.length, repeated.length]
    return `| ${[...cells, ...ends, unsettled.length, seconds].join(' | ')} |`
  })
  const tally = (of: (result: TortureResult) => Readonly<Record<string, number>>) => {
    const totals = new Map<string, number>()
    for (const { result } of known)
      for (const [name, count] of Object.entries(of(result)))
        totals.set(name, (totals.get(name) ?? 0) + count)
    return [...totals]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([name, count]) => `${name} ${count}`)
      .join(', ')
  }
  const table = [
    '<!-- torture -->',
    '',
    '| slice | date | commit | nudges | instances | speed | kills | of them at a step | faults | sent | unknown | dead | in Slack | lost | repeated | unsettled | seconds |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
    `Kills at a labelled step: ${tally(({ killsByStep }) => killsByStep)}.`,
    '',
    `Faults brought about: ${tally(({ faults }) => faults)}.`,
    '',
    '<!-- /torture -->',
  ].join('\n')
  const text = readFileSync(page, 'utf8')
  writeFileSync(
    page,
    text.replace(/<!-- torture -->[\s\S]*<!-- \/torture -->/, () => table),
  )
}

async function main(asked: readonly string[]): Promise<number> {
  const unknown = asked.filter(name => !Object.hasOwn(slices, name))
  if (unknown.length > 0) {
    say(`slices: ${Object.keys(slices).join(', ')}; found ${unknown.join(', ')}`)
    return 2
  }
  mkdirSync(results, { recursive: true })
  const commit = git('rev-parse', '--short', 'HEAD')
  let isGood = true
  for (const [slice, size] of Object.entries(slices)) {
    if (asked.length > 0 && !asked.includes(slice)) continue
    if (stored(slice)?.commit === commit) {
      say(`${slice}: done before at ${commit}`)
      continue
    }
    if (slice.startsWith('postgres') && serverUrl === undefined) {
      say(`${slice}: left out; to have it, set PLUMBLINE_TEST_DATABASE_URL`)
      continue
    }
    const result = await runSlice(slice, size)
    const { lost, repeated, unsettled, inSlack, accountedFor } = result
    writeFileSync(
      fileOf(slice),
      JSON.stringify({ commit, date: new Date().toISOString().slice(0, 10), result }, null, 2),
    )
    record()
    process.stdout.write(`${JSON.stringify({ slice, ...result })}\n`)
    isGood &&= lost.length + repeated.length + unsettled.length === 0 && inSlack === accountedFor
  }
  return isGood ? 0 : 1
}

process.exitCode = await main(process.argv.slice(2))
