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

/** Checks raw input against a schema; every fault is listed, none is thrown. */
export function parseInput<Schema extends z.ZodType>(schema: Schema, raw: unknown): Parsed<z.output<Schema>> {
  const result = schema.safeParse(raw)
  if (result.success) return { ok: true, value: result.data }
  return {
    ok: false,
    faults: result.error.issues.map(issue => ({
      path: formatPath(issue.path) || '(input)',
      expected: issue.message,
      found: describeFound(valueAt(raw, issue.path)),
    })),
  }
}
