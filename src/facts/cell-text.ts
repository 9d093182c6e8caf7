import type { Column } from './column.ts'
import type { Columns } from './fact-file.ts'

/** A cell as a CSV file has it; null where it is empty. */
export function cellText(columns: Columns, property: string, value: unknown): string | null {
  if (value === null || value === undefined) return null
  return columns[property]?.write(value) ?? null
}

export type CellRead = { readonly value: unknown } | { readonly expected: string }

/** The value that the text of a cell stands for, or what was expected where it stands for none. */
export function readCell(cell: Column['cell'], text: string): CellRead {
  const read = cell.safeParse(text)
  return read.success ? { value: read.data } : { expected: read.error.issues[0]?.message ?? 'another value' }
}

/** The same of a property of a row; an empty cell is null. */
export function readCellText(columns: Columns, property: string, text: string | null): CellRead {
  const column: Column | undefined = columns[property]
  return text === null || column === undefined ? { value: null } : readCell(column.cell, text)
}
