import type { Reason } from '../finding.ts'
import { roundHalfUp } from '../rounding.ts'
import type { Quadrant } from './quadrant.ts'

const advice: Readonly<Record<Quadrant, string>> = {
  'Value Gaps to Address': 'It matters to them and others do it better',
  'Value Gaps to Monitor and Manage': 'Others do it better, but it matters less',
  'Comparative Advantage to Exploit': 'It matters to them and we do it better',
  'Comparative Advantage to Consider Leverage': 'We do it better, but it matters less',
}

export interface Told {
  readonly attribute: string
  readonly quadrant: Quadrant
  readonly difference: number
  readonly importance: number
  readonly importanceCut: number
  readonly parity: boolean
  readonly borderline: boolean
  readonly alternatives: readonly Quadrant[]
  readonly n: number
}

/** One sentence with the numbers that put an attribute where it is. */
export function describeQuadrant(told: Told): string {
  const { attribute, quadrant, difference, importance, importanceCut, n } = told
  const comparison = told.parity
    ? 'as good as others'
    : `${roundHalfUp(Math.abs(difference), 2)} points ${difference < 0 ? 'worse' : 'better'} than others`
  const certainty = told.borderline
    ? `; not certain${told.alternatives.length > 0 ? `, it could also be ${told.alternatives.join(' or ')}` : ''}`
    : ''
  const verdict = told.parity ? 'We are level with others' : advice[quadrant]
  return (
    `${attribute}: buyers put us ${comparison} and its importance at ${roundHalfUp(importance, 2)} ` +
    `against a cut of ${roundHalfUp(importanceCut, 2)} (n ${n}). ${verdict}${certainty}.`
  )
}

const absences: Readonly<Record<Reason, (attribute: string, n: number, needed: number) => string>> = {
  insufficient_n: (attribute, n, needed) =>
    `${attribute}: ${n} of the ${needed} buyers needed have answered; ask more of them.`,
  missing_input: attribute => `${attribute}: nobody has rated both its importance and us against others yet.`,
  zero_variance: attribute => `${attribute}: everyone gave the same rating, so it can't explain preference.`,
  out_of_range: attribute => `${attribute}: the ratings are outside the scale.`,
  suppressed_anonymity: attribute => `${attribute}: too few answers to show without naming someone.`,
}

export function describeAbsence(reason: Reason, attribute: string, n: number, needed: number): string {
  return absences[reason](attribute, n, needed)
}
