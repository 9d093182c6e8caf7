// Imports a folder and prints a line for each chunk that was acknowledged: its kind and its number of rows.
import { openCsvFolder } from '../../../src/crm/index.ts'
import { openStore } from '../../../src/store/index.ts'
import { importFolder } from '../../../src/workflows/import/index.ts'
import type { FactWriter } from '../../../src/workflows/ports/index.ts'
import { locationOf } from './location.ts'

const [dir = '', ...words] = process.argv.slice(2)
const { bulk, close } = await openStore(locationOf(words), 'W-1')
const writer: FactWriter = {
  ...bulk.writer,
  async write(importId, kind, rows) {
    const result = await bulk.writer.write(importId, kind, rows)
    process.stdout.write(`${kind} ${rows.length}\n`)
    return result
  },
}
const at = new Date('2026-03-01T09:00:00Z')
await importFolder({
  dir,
  dryRun: false,
  open: openCsvFolder,
  writer,
  reader: bulk.reader,
  clock: () => at,
  baseCurrency: 'USD',
})
await close()
