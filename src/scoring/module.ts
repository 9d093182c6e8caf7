import type { z } from 'zod'
import { type Fault, type Parsed, parseInput } from './input.ts'
import type { Model } from './model/index.ts'
import type { Tag } from './model/section.ts'

export interface Term {
  readonly name: string
  readonly meaning: string
  /** Unit and range, for example `fraction 0..1`. */
  readonly unit: string
}

export interface WorkedExample<Input> {
  /** The number in the specification, for example `5.1`. */
  readonly number: string
  readonly title: string
  readonly input: Input
  /** Paths into the output with the value printed to the digits that the specification prints. */
  readonly shows: readonly { readonly path: string; readonly printed: string }[]
}

/**
 * One scoring method: its definition (from which docs/scoring.md is generated) and its pure function.
 * `score` is given input that `input` has accepted; it reads no clock, no randomness without a seed and no I/O.
 */
export interface ScoringModule<Input extends z.ZodType = z.ZodType, Output extends z.ZodType = z.ZodType> {
  /** The name on the command line, for example `comp-mix`. */
  readonly id: string
  /** The folder that it lives in. */
  readonly room: string
  readonly question: string
  readonly formula: readonly string[]
  readonly terms: readonly Term[]
  /** Paths into the model file that this method reads. */
  readonly modelPaths: readonly string[]
  readonly sources: readonly { readonly tag: Tag; readonly text: string }[]
  readonly input: Input
  readonly output: Output
  readonly examples: readonly WorkedExample<z.input<Input>>[]
  /** Faults of accepted input that depend on the model, such as answers off its scales. */
  check?(input: z.output<Input>, model: Model): readonly Fault[]
  // A method, not a property: the registry holds modules of different inputs in one list.
  score(input: z.output<Input>, model: Model): z.output<Output>
}

/** Keeps the inferred types of one module's definition. */
export function defineModule<Input extends z.ZodType, Output extends z.ZodType>(
  module: ScoringModule<Input, Output>,
): ScoringModule<Input, Output> {
  return module
}

/** Checks raw input and scores it; every fault is listed, none is thrown. */
export function runModule<Input extends z.ZodType, Output extends z.ZodType>(
  module: ScoringModule<Input, Output>,
  raw: unknown,
  model: Model,
): Parsed<z.output<Output>> {
  const parsed = parseInput(module.input, raw)
  if (!parsed.ok) return parsed
  const faults = module.check?.(parsed.value, model) ?? []
  return faults.length > 0 ? { ok: false, faults } : { ok: true, value: module.score(parsed.value, model) }
}
