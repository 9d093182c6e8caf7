import { readdir } from 'node:fs/promises'
import { RefusedInputError } from '../../errors.ts'
import { columnName, factFiles, factKinds } from '../../facts/index.ts'
import type { FactSource, OpenFactSource, SourceTarget } from '../../workflows/ports/index.ts'
import { type CsvTable, fileOf, openTable, type RefusedTable } from './csv-table.ts'
import { reasonOf } from './file-reason.ts'
import { loadMapping } from './mapping/load.ts'
import { openMapped } from './mapping/open-mapped.ts'

/** Opens a folder of CSV files: ours by their names, or another system's through a mapping file. */
export const openCsvFolder: OpenFactSource = async (dir, mappingFile) => {
  const present = await listFiles(dir)
  return mappingFile === undefined
    ? openOwn(dir, present)
    : openMapped(dir, present, await loadMapping(mappingFile))
}

async function listFiles(dir: string): Promise<ReadonlySet<string>> {
  const entries = await readdir(dir, { withFileTypes: true }).catch(cause => {
    throw new RefusedInputError([`${dir}: expected a folder that can be read, found ${reasonOf(cause)}`])
  })
  return new Set(entries.filter(entry => entry.isFile() || entry.isSymbolicLink()).map(entry => entry.name))
}

async function openOwn(dir: string, present: ReadonlySet<string>): Promise<FactSource> {
  const kinds = factKinds.filter(kind => present.has(factFiles[kind].file))
  if (kinds.length === 0) {
    const names = factKinds.map(kind => factFiles[kind].file).join(', ')
    throw new RefusedInputError([`${dir}: expected at least one of ${names}; for other files give a mapping`])
  }
  const targets: SourceTarget[] = []
  const tables: (CsvTable | RefusedTable)[] = []
  const warnings: string[] = []
  for (const kind of kinds) {
    const { file, columns } = factFiles[kind]
    const names = Object.entries(columns).map(([property, column]) => ({ property, column }))
    const wished = (required: boolean) =>
      names.filter(({ column }) => column.required === required).map(({ property }) => columnName(property))
    const table = await openTable(dir, file, { required: wished(true), optional: wished(false) })
    tables.push(table)
    if ('refused' in table) continue
    if (table.header.unread.length > 0)
      warnings.push(`${file}: nobody reads these columns: ${table.header.unread.join(', ')}`)
    const held = names.flatMap(({ property }) => {
      const at = table.header.position(columnName(property))
      return at === undefined ? [] : [{ property, field: columnName(property), at }]
    })
    targets.push({ kind, file, columns: held, read: () => read(table, held) })
  }
  const files = new Set<string>(kinds.map(kind => factFiles[kind].file))
  for (const name of present) {
    if (name.toLowerCase().endsWith('.csv') && !files.has(name))
      warnings.push(`${name}: nobody reads this file`)
  }
  return { folder: dir, files: tables.map(fileOf), targets, deriveCoverage: null, warnings }
}

async function* read(table: CsvTable, held: readonly { readonly at: number }[]) {
  let rowsRead = 0
  for await (const { rows, bytesRead } of table.rows()) {
    const items = rows.map(row => {
      const place = { line: row.line, ordinals: [row.ordinal] }
      return 'faults' in row
        ? { ...place, faults: row.faults }
        : { ...place, cells: held.map(({ at }) => row.cells[at] ?? '') }
    })
    rowsRead += rows.length
    yield { items, rowsRead, bytesRead }
  }
}
