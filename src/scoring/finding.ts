import { z } from 'zod'

/** Why a result has no value. A missing value is never zero. */
export const reasons = [
  'insufficient_n',
  'zero_variance',
  'missing_input',
  'out_of_range',
  'suppressed_anonymity',
] as const
export type Reason = (typeof reasons)[number]

/** One part of a score; the points of all parts (plus `base`) sum to the explained value. */
export interface Contribution {
  readonly term: string
  readonly points: number
}

export interface Explanation {
  /** One sentence a person reads in ten seconds. */
  readonly sentence: string
  readonly contributions: readonly Contribution[]
  /** What the contributions are added to; 0 unless the method has a starting value. */
  readonly base: number
}

export interface Warning {
  readonly code: string
  readonly message: string
}

interface Evidence {
  /** Number of observations that the value rests on. */
  readonly n: number
  readonly method: string
  readonly params: Readonly<Record<string, unknown>>
  readonly warnings: readonly Warning[]
  readonly modelVersion: string
}

/** A value with its evidence, or a reason why there is none. The one shape of every result of the scoring core. */
export type Finding<Value> =
  | (Evidence & { readonly value: Value; readonly reason?: undefined; readonly explanation: Explanation })
  | (Evidence & { readonly value: null; readonly reason: Reason; readonly explanation: Explanation })

export const explanationSchema = z.object({
  sentence: z.string(),
  contributions: z.array(z.object({ term: z.string(), points: z.number() })).readonly(),
  base: z.number(),
})

export const warningSchema = z.object({ code: z.string(), message: z.string() })

/** How many: a whole number from 0. */
export const count = z.number().int().nonnegative()

/** The JSON shape of a finding whose value has the given schema. */
export function findingSchema<Value extends z.ZodType>(value: Value) {
  return z.object({
    value: value.nullable(),
    reason: z.enum(reasons).optional(),
    n: count,
    method: z.string(),
    params: z.record(z.string(), z.unknown()),
    warnings: z.array(warningSchema).readonly(),
    modelVersion: z.string(),
    explanation: explanationSchema,
  })
}
