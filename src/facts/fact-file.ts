import type { Column, FactKindName } from './column.ts'
import type { PlainDate } from './plain-date.ts'

export type Columns = Readonly<Record<string, Column>>

type ValueOf<C> = C extends Column<infer Value> ? Value : never

/** The values of one row; an empty cell of an optional column is null. */
export type RowOf<C extends Columns> = {
  readonly [Name in keyof C]: C[Name] extends { readonly required: true }
    ? ValueOf<C[Name]>
    : ValueOf<C[Name]> | null
}

/** A rule over several cells of one row: the column to name and what was expected, or null where it holds. */
export type RowRule<Row> = {
  // A method, so that rules of one kind fit where rules of any kind are listed.
  check(row: Row): { readonly column: keyof Row & string; readonly expected: string } | null
}['check']

/** A money column that needs its currency, and the date of its rate. */
export interface MoneyRule {
  readonly amount: string
  readonly currency: string
  /** The column whose date picks the rate; a row without it takes the latest rate. */
  readonly datedBy: string
  /** True where an amount without a currency is no money at all, as the rating in an answer is. */
  readonly isMoneyOnlyWithCurrency?: boolean
}

/** An empty cell that is accepted, and that someone should fill all the same. */
export interface GapRule {
  readonly column: string
  readonly meaning: string
}

/** One kind of fact: its file, table, key, columns and the rules over a row. */
export interface FactFile<C extends Columns = Columns> {
  readonly kind: FactKindName
  /** File name in an import folder. */
  readonly file: string
  /** Table name in the database. */
  readonly table: string
  readonly meaning: string
  /** Columns that together name a row; a null in one counts as empty text. */
  readonly key: readonly (keyof C & string)[]
  readonly columns: C
  readonly rules: readonly RowRule<RowOf<C>>[]
  readonly money: readonly MoneyRule[]
  readonly gaps: readonly GapRule[]
  /**
   * The columns by which `asOf` leaves out facts that came later: the first that is filled counts, and a row in which
   * all are empty is known from the beginning. Absent where rows carry no date.
   */
  readonly datedBy?: readonly (keyof C & string)[]
}

type Definition<C extends Columns> = Omit<FactFile<C>, 'rules' | 'money' | 'gaps'> &
  Partial<Pick<FactFile<C>, 'rules' | 'money' | 'gaps'>>

export function defineFile<const C extends Columns>(definition: Definition<C>): FactFile<C> {
  return { rules: [], money: [], gaps: [], ...definition }
}

/** The column's name in a CSV file and in the database, for example `account_id` for `accountId`. */
export function columnName(property: string): string {
  return property.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)
}

/** The rule that the second of two dates, where both are known, does not come before the first. */
export const inOrder =
  <First extends string, Last extends string>(first: First, last: Last) =>
  (row: { readonly [Name in First | Last]: PlainDate | null }) => {
    const [start, end]: readonly (PlainDate | null)[] = [row[first], row[last]]
    return start !== null && start !== undefined && end !== null && end !== undefined && end < start
      ? { column: last, expected: `a date on or after ${columnName(first)} (${start})` }
      : null
  }
