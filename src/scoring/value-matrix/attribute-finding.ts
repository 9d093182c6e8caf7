import type { Finding, Reason } from '../finding.ts'
import type { Model } from '../model/index.ts'
import type { Rating } from './cells.ts'
import type { Certainty } from './confidence.ts'
import type { Estimate } from './estimate.ts'
import type { GapTest } from './gap-test.ts'
import type { AttributeResult } from './output.ts'
import type { Quadrant } from './quadrant.ts'
import type { Reading } from './reading.ts'
import { describeAbsence, describeQuadrant } from './sentence.ts'

/** One attribute of a cell with all that its result is made of. */
export interface Judged {
  readonly attribute: string
  readonly ratings: readonly Rating[]
  readonly importance: Estimate | null
  readonly effectiveness: Estimate | null
  readonly weight: number | null
  readonly meanWeight: number
  readonly certainty: Certainty | null
  readonly gapTest: (GapTest & { readonly adjustedP: number }) | null
}

type Placed = Pick<AttributeResult, 'quadrant' | 'borderline' | 'parity' | 'alternatives'>

/** The shape for people: below the least number of buyers there is no value, whatever the numbers say. */
export function findingOf(judged: Judged, placed: Placed, reading: Reading, model: Model): Finding<Quadrant> {
  const { attribute, importance, effectiveness } = judged
  const n = Math.min(importance?.n ?? 0, effectiveness?.n ?? 0)
  const needed = model.valueMatrix.reliability.indicativeFrom
  const evidence = {
    n,
    method: `importance ${reading.importanceFrom}, cut at ${reading.cut}; difference from others, cut at parity`,
    params: { importanceCut: reading.importanceCut, confidenceLevel: model.valueMatrix.confidenceLevel },
    warnings: placed.borderline
      ? [{ code: 'borderline', message: 'The answers don’t settle the quadrant yet.' }]
      : [],
    modelVersion: model.version,
  }
  const absent = (reason: Reason): Finding<Quadrant> => ({
    ...evidence,
    value: null,
    reason,
    explanation: { sentence: describeAbsence(reason, attribute, n, needed), contributions: [], base: 0 },
  })
  if (
    placed.quadrant === null ||
    importance === null ||
    effectiveness === null ||
    reading.importanceCut === null
  )
    return absent(missingReason(judged, reading))
  if (n < needed) return absent('insufficient_n')
  const sentence = describeQuadrant({
    ...placed,
    quadrant: placed.quadrant,
    attribute,
    n,
    difference: effectiveness.value,
    importance: importance.value,
    importanceCut: reading.importanceCut,
  })
  return { ...evidence, value: placed.quadrant, explanation: { sentence, contributions: [], base: 0 } }
}

export function missingReason(
  { attribute, importance }: Judged,
  { derived, importanceFrom }: Reading,
): Reason {
  const derivation =
    importanceFrom === 'derived' && importance === null ? derived?.missing.get(attribute) : undefined
  return derivation ?? 'missing_input'
}
