import type { Contribution, Finding, Reason, Warning } from './finding.ts'

interface Basis {
  /** Number of observations that the value rests on. */
  readonly n: number
  readonly method: string
  readonly params?: Readonly<Record<string, unknown>>
  readonly warnings?: readonly Warning[]
  readonly modelVersion: string
}

interface Reading<Value> extends Basis {
  readonly value: Value
  readonly sentence: string
  /** Their points and `base` (0 unless given) sum to the explained value. A number without parts is one part. */
  readonly contributions?: readonly Contribution[]
  readonly base?: number
}

interface Absence extends Basis {
  readonly reason: Reason
  /** What is missing and how to get it. */
  readonly sentence: string
}

function evidence(basis: Basis) {
  const { n, method, params = {}, warnings = [], modelVersion } = basis
  return { n, method, params, warnings, modelVersion }
}

/** A finding that has a value. */
export function reading<Value>(of: Reading<Value>): Finding<Value> {
  const { value, sentence, base = 0 } = of
  const whole = typeof value === 'number' ? [{ term: of.method, points: value - base }] : []
  const contributions = of.contributions ?? whole
  return { ...evidence(of), value, explanation: { sentence, contributions, base } }
}

/** A finding without a value, and why. */
export function absence(of: Absence): Finding<never> {
  const { reason, sentence } = of
  return {
    ...evidence(of),
    value: null,
    reason,
    explanation: { sentence, contributions: [], base: 0 },
  }
}
