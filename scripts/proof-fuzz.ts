// Mutated payloads through the receiver and through the whole bot; resumable slice by slice:
// npm run proof:fuzz -- [--minutes 35] [--slices 3] [parsers|bot]
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type FuzzResult, fuzz, type Way } from '../test/fuzz/fuzz.ts'

/** A million through the receiver and the parsers, 20,000 through the whole bot. */
const slices: Readonly<Record<Way, { readonly slices: number; readonly count: number }>> = {
  parsers: { slices: 40, count: 25_000 },
  bot: { slices: 20, count: 1_000 },
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: 'string', default: '35' }, slices: { type: 'string', default: '1000' } },
})
const ways = (['parsers', 'bot'] as const).filter(
  way => positionals.length === 0 || positionals.includes(way),
)
const until = performance.now() + Number(values.minutes) * 60_000
const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
const folder = join('.artifacts/fuzz', commit)
mkdirSync(folder, { recursive: true })

const fileOf = (way: Way, seed: number) => join(folder, `${way}-${seed}.json`)
const resultOf = (way: Way, seed: number): FuzzResult | null =>
  existsSync(fileOf(way, seed)) ? (JSON.parse(readFileSync(fileOf(way, seed), 'utf8')) as FuzzResult) : null

async function run(): Promise<void> {
  let left = Number(values.slices)
  for (const way of ways)
    for (let seed = 1; seed <= slices[way].slices; seed += 1) {
      if (resultOf(way, seed) !== null) continue
      if (performance.now() > until || left <= 0) return
      left -= 1
      const result = await fuzz({ way, seed, count: slices[way].count })
      writeFileSync(fileOf(way, seed), `${JSON.stringify(result, null, 2)}\n`)
      const { faults, seconds, statuses } = result
      console.log(
        `${way} ${seed}: ${result.sent} in ${Math.round(seconds)} s, ${JSON.stringify(statuses)}, ${faults.length} faults`,
      )
    }
}

await run()
console.log(
  '| way | commit | slices | payloads | answered 200 | refused | calls to Slack | faults | seconds |',
)
console.log('| --- | --- | --- | --- | --- | --- | --- | --- | --- |')
for (const way of ways) {
  const done = Array.from({ length: slices[way].slices }, (_, index) => resultOf(way, index + 1) ?? []).flat()
  const sum = (of: (result: FuzzResult) => number) => done.reduce((total, result) => total + of(result), 0)
  const refused = sum(({ statuses }) => (statuses['401'] ?? 0) + (statuses['400'] ?? 0))
  console.log(
    `| ${way} | ${commit} | ${done.length} of ${slices[way].slices} | ${sum(({ sent }) => sent)} | ${sum(({ statuses }) => statuses['200'] ?? 0)} | ${refused} | ${sum(({ calls }) => calls)} | ${sum(({ faults }) => faults.length)} | ${Math.round(sum(({ seconds }) => seconds))} |`,
  )
  for (const { seed, faults } of done) for (const fault of faults) console.log(`seed ${seed}: ${fault}`)
  if (done.some(({ faults }) => faults.length > 0)) process.exitCode = 1
}
// Connections of payloads that nobody listens to are still being closed.
process.exit()
