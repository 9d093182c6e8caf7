import { hash } from 'node:crypto'
import type { FactKind, FactRow } from '../../facts/index.ts'
import type { StoredRow } from '../../workflows/ports/index.ts'
import type { FactTable, TableColumn } from './fact-table.ts'

/** A row in the order of the table's columns, as it goes to the database. */
export interface WrittenRow {
  readonly key: string
  readonly rowHash: string
  readonly cells: readonly unknown[]
  readonly baseMinor: readonly (string | null)[]
}

const arrayText = (list: readonly unknown[]) =>
  `{${list.map(value => `"${String(value).replaceAll(/["\\]/g, letter => `\\${letter}`)}"`).join(',')}}`

function toCell(row: Readonly<Record<string, unknown>>, column: TableColumn): unknown {
  const value = row[column.property] ?? null
  if (value === null) return column.isNullAsEmpty ? '' : null
  return Array.isArray(value) ? arrayText(value) : value
}

const LARGEST = 2n ** 63n - 1n

function toMinor(amount: bigint | null | undefined, table: FactTable, property: string): string | null {
  if (amount === null || amount === undefined) return null
  // The importer refuses such a row with its line; here it must not be cut silently.
  if (amount > LARGEST || amount < -LARGEST)
    throw new RangeError(`${table.table}.${property}: ${amount} minor units do not fit into 64 bits`)
  return amount.toString()
}

export function toWritten<Kind extends FactKind>(
  table: FactTable,
  { row, baseMinor }: StoredRow<Kind>,
): WrittenRow {
  const cells = table.columns.map(column => toCell(row, column))
  const amounts = table.baseMinor.map(({ property }) => toMinor(baseMinor[property], table, property))
  const key = JSON.stringify(cells.filter((_, index) => table.columns[index]?.isKey))
  return {
    key,
    // 132 bits: with a billion versions of a row two still never agree by chance.
    rowHash: hash('sha256', JSON.stringify([cells, amounts]), 'base64').slice(0, 22),
    cells,
    baseMinor: amounts,
  }
}

/** A row as it comes from the database: the table's columns, then its base amounts. */
export function toStored<Kind extends FactKind>(
  table: FactTable,
  values: readonly unknown[],
): StoredRow<Kind> {
  const row = Object.fromEntries(
    table.columns.map(({ property, isNullAsEmpty }, index) => {
      const value = values[index]
      return [property, isNullAsEmpty && value === '' ? null : value]
    }),
  )
  const baseMinor = Object.fromEntries(
    table.baseMinor.map(({ property }, index) => {
      const value = values[table.columns.length + index]
      return [property, typeof value === 'string' ? BigInt(value) : null]
    }),
  )
  // The registry made both the table and the type.
  return { row: row as FactRow<Kind>, baseMinor }
}
