import type { z } from 'zod'
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
  // A method, not a property: the registry holds modules of different inputs in one list.
  score(input: z.output<Input>, model: Model): z.output<Output>
}

/** Keeps the inferred types of one module's definition. */
export function defineModule<Input extends z.ZodType, Output extends z.ZodType>(
  module: ScoringModule<Input, Output>,
): ScoringModule<Input, Output> {
  return module
}
