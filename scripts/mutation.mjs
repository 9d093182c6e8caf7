// `npm run proof:mutation -- [SLICE ...]`: changes the code of the scoring core in small ways, one slice after the
// other, and counts what the tests notice. Resumable: a mutant that was tried before is tried again only after its code
// or its tests have changed. The last figures of each slice stand in docs/proofs.md.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { recordMutation, testsNotRun } from './mutation-record.mjs'
import { slices, testsOf } from './mutation-slices.mjs'

/** Definitions, schemas and worked examples say what is computed; changed, they are another method, not a mistake. */
const definitions = ['*.test', 'examples', 'index', 'input', 'output', 'shape'].map(name => `!**/${name}.ts`)

function runSlice(name) {
  const incrementalFile = `reports/mutation/${name}.json`
  const mutate = [...slices[name].files, ...definitions].join(',')
  const run = spawnSync(
    'npx',
    ['--no-install', 'stryker', 'run', '--mutate', mutate, '--incrementalFile', incrementalFile],
    { stdio: 'inherit', env: { ...process.env, MUTATION_TESTS: testsOf(name).join(',') } },
  )
  if (run.status !== 0 || !existsSync(incrementalFile)) return run.status ?? 1
  const missed = testsNotRun(testsOf(name), incrementalFile)
  if (missed.length > 0) {
    process.stderr.write(
      `${name}: these tests did not run, so the figures say nothing: ${missed.join(', ')}\n`,
    )
    return 1
  }
  recordMutation(name, incrementalFile)
  return 0
}

const asked = process.argv.slice(2)
const unknown = asked.filter(name => !Object.hasOwn(slices, name))
if (unknown.length > 0) {
  process.stderr.write(`slices: ${Object.keys(slices).join(', ')}; found ${unknown.join(', ')}\n`)
  process.exit(2)
}
for (const name of asked.length > 0 ? asked : Object.keys(slices)) {
  const status = runSlice(name)
  if (status !== 0) process.exit(status)
}
