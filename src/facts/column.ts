import { z } from 'zod'
import { hasNoControls } from './controls.ts'

/** How a column is kept in the database; `text[]` holds a list that the CSV separates with semicolons. */
export type StoredAs = 'text' | 'date' | 'numeric' | 'integer' | 'boolean' | 'text[]'

/** One column of a fact file: its type, unit, meaning and an example, from which the dictionary is made. */
export interface Column<Value = unknown> {
  /** The type as the dictionary names it. */
  readonly type: string
  readonly storedAs: StoredAs
  readonly meaning: string
  readonly example: string
  readonly required: boolean
  /** The kind of fact that the value must name, where it is a reference. */
  readonly refersTo?: FactKindName
  /** Text of one non-empty cell in, value out; the message of an issue says what was expected. */
  readonly cell: z.ZodType<Value, string>
  /** The text that `cell` reads back to the same value. */
  write(value: Value): string
}

export type FactKindName =
  | 'person'
  | 'account'
  | 'buyingCentre'
  | 'contact'
  | 'productFamily'
  | 'familyStage'
  | 'product'
  | 'exchangeRate'
  | 'opportunity'
  | 'opportunityLine'
  | 'revenue'
  | 'activity'
  | 'coverageAssignment'
  | 'accountPlan'
  | 'planObjective'
  | 'planAction'
  | 'planReview'
  | 'checkIn'
  | 'winLossAnswer'
  | 'compPlan'
  | 'compMeasure'
  | 'compPlanAssignment'
  | 'answer'
  | 'requiredPhaseMix'
  | 'valueRating'

interface Described {
  readonly meaning: string
  readonly example: string
}

type Optional<Value> = Column<Value> & { readonly required: false }
type Required<Value> = Column<Value> & { readonly required: true }

export function column<Value>(
  type: string,
  storedAs: StoredAs,
  cell: z.ZodType<Value, string>,
  write: (value: Value) => string,
) {
  return (described: Described): Optional<Value> => ({
    ...described,
    type,
    storedAs,
    cell,
    write,
    required: false,
  })
}

/** Marks a column whose cell may not be empty. */
export function required<Value>(optional: Optional<Value>): Required<Value> {
  return { ...optional, required: true }
}

const MAX_TEXT = 2_000
const MAX_ID = 200
export const same = (text: string) => text

// Outer blanks are never part of a value: two ids that differ by one would look the same to everyone.
export const text = column(
  'text',
  'text',
  z
    .string()
    .trim()
    .max(MAX_TEXT, `at most ${MAX_TEXT} characters`)
    .refine(hasNoControls, 'text without control characters'),
  same,
)

const MAX_LABEL = 200

/** A short text that may be part of a key, which the database limits in length. */
export const label = column(
  `text of at most ${MAX_LABEL} characters`,
  'text',
  z
    .string()
    .trim()
    .max(MAX_LABEL, `at most ${MAX_LABEL} characters`)
    .refine(hasNoControls, 'text without control characters'),
  same,
)

const idCell = z
  .string()
  .trim()
  .max(MAX_ID, `at most ${MAX_ID} characters`)
  .refine(hasNoControls, 'an id without control characters')
  // A list of ids is parted by it.
  .refine(value => !value.includes(';'), 'an id without semicolons')

export const id = column('id', 'text', idCell, same)

export function reference(kind: FactKindName) {
  return (described: Described): Optional<string> => ({
    ...column(`id of ${kind}`, 'text', idCell, same)(described),
    refersTo: kind,
  })
}

const MAX_LIST = 200

/** A list of ids of one kind, separated by semicolons; a repeated id counts once. */
export function references(kind: FactKindName) {
  const cell = z
    .string()
    .transform(value => [...new Set(value.split(';').map(part => part.trim()))].filter(part => part !== ''))
    .pipe(z.array(idCell).max(MAX_LIST, `at most ${MAX_LIST} ids`))
  return (described: Described): Optional<string[]> => ({
    ...column(`ids of ${kind}, separated by ;`, 'text[]', cell, value => value.join(';'))(described),
    refersTo: kind,
  })
}

export function oneOf<const Names extends readonly [string, ...string[]]>(names: Names) {
  return column<Names[number]>(
    `one of ${names.join(', ')}`,
    'text',
    z.string().pipe(z.enum(names, `one of ${names.join(', ')}`)) as unknown as z.ZodType<
      Names[number],
      string
    >,
    same,
  )
}

export const boolean = column<boolean>(
  'true or false',
  'boolean',
  z
    .string()
    .toLowerCase()
    .pipe(z.enum(['true', 'false', 'yes', 'no', '1', '0'], 'true or false'))
    .transform(value => value === 'true' || value === 'yes' || value === '1'),
  String,
)
