import type { Finding, Reason } from '../finding.ts'
import type { Model } from '../model/index.ts'
import { absence, reading } from '../result.ts'
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
export function findingOf(judged: Judged, placed: Placed, at: Reading, model: Model): Finding<Quadrant> {
  const { attribute, importance, effectiveness } = judged
  const n = Math.min(importance?.n ?? 0, effectiveness?.n ?? 0)
  const needed = model.valueMatrix.reliability.indicativeFrom
  const evidence = {
    n,
    method: `importance ${at.importanceFrom}, cut at ${at.cut}; difference from others, cut at parity`,
    params: { importanceCut: at.importanceCut, confidenceLevel: model.valueMatrix.confidenceLevel },
    warnings: placed.borderline
      ? [{ code: 'borderline', message: 'The answers don’t settle the quadrant yet.' }]
      : [],
    modelVersion: model.version,
  }
  const absent = (reason: Reason) =>
    absence({ ...evidence, reason, sentence: describeAbsence(reason, attribute, n, needed) })
  if (placed.quadrant === null || importance === null || effectiveness === null || at.importanceCut === null)
    return absent(missingReason(judged, at))
  if (n < needed) return absent('insufficient_n')
  const sentence = describeQuadrant({
    ...placed,
    quadrant: placed.quadrant,
    attribute,
    n,
    difference: effectiveness.value,
    importance: importance.value,
    importanceCut: at.importanceCut,
  })
  return reading({ ...evidence, value: placed.quadrant, sentence })
}

export function missingReason(
  { attribute, importance }: Judged,
  { derived, importanceFrom }: Reading,
): Reason {
  const derivation =
    importanceFrom === 'derived' && importance === null ? derived?.missing.get(attribute) : undefined
  return derivation ?? 'missing_input'
}
