// `npm run proof:mutation -- [SLICE]`: changes the code of one slice of the scoring core in small ways and counts what
// the tests notice. Resumable: what was tried before and has not changed is not tried again.
import { spawnSync } from 'node:child_process'

const not = ['**/*.test.ts', '**/examples.ts', '**/{index,input,output}.ts']
const slices = {
  segmentation: ['src/scoring/segmentation/*.ts'],
  statistics: ['src/scoring/statistics/*.ts'],
  shared: ['src/scoring/*.ts', 'src/scoring/model/merge.ts'],
  'value-matrix': ['src/scoring/value-matrix/**/*.ts'],
  'sales-motion': ['src/scoring/sales-motion/**/*.ts'],
  coverage: ['src/scoring/coverage/**/*.ts'],
  'comp-mix': ['src/scoring/comp-mix/**/*.ts'],
  governance: ['src/scoring/governance/**/*.ts'],
  alignment: ['src/scoring/alignment/**/*.ts'],
  impact: ['src/scoring/impact/**/*.ts'],
  competencies: ['src/scoring/competencies/**/*.ts'],
}

const [name = 'segmentation', ...rest] = process.argv.slice(2)
const slice = slices[name]
if (slice === undefined) {
  process.stderr.write(`slice: one of ${Object.keys(slices).join(', ')}, found ${name}\n`)
  process.exit(2)
}
const mutate = [...slice, ...not.map(pattern => `!${pattern}`)].join(',')
const incrementalFile = `reports/mutation/${name}.incremental.json`
const run = spawnSync(
  'npx',
  ['--no-install', 'stryker', 'run', '--mutate', mutate, '--incrementalFile', incrementalFile, ...rest],
  { stdio: 'inherit' },
)
process.exit(run.status ?? 1)
