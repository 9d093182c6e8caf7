import {
  type CellRead,
  columnName,
  type FactFile,
  type FactKind,
  type FactRow,
  factFiles,
  readCell,
} from '../../facts/index.ts'
import type { CellFault, OfferedRow, SourceTarget } from '../ports/index.ts'

type Parsed<Kind extends FactKind> =
  | { readonly row: FactRow<Kind> }
  | { readonly faults: readonly CellFault[] }

/** Distinct texts of a column whose values are remembered; dates, currencies and stages come again and again. */
const REMEMBERED = 2_000

/** Makes the reader of a target's rows: every cell by its column, then the rules over the row. */
export function rowParser<Kind extends FactKind>(target: SourceTarget & { readonly kind: Kind }) {
  // The registry's entries differ in their columns; the parser needs only what they share.
  const file = factFiles[target.kind] as unknown as FactFile
  const columns = Object.entries(file.columns).map(([property, column]) => {
    const at = target.columns.findIndex(one => one.property === property)
    const field = target.columns[at]?.field ?? columnName(property)
    const isOpen = column.type.startsWith('text') || file.key.includes(property)
    return { property, at, field, required: column.required, read: remembering(column.cell, isOpen) }
  })
  const fieldOf = (property: string) =>
    columns.find(column => column.property === property)?.field ?? columnName(property)
  const textOf = (offered: OfferedRow, property: string) =>
    offered.cells[columns.find(column => column.property === property)?.at ?? -1] ?? ''

  return (offered: OfferedRow): Parsed<Kind> => {
    const row: Record<string, unknown> = {}
    const faults: CellFault[] = []
    for (const { property, at, field, required, read } of columns) {
      const text = (offered.cells[at] ?? '').trim()
      if (text === '') {
        if (required) faults.push({ field, value: '', reason: 'expected a value, found an empty cell' })
        row[property] = null
        continue
      }
      const value = read(text)
      if ('expected' in value) faults.push({ field, value: text, reason: `expected ${value.expected}` })
      else row[property] = value.value
    }
    if (faults.length > 0) return { faults }
    for (const rule of file.rules) {
      const broken = rule(row)
      if (broken === null) continue
      const value = textOf(offered, broken.column)
      faults.push({ field: fieldOf(broken.column), value, reason: `expected ${broken.expected}` })
    }
    // Every column of the kind was read by its own schema just now.
    return faults.length > 0 ? { faults } : { row: row as FactRow<Kind> }
  }
}

function remembering(cell: FactFile['columns'][string]['cell'], isOpen: boolean): (text: string) => CellRead {
  const judge = (text: string) => readCell(cell, text)
  if (isOpen) return judge
  const seen = new Map<string, CellRead>()
  return text => {
    const known = seen.get(text)
    if (known !== undefined) return known
    const read = judge(text)
    if (seen.size < REMEMBERED) seen.set(text, read)
    return read
  }
}
