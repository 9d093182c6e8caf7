import type { Column } from './column.ts'
import type { Columns } from './fact-file.ts'

/** A cell as a CSV file has it; null where it is empty. */
export function cellText(columns: Columns, property: string, value: unknown): string | null {
  if (value === null || value === undefined) return null
  return columns[property]?.write(value) ?? null
}

/** The value that a text stands for in a column. Throws where the column does not take it. */
export function readCellText(columns: Columns, property: string, text: string | null): unknown {
  const column: Column | undefined = columns[property]
  return text === null || column === undefined ? null : column.cell.parse(text)
}
