// `npm run proof:mutation -- [SLICE ...]`: changes the code of the scoring core in small ways, one slice after the
// other, and counts what the tests notice. Resumable: a mutant that was tried before is tried again only after its code
// or its tests have changed. The last figures of each slice stand in docs/proofs.md.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { recordMutation } from './mutation-record.mjs'
import { slices, testsOf } from './mutation-slices.mjs'

/** Definitions and schemas are made once, as a file is loaded, and are left out by that; changed, they are another method. */
const definitions = ['*.test', 'examples'].map(name => `!**/${name}.ts`)

/** A pattern without a file would count as tests that notice nothing. */
function testFiles(name) {
  return testsOf(name).flatMap(pattern => {
    const found = spawnSync('git', ['ls-files', '--', `:(glob)${pattern}`], { encoding: 'utf8' }).stdout
    if (found === '') throw new Error(`${name}: no test at ${pattern}`)
    return found.trim().split('\n')
  })
}

function runSlice(name) {
  const incrementalFile = `reports/mutation/${name}.json`
  const mutate = [...slices[name].files, ...definitions].join(',')
  const run = spawnSync(
    'npx',
    ['--no-install', 'stryker', 'run', '--mutate', mutate, '--incrementalFile', incrementalFile],
    { stdio: 'inherit', env: { ...process.env, MUTATION_TESTS: testFiles(name).join(',') } },
  )
  if (run.status !== 0 || !existsSync(incrementalFile)) return run.status ?? 1
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
