import { z } from 'zod'
import { type DecimalText, decimalParser } from './decimal.ts'
import { isPlainDate, type PlainDate } from './plain-date.ts'

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

function column<Value>(
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
const same = (text: string) => text

// Tab and line breaks are allowed inside a cell; every other control character is damage.
const isControl = (code: number) => (code < 32 && code !== 9 && code !== 10 && code !== 13) || code === 127

function hasNoControls(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (isControl(text.charCodeAt(at))) return false
  return true
}

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

export const email = column(
  'e-mail address',
  'text',
  z.string().trim().toLowerCase().max(254, 'at most 254 characters').pipe(z.email('an e-mail address')),
  same,
)

export const date = column<PlainDate>(
  'date, YYYY-MM-DD',
  'date',
  z.string().refine(isPlainDate, 'a date that exists, as YYYY-MM-DD, from 1900 to 2199'),
  same,
)

/** A calendar month, kept as its first day. */
export const month = column<PlainDate>(
  'month, YYYY-MM',
  'date',
  z
    .string()
    .refine(value => isPlainDate(`${value}-01`), 'a month that exists, as YYYY-MM, from 1900 to 2199')
    .transform(value => `${value}-01`),
  value => value.slice(0, 7),
)

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

export function integer(low: number, high: number) {
  const expected = `a whole number from ${low} to ${high}`
  return column<number>(
    expected,
    'integer',
    z
      .string()
      .regex(/^-?\d{1,15}$/, expected)
      .transform(Number)
      .refine(value => value >= low && value <= high, expected),
    String,
  )
}

interface DecimalRange {
  readonly unit: string
  readonly low: string
  readonly high: string
  /** Digits after the point. */
  readonly decimals: number
}

/** An exact decimal, kept as its shortest text so that no digit is lost on the way. */
export function decimal({ unit, low, high, decimals }: DecimalRange) {
  const expected = `a number from ${low} to ${high} with at most ${decimals} decimals`
  const parse = decimalParser({ low, high, decimals })
  return column<DecimalText>(
    unit,
    'numeric',
    z.string().transform((value, context) => {
      const parsed = parse(value)
      if (parsed !== null) return parsed
      context.addIssue({ code: 'custom', message: expected, input: value })
      return z.NEVER
    }),
    same,
  )
}

/** A money amount in major units, exact to four decimals; its currency stands in a column of its own. */
export const amount = decimal({ unit: 'money', low: '0', high: '99999999999.9999', decimals: 4 })

/** A money amount that may be negative, as a credit is. */
export const signedAmount = decimal({
  unit: 'money, negative for a credit',
  low: '-99999999999.9999',
  high: '99999999999.9999',
  decimals: 4,
})

export const share = decimal({ unit: 'fraction 0..1', low: '0', high: '1', decimals: 9 })

const knownCurrencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))
export const currency = column(
  'ISO 4217 code',
  'text',
  z
    .string()
    .toUpperCase()
    .refine(value => knownCurrencies.has(value), 'an ISO 4217 currency code such as EUR'),
  same,
)

function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return /\/|^UTC$/.test(zone)
  } catch {
    return false
  }
}

export const timeZone = column(
  'IANA time zone',
  'text',
  z.string().refine(isTimeZone, 'an IANA time zone such as Europe/Berlin'),
  same,
)

export const country = column(
  'ISO 3166 code',
  'text',
  z
    .string()
    .toUpperCase()
    .regex(/^[A-Z]{2}$/, 'a two-letter ISO 3166 country code such as DE'),
  same,
)
