// `npm test`: everything that must hold, cheapest first. Prints the test totals as its last line.
import { spawnSync } from 'node:child_process'

const steps = [
  ['generate the database client', ['npm', 'run', '--silent', 'generate']],
  ['build', ['npm', 'run', '--silent', 'build']],
  ['types', ['npm', 'run', '--silent', 'check:types']],
  ['types of the page', ['npm', 'run', '--silent', 'check:page']],
  ['lint', ['npm', 'run', '--silent', 'check:lint']],
  ['import rules', ['npm', 'run', '--silent', 'check:imports']],
  ['dead code', ['npm', 'run', '--silent', 'check:dead']],
  ['repeated code', ['npm', 'run', '--silent', 'check:repeated']],
  ['tests', ['npx', '--no-install', 'vitest', 'run']],
]

for (const [title, [command, ...args]] of steps) {
  process.stderr.write(`\n— ${title}\n`)
  const run = spawnSync(command, args, {
    stdio: 'inherit',
    env: { ...process.env, PLUMBLINE_TEST_BUILT: 'true' },
  })
  if (run.status !== 0) {
    process.stderr.write(`\n${title}: failed (exit ${run.status ?? run.signal})\n`)
    process.exit(run.status ?? 1)
  }
}
