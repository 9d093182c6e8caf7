// `npm run bench -- NAME`: a table for people on standard error, one JSON line a case on standard output.
import { type Bench, type BenchCase, table } from './report.ts'

const benches: Readonly<Record<string, () => Promise<Bench>>> = {
  database: async () => (await import('./database.ts')).databaseBench,
  delivery: async () => (await import('./delivery/bench.ts')).deliveryBench,
  import: async () => (await import('./import.ts')).importBench,
  sandbox: async () => (await import('./sandbox.ts')).sandboxBench,
  slack: async () => (await import('./slack.ts')).slackBench,
  startup: async () => (await import('./startup.ts')).startupBench,
  scoring: async () => (await import('./scoring/bench.ts')).scoringBench,
}

const say = (line: string) => process.stderr.write(`${line}\n`)

async function main(names: readonly string[]): Promise<number> {
  const unknown = names.filter(name => !Object.hasOwn(benches, name))
  if (names.length === 0 || unknown.length > 0) {
    say(`bench: one or more of ${Object.keys(benches).join(', ')}, found ${unknown.join(', ') || 'nothing'}`)
    return 2
  }
  for (const name of names) {
    const bench = await benches[name]?.()
    if (bench === undefined) continue
    say(`${name}: ${bench.title}`)
    const entries: BenchCase[] = []
    await bench.run(entry => {
      entries.push(entry)
      process.stdout.write(`${JSON.stringify(entry)}\n`)
    }, say)
    say(`\n${table(entries)}\n`)
  }
  return 0
}

process.exitCode = await main(process.argv.slice(2))
