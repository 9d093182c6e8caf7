// Writes chunk after chunk until it is killed, and prints the number of each chunk that was acknowledged.
import { openStore } from '../../../src/store/index.ts'
import { activity } from '../../support/fact-rows.ts'
import { locationOf } from './location.ts'

const ROWS = 20

const { bulk } = await openStore(locationOf(process.argv.slice(2)), 'W-1')
const importId = await bulk.writer.beginImport(
  'endless',
  ['people.csv person'],
  new Date('2026-03-01T09:00:00Z'),
)
for (let chunk = await bulk.reader.count('activity'); ; chunk += ROWS) {
  const rows = Array.from({ length: ROWS }, (_, index) =>
    activity(`T-${String(chunk + index).padStart(9, '0')}`),
  )
  await bulk.writer.write(importId, 'activity', rows)
  process.stdout.write(`${chunk}\n`)
}
