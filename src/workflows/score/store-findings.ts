import { RefusedInputError } from '../../errors.ts'
import { type Model, parseInput, scoring } from '../../scoring/index.ts'
import type { RunStore } from '../ports/index.ts'

export type ModuleName = keyof typeof scoring

/** Rows of one write; small, so that an answer never waits for a run. */
export const WRITE_ROWS = 100

export function chunks<Row>(rows: readonly Row[]): readonly (readonly Row[])[] {
  return Array.from({ length: Math.ceil(rows.length / WRITE_ROWS) }, (_, index) =>
    rows.slice(index * WRITE_ROWS, (index + 1) * WRITE_ROWS),
  )
}

type Scored<Name extends ModuleName> = ReturnType<(typeof scoring)[Name]['score']>

const scoreOf = <Name extends ModuleName>(name: Name, input: unknown, model: Model) =>
  (scoring[name].score as (input: unknown, model: Model) => unknown)(input, model) as Scored<Name>

/** @throws RefusedInputError where our own reading of the facts is not what a module takes. */
export function mustParse<Name extends ModuleName>(name: Name, raw: unknown) {
  const parsed = parseInput(scoring[name].input, raw)
  if (parsed.ok) return parsed.value
  throw new RefusedInputError(
    parsed.faults.map(fault => `${name} ${fault.path}: expected ${fault.expected}, found ${fault.found}`),
  )
}

/** Judges one input with a module of the scoring core. */
export const judge = <Name extends ModuleName>(name: Name, raw: unknown, model: Model): Scored<Name> =>
  scoreOf(name, mustParse(name, raw), model)

/** Faults instead of a finding where an account's facts contradict each other: the others keep their scores. */
export function judgeOrFault(name: ModuleName, raw: unknown, model: Model): unknown {
  const parsed = parseInput(scoring[name].input, raw)
  return parsed.ok ? scoreOf(name, parsed.value, model) : { faults: parsed.faults }
}

export interface Judged {
  readonly subjectId: string
  readonly input: unknown
  readonly finding: unknown
}

/** Stores the inputs and findings of some subjects, a few rows at a time. */
export async function storeFindings(
  runs: RunStore,
  runId: string,
  module: string,
  judged: readonly Judged[],
): Promise<void> {
  for (const rows of chunks(judged)) {
    await runs.addSnapshot(
      runId,
      rows.map(({ subjectId, input }) => ({ module, subjectId, input })),
    )
    await runs.addFindings(
      runId,
      rows.map(({ subjectId, finding }) => ({ module, subjectId, finding })),
    )
  }
}
