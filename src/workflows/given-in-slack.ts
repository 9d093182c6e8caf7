import { RefusedInputError } from '../errors.ts'
import {
  type CellRead,
  cellText,
  type FactFile,
  type FactKind,
  type FactRow,
  factFiles,
  readCellText,
} from '../facts/index.ts'
import type { StoredRow } from './ports/index.ts'

/** Cells by property, as a CSV file has them; null for an empty one. */
export type Cells = Readonly<Record<string, string | null>>
/** What was expected of cells that say something else, by property. */
export type Expected = Readonly<Record<string, string>>

const fileOf = (kind: FactKind) => factFiles[kind] as unknown as FactFile

/** A CSV file knows no empty text beside an empty cell, and what was given is exported and imported again. */
function readCell({ columns }: FactFile, property: string, text: string | null): CellRead {
  const said = text === null || text.trim() === '' ? null : text
  return said === null && columns[property]?.required === true
    ? { expected: 'a value' }
    : readCellText(columns, property, said)
}

/** What people typed, read by the columns of its kind. */
export function readCells(
  kind: FactKind,
  cells: Cells,
): { readonly values: Readonly<Record<string, unknown>> } | { readonly expected: Expected } {
  const read = Object.entries(cells).map(
    ([property, text]) => [property, readCell(fileOf(kind), property, text)] as const,
  )
  const expected = read.flatMap(([property, cell]) => ('expected' in cell ? [[property, cell.expected]] : []))
  if (expected.length > 0) return { expected: Object.fromEntries(expected) }
  return {
    values: Object.fromEntries(
      read.map(([property, cell]) => [property, 'value' in cell ? cell.value : null]),
    ),
  }
}

/** The rules of its kind that a row breaks. */
export const brokenIn = (kind: FactKind, row: object): Expected =>
  Object.fromEntries(
    fileOf(kind).rules.flatMap(rule => {
      const broken = rule(row as Parameters<typeof rule>[0])
      return broken === null ? [] : [[broken.column, broken.expected]]
    }),
  )

/** A new row of a kind without amounts, as an import would read it; what is not named stays empty. */
export function readRow<Kind extends FactKind>(
  kind: Kind,
  cells: Cells,
): { readonly stored: StoredRow<Kind> } | { readonly expected: Expected } {
  const empty = Object.fromEntries(Object.keys(factFiles[kind].columns).map(name => [name, null]))
  const read = readCells(kind, { ...empty, ...cells })
  if ('expected' in read) return read
  const expected = brokenIn(kind, read.values)
  if (Object.keys(expected).length > 0) return { expected }
  // Every column of the kind was read by its own schema just now.
  return { stored: { row: read.values as FactRow<Kind>, baseMinor: {} } }
}

/**
 * A row of a kind without amounts; what is not named stays empty.
 * @throws RefusedInputError with what was expected of each cell that an import would reject.
 */
export function givenRow<Kind extends FactKind>(kind: Kind, cells: Partial<FactRow<Kind>>): StoredRow<Kind> {
  const { columns } = fileOf(kind)
  const texts = Object.entries(cells).map(([name, value]) => [name, cellText(columns, name, value)])
  const read = readRow(kind, Object.fromEntries(texts))
  if ('stored' in read) return read.stored
  throw new RefusedInputError(
    Object.entries(read.expected).map(
      ([name, expected]) => `“${columns[name]?.meaning ?? name}” needs ${expected}.`,
    ),
  )
}
