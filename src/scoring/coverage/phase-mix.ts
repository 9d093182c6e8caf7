import type { Finding } from '../finding.ts'
import { absence, reading } from '../result.ts'
import { variationParts } from '../statistics/concentration.ts'
import { sum } from '../statistics/sample.ts'
import { percent } from '../wording.ts'
import type { Activity } from './input.ts'
import { type CoverageIssue, issue } from './issue.ts'
import { isRecent, type Standing } from './standing.ts'

/** Differences of shares below this are rounding. */
const ROUNDING = 1e-9

const phased = (at: Standing) =>
  at.activities.filter(
    row => row.buyingPhase !== undefined && isRecent(row.on, at.model.coverage.phaseMix.windowDays, at),
  )

/** Minutes where every activity has them; else each activity counts one, because a guess of minutes would decide. */
function sharesByPhase(
  activities: readonly Activity[],
): { shares: Map<string, number>; timed: boolean } | null {
  const timed = activities.every(row => row.minutes !== undefined)
  const weightOf = (row: Activity) => (timed ? (row.minutes ?? 0) : 1)
  const weights = new Map<string, number>()
  for (const row of activities) {
    const phase = row.buyingPhase ?? ''
    weights.set(phase, (weights.get(phase) ?? 0) + weightOf(row))
  }
  const total = sum([...weights.values()])
  if (total === 0) return null
  const shares = new Map([...weights].map(([phase, weight]) => [phase, weight / total]))
  return { shares, timed }
}

interface PhaseShare {
  readonly phase: string
  readonly spent: number
  readonly needed: number
}

/** The phase that gets most above its need and the one that falls most below; equal ones by name. */
function extremes(spent: ReadonlyMap<string, number>, needed: ReadonlyMap<string, number>) {
  const phases = [...new Set([...spent.keys(), ...needed.keys()])]
    .sort()
    .map((phase): PhaseShare => ({ phase, spent: spent.get(phase) ?? 0, needed: needed.get(phase) ?? 0 }))
  const surplus = (row: PhaseShare) => row.spent - row.needed
  const nothing = { phase: '', spent: 0, needed: 0 }
  return {
    most: phases.reduce(
      (best, row) => (surplus(row) > surplus(best) + ROUNDING ? row : best),
      phases[0] ?? nothing,
    ),
    least: phases.reduce(
      (best, row) => (surplus(row) < surplus(best) - ROUNDING ? row : best),
      phases[0] ?? nothing,
    ),
  }
}

function measured(required: Readonly<Record<string, number>>, at: Standing) {
  const activities = phased(at)
  const mix = sharesByPhase(activities)
  if (mix === null || activities.length < at.model.coverage.phaseMix.minimumActivities) return null
  const needed = new Map(Object.entries(required))
  const parts = variationParts(mix.shares, needed)
  return {
    n: activities.length,
    timed: mix.timed,
    parts,
    distance: sum(parts.map(({ part }) => part)),
    ...extremes(mix.shares, needed),
  }
}

/** Total variation distance, 0..1, between seller time by buying phase and the mix that the customer needs. */
export function phaseMisallocation(
  required: Readonly<Record<string, number>> | undefined,
  at: Standing,
): Finding<number> {
  const { minimumActivities, windowDays } = at.model.coverage.phaseMix
  const basis = { params: { windowDays, minimumActivities }, modelVersion: at.model.version }
  const method = 'total variation distance of time by buying phase'
  if (required === undefined)
    return absence({
      ...basis,
      n: phased(at).length,
      method,
      reason: 'missing_input',
      sentence: 'The mix of buying phases that this customer needs is not known.',
    })
  const mix = measured(required, at)
  if (mix === null)
    return absence({
      ...basis,
      n: phased(at).length,
      method,
      reason: 'insufficient_n',
      sentence: `Fewer than ${minimumActivities} activities with a buying phase in the last ${windowDays} days.`,
    })
  return reading({
    ...basis,
    n: mix.n,
    method: mix.timed ? `${method} (minutes)` : `${method} (activities)`,
    warnings: mix.timed
      ? []
      : [{ code: 'minutes_unknown', message: 'Not every activity has minutes: each counts the same.' }],
    value: mix.distance,
    contributions: mix.parts.map(({ key, part }) => ({ term: key, points: part })),
    sentence: `${percent(mix.distance)} of the time goes to other buying phases than the customer needs.`,
  })
}

export function phaseIssues(
  required: Readonly<Record<string, number>> | undefined,
  at: Standing,
): CoverageIssue[] {
  const mix = required === undefined ? null : measured(required, at)
  if (mix === null || mix.distance <= at.model.coverage.phaseMix.misallocatedAbove) return []
  const { most, least } = mix
  return [
    issue({
      code: 'phase_misallocation',
      subject: most.phase,
      sentence: `${percent(most.spent)} of the time goes to ${most.phase}, ${percent(least.spent)} to ${least.phase}; the customer needs ${percent(most.needed)} and ${percent(least.needed)}.`,
      play: `Move time from ${most.phase} to ${least.phase}.`,
      evidence: {
        overPhase: most.phase,
        overSpent: most.spent,
        overNeeded: most.needed,
        underPhase: least.phase,
        underSpent: least.spent,
        underNeeded: least.needed,
        distance: mix.distance,
        n: mix.n,
      },
    }),
  ]
}
