// `npm test`: everything that must hold, cheapest first. Prints the test totals as its last line.
import { spawnSync } from 'node:child_process'

const steps = [
  ['generate the database client', ['node', 'scripts/prisma.mjs', 'generate']],
  ['build', ['node', 'scripts/build.mjs']],
  ['types', ['npx', '--no-install', 'tsc', '-p', 'tsconfig.json']],
  ['types of the page', ['npx', '--no-install', 'tsc', '-p', 'src/sandbox/page/tsconfig.json']],
  ['lint', ['npx', '--no-install', 'biome', 'check', '--error-on-warnings', '.']],
  ['import rules', ['npx', '--no-install', 'depcruise', 'src', '--output-type', 'err']],
  ['dead code', ['npx', '--no-install', 'knip']],
  ['repeated code', ['npx', '--no-install', 'jscpd', '--silent']],
  ['tests', ['npx', '--no-install', 'vitest', 'run']],
]

for (const [title, [command, ...args]] of steps) {
  process.stderr.write(`\n— ${title}\n`)
  const run = spawnSync(command, args, { stdio: 'inherit' })
  if (run.status !== 0) {
    process.stderr.write(`\n${title}: failed (exit ${run.status ?? run.signal})\n`)
    process.exit(run.status ?? 1)
  }
}
