import { z } from 'zod'
import type { Finding } from '../finding.ts'
import { addDays, dayNumber, daysBetween } from '../plain-date.ts'
import { absence, reading } from '../result.ts'
import { count, percent } from '../wording.ts'
import type { Activity } from './input.ts'
import { type CoverageIssue, issue } from './issue.ts'
import type { Standing } from './standing.ts'

const rhythm = z.enum(['touch', 'face_to_face', 'business_review', 'sponsor'])
type Rhythm = z.output<typeof rhythm>

export const beat = z.object({
  rhythm,
  windowDays: z.number(),
  status: z.enum(['in_window', 'overdue', 'unknown']),
  lastOn: z.string().nullable(),
  /** The last day on which it was still in time; for a touch that never happened the account's start. */
  dueOn: z.string().nullable(),
  overdueDays: z.number().nullable(),
})
type Beat = z.output<typeof beat>

const isBy = (role: 'executive_sponsor', activity: Activity, at: Standing) =>
  at.sellers.get(activity.seller)?.roles.includes(role) ?? false

/** Whether an activity counts for a rhythm; undefined where nobody recorded it. */
function counts(kind: Rhythm, activity: Activity, at: Standing): boolean | undefined {
  switch (kind) {
    case 'touch':
      return true
    case 'face_to_face':
      return activity.isFaceToFace
    case 'business_review':
      return activity.isBusinessReview
    case 'sponsor':
      return isBy('executive_sponsor', activity, at)
  }
}

function beatOf(kind: Rhythm, windowDays: number, at: Standing): Beat {
  const lastOn = (value: boolean | undefined) =>
    at.activities
      .filter(row => counts(kind, row, at) === value)
      .map(row => row.on)
      .sort()
      .at(-1) ?? null
  const last = lastOn(true)
  // Never touched is overdue from the first day; the rarer meetings are due one window after it.
  const grace = kind === 'touch' ? 0 : windowDays
  const firstDue = at.startedOn === undefined ? null : addDays(at.startedOn, grace)
  const dueOn = last === null ? firstDue : addDays(last, windowDays)
  const overdueDays = dueOn === null ? null : Math.max(0, daysBetween(dueOn, at.asOf))
  if (overdueDays === 0 && (last !== null || kind !== 'touch'))
    return { rhythm: kind, windowDays, status: 'in_window', lastOn: last, dueOn, overdueDays: 0 }
  const undetermined = lastOn(undefined)
  // A touch of which nobody said whether it was one may have been one: unknown, not overdue.
  if (undetermined !== null && daysBetween(undetermined, at.asOf) <= windowDays)
    return { rhythm: kind, windowDays, status: 'unknown', lastOn: last, dueOn: null, overdueDays: null }
  return { rhythm: kind, windowDays, status: 'overdue', lastOn: last, dueOn, overdueDays }
}

/** The rhythms that the tier asks for. */
export function beats(at: Standing): Beat[] {
  const cadence = at.model.coverage.cadence[at.tier]
  const windows: readonly (readonly [Rhythm, number | null])[] = [
    ['touch', cadence.touchDays],
    ['face_to_face', cadence.faceToFaceDays],
    ['business_review', cadence.businessReviewDays],
    // Without a sponsor the missing sponsor is the gap, not the sponsor's rhythm.
    ['sponsor', hasSponsor(at) ? cadence.sponsorDays : null],
  ]
  return windows.flatMap(([kind, days]) => (days === null ? [] : [beatOf(kind, days, at)]))
}

function hasSponsor(at: Standing): boolean {
  return at.assignments.some(row => row.role === 'executive_sponsor' && at.sellers.has(row.seller))
}

/**
 * Share of days on which the last touch lay inside the window: of the adherence period, or since the account's
 * start (where nobody knows that, its first touch).
 */
export function adherence(at: Standing): Finding<number> {
  const { adherencePeriodDays, cadence } = at.model.coverage
  const { touchDays } = cadence[at.tier]
  const basis = {
    method: 'share of days with a touch inside the window',
    params: { touchDays, periodDays: adherencePeriodDays },
    modelVersion: at.model.version,
  }
  const since = at.startedOn ?? at.activities.map(row => row.on).sort()[0]
  if (since === undefined)
    return absence({
      ...basis,
      n: 0,
      reason: 'missing_input',
      sentence: 'Nobody knows when this account started, and no contact is recorded.',
    })
  const end = dayNumber(at.asOf)
  const start = Math.max(dayNumber(since), end - adherencePeriodDays + 1)
  const touches = [...at.ages.values()].map(age => end - age).sort((a, b) => a - b)
  let inWindow = 0
  let next = start
  for (const touch of touches) {
    const from = Math.max(next, touch)
    const to = Math.min(end, touch + touchDays)
    if (to >= from) {
      inWindow += to - from + 1
      next = to + 1
    }
  }
  const days = end - start + 1
  return reading({
    ...basis,
    n: days,
    value: inWindow / days,
    contributions: [{ term: 'days_in_window', points: inWindow / days }],
    sentence: `In rhythm on ${percent(inWindow / days)} of the last ${count(days, 'day')}.`,
  })
}

const words: Record<Rhythm, string> = {
  touch: 'contact',
  face_to_face: 'face-to-face meeting',
  business_review: 'business review',
  sponsor: 'contact by the executive sponsor',
}
const codes = {
  touch: 'touch_overdue',
  face_to_face: 'face_to_face_overdue',
  business_review: 'business_review_overdue',
  sponsor: 'sponsor_overdue',
} as const satisfies Record<Rhythm, CoverageIssue['code']>
const plays: Record<Rhythm, string> = {
  touch: 'Get in touch this week with something that is useful to them.',
  face_to_face: 'Agree on a date to meet in person.',
  business_review: 'Invite the buyers to a review of their goals and our part in them.',
  sponsor: 'Ask the executive sponsor to call the economic buyer.',
}

export function cadenceIssues(at: Standing): CoverageIssue[] {
  const all = beats(at)
  const touched = at.activities.length > 0
  const sponsorMissing = at.model.coverage.sponsorRequiredOn.includes(at.tier) && !hasSponsor(at)
  const late = all
    // An account that nobody ever contacted has one gap, not one for each rhythm.
    .filter(({ status, rhythm: kind }) => status === 'overdue' && (touched || kind === 'touch'))
    .map(({ rhythm: kind, windowDays, lastOn, overdueDays }) =>
      issue({
        code: touched ? codes[kind] : 'never_contacted',
        subject: '',
        sentence: !touched
          ? `Nobody has contacted this account${at.startedOn === undefined ? ' yet' : ` since it started on ${at.startedOn}`}.`
          : lastOn === null
            ? `There has been no ${words[kind]} yet; one is due every ${windowDays} days.`
            : `The last ${words[kind]} was on ${lastOn}; one is due every ${windowDays} days.`,
        play: plays[kind],
        evidence: { rhythm: kind, windowDays, lastOn, overdueDays },
      }),
    )
  return sponsorMissing
    ? [
        ...late,
        issue({
          code: 'no_executive_sponsor',
          subject: '',
          sentence: 'A Tier 1 account needs an executive sponsor, and this one has none.',
          play: 'Ask an executive who knows their business to be the sponsor.',
          evidence: { tier: at.tier },
        }),
      ]
    : late
}
