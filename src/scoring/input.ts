import { z } from 'zod'

/** One fault of an input: where, what was expected, what was found. */
export interface Fault {
  readonly path: string
  readonly expected: string
  readonly found: string
}

export type Parsed<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly faults: readonly Fault[] }

const WEIGHT_TOLERANCE = 1e-9

export const fraction = z.number().min(0).max(1)
export const id = z.string().min(1)

// Bounds that no business reaches: products of quantities stay finite, and work stays short.
/** How many of something. */
export const tally = z.int().min(0).max(1e9)
/** How much of something, such as minutes or calls a year. */
export const quantity = z.number().min(0).max(1e12)
/** What others are divided by: so small that it is none would make the rest endless. */
const LEAST = 1e-6
export const positiveQuantity = z.number().min(LEAST).max(1e12)
export const positiveFraction = z.number().min(LEAST).max(1)

/** Values by a name that the caller chose; a name like `constructor` finds nothing that the caller did not put there. */
export function byChosenName<Value extends z.ZodType>(value: Value) {
  return z
    .record(id, value)
    .transform(
      (entries): Readonly<Record<string, z.output<Value>>> => Object.assign(Object.create(null), entries),
    )
}

/** A rating between two goalposts, both included. */
export const rating = (low: number, high: number) => z.number().min(low).max(high)

export function sumsToOne(weights: readonly number[]): boolean {
  return Math.abs(weights.reduce((sum, weight) => sum + weight, 0) - 1) <= WEIGHT_TOLERANCE
}

/** Refuses lists in which two rows carry the same id, naming the second one. */
export function uniqueBy<Row>(key: (row: Row) => string) {
  return (rows: readonly Row[], context: z.RefinementCtx<readonly Row[]>) => {
    const first = new Map<string, number>()
    rows.forEach((row, index) => {
      const value = key(row)
      const earlier = first.get(value)
      if (earlier === undefined) first.set(value, index)
      else
        context.addIssue({
          code: 'custom',
          path: [index],
          message: `an id of its own (row ${earlier} has the same)`,
          input: value,
        })
    })
  }
}

/** Dotted path with list positions in brackets, for example `accounts[3].answers.N2`. */
export function formatPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, part) =>
      typeof part === 'number' ? `${text}[${part}]` : text === '' ? String(part) : `${text}.${String(part)}`,
    '',
  )
}

/** Short JSON of what was found at a path, cut so that an error stays one line. */
export function describeFound(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (typeof value === 'number' && !Number.isFinite(value)) return String(value)
  if (Array.isArray(value) && value.length > 0) return `a list of ${value.length}`
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 80 ? `${text.slice(0, 77)}...` : text
}

function valueAt(root: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) =>
      value !== null && typeof value === 'object' ? (value as Record<PropertyKey, unknown>)[part] : undefined,
    root,
  )
}

const NOUNS: Readonly<Record<string, string>> = {
  number: 'a number',
  int: 'a whole number',
  string: 'text',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  undefined: 'nothing',
}

/** What a schema expected at an issue, as it reads after "expected". Messages of a schema's own stay as they are. */
function describeExpected(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return NOUNS[issue.expected] ?? issue.expected
    case 'invalid_value':
      return `one of ${issue.values.map(value => JSON.stringify(value)).join(', ')}`
    case 'too_small':
      return bound(issue.inclusive === false ? 'more than' : 'at least', issue.minimum, issue.origin)
    case 'too_big':
      return bound(issue.inclusive === false ? 'less than' : 'at most', issue.maximum, issue.origin)
    case 'invalid_format':
      return issue.pattern === undefined ? `text in the form ${issue.format}` : `text like ${issue.pattern}`
    default:
      return undefined
  }
}

function bound(relation: string, limit: number | bigint, origin: string): string {
  if (origin === 'string')
    return limit === 1n || limit === 1 ? 'text that is not empty' : `${relation} ${limit} characters`
  const isList = origin === 'array' || origin === 'set'
  return isList ? `${relation} ${limit} ${Number(limit) === 1 ? 'entry' : 'entries'}` : `${relation} ${limit}`
}

/** The branch of a union that the input came nearest to: no fault at its root, and the fewest below. */
function nearestBranch(branches: readonly (readonly z.core.$ZodIssue[])[]) {
  const isRootMismatch = (issues: readonly z.core.$ZodIssue[]) =>
    issues.some(issue => issue.path.length === 0)
  return branches.toSorted(
    (a, b) => Number(isRootMismatch(a)) - Number(isRootMismatch(b)) || a.length - b.length,
  )[0]
}

function faultsOf(issue: z.core.$ZodIssue, root: unknown, base: readonly PropertyKey[]): Fault[] {
  const path = [...base, ...issue.path]
  const fault = (at: readonly PropertyKey[], expected: string): Fault => ({
    path: formatPath(at) || '(input)',
    expected,
    found: describeFound(valueAt(root, at)),
  })
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map(key => fault([...path, key], 'no such field (check its spelling)'))
  if (issue.code === 'invalid_key' || issue.code === 'invalid_element')
    return [fault(path, issue.issues[0]?.message ?? issue.message)]
  const nearest = issue.code === 'invalid_union' ? nearestBranch(issue.errors) : undefined
  if (nearest !== undefined && issue.message === UNION_MESSAGE)
    return nearest.flatMap(inner => faultsOf(inner, root, path))
  return [fault(path, issue.message)]
}

/** What zod says of a union that has no words of its own. */
const UNION_MESSAGE = 'Invalid input'

/** Checks raw input against a schema; every fault is listed, none is thrown. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, raw: unknown): Parsed<z.output<Schema>> {
  const result = schema.safeParse(raw, { error: describeExpected })
  if (result.success) return { ok: true, value: result.data }
  return { ok: false, faults: result.error.issues.flatMap(issue => faultsOf(issue, raw, [])) }
}
