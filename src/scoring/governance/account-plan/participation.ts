import type { Finding } from '../../finding.ts'
import type { Model } from '../../model/index.ts'
import { daysBetween } from '../../plain-date.ts'
import { absence, reading } from '../../result.ts'
import { count } from '../../wording.ts'
import type { GovernanceInput } from './input.ts'
import type { GovernanceIssue } from './issue.ts'

/** Level words by participation level, 0..4. */
const levelWords = ['not taking part', 'informed', 'consulted', 'involved', 'collaborating'] as const

/** Check-ins that say how the customer took part, newest first. */
const answered = ({ checkIns, asOf }: GovernanceInput) =>
  checkIns
    .flatMap(({ on, participationLevel }) =>
      participationLevel === undefined || on > asOf ? [] : [{ on, level: participationLevel }],
    )
    .sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : b.level - a.level))

/** How the customer took part at the newest check-in, 0 none to 4 collaborates. */
export function participationLevel(input: GovernanceInput, model: Model): Finding<number> {
  const [newest] = answered(input)
  const basis = {
    n: answered(input).length,
    method: 'level at the newest check-in',
    modelVersion: model.version,
  }
  if (newest === undefined)
    return absence({
      ...basis,
      reason: 'missing_input',
      sentence: 'No check-in says how the customer takes part.',
    })
  return reading({
    ...basis,
    value: newest.level,
    contributions: [{ term: newest.on, points: newest.level }],
    sentence: `The customer was ${levelWords[newest.level] ?? 'taking part'} on ${newest.on}.`,
  })
}

/** Objectives in which the customer takes part actively ÷ objectives of which the level is known, 0..1. */
export function coCreationIndex({ objectives }: GovernanceInput, model: Model): Finding<number> {
  const { activeFrom } = model.governance.participation
  const known = objectives.flatMap(row => row.participationLevel ?? [])
  const unknown = objectives.length - known.length
  const basis = {
    n: known.length,
    method: 'share of objectives in which the customer takes part actively',
    params: { activeFrom },
    warnings:
      unknown === 0
        ? []
        : [{ code: 'levels_unknown', message: `${count(unknown, 'objective')} without a level left out.` }],
    modelVersion: model.version,
  }
  if (known.length === 0)
    return absence({
      ...basis,
      reason: 'missing_input',
      sentence: 'Nobody has said how the customer takes part.',
    })
  const active = known.filter(level => level >= activeFrom).length
  return reading({
    ...basis,
    value: active / known.length,
    contributions: [{ term: 'active', points: active / known.length }],
    sentence: `The customer works with us on ${active} of ${count(known.length, 'objective')}.`,
  })
}

/** Whether the customer was absent in the last check-ins and in all others of the last months; null where none says. */
export function isCustomerAbsent(input: GovernanceInput, model: Model): boolean | null {
  const { activeFrom, absentAfterCheckIns, absentAfterDays } = model.governance.participation
  const rows = answered(input).filter(
    (row, index) => index < absentAfterCheckIns || daysBetween(row.on, input.asOf) <= absentAfterDays,
  )
  return rows.length === 0 ? null : rows.every(row => row.level < activeFrom)
}

export function participationIssues(input: GovernanceInput, model: Model): GovernanceIssue[] {
  if (isCustomerAbsent(input, model) !== true) return []
  const [newest] = answered(input)
  const level = newest?.level ?? 0
  return [
    {
      code: 'customer_absent',
      subject: '',
      sentence: `The customer has not worked on the plan with us lately (last: ${levelWords[level] ?? 'not taking part'}).`,
      play: 'Invite one of them to the next planning session and let them change something.',
      evidence: { level, checkIns: answered(input).length, lastOn: newest?.on ?? null },
    },
  ]
}
