import { type Candidate, defineNudge } from '../../nudge.ts'
import type { RoundFacts, ValueFacts, ValueReading } from '../../round-facts.ts'
import {
  cellReason,
  holdersOf,
  sayCell,
  sayValueEvidence,
  type ValueEvidence,
  valueEvidence,
  valueEvidenceOf,
} from '../../value-attribute.ts'
import { gapPlayFor } from './plays.ts'

const GAP = 'Value Gaps to Address'
/** Smaller changes come from who happened to be asked. */
const WORSE_BY_POINTS = 0.5
const FIRST_SEVERITY = 56
const WIDENED_SEVERITY = 61
const CLOSED_SEVERITY = 20

const isGap = (reading: ValueReading | null) => reading?.confident === true && reading.quadrant === GAP
/** Settled elsewhere: a gap about which the answers have become vague is not closed. */
const isElsewhere = ({ confident, quadrant }: ValueReading) =>
  confident && quadrant !== null && quadrant !== GAP

const isWorse = ({ now, before }: ValueFacts) =>
  before !== null &&
  before.relativeEffectiveness !== null &&
  now.relativeEffectiveness !== null &&
  before.relativeEffectiveness - now.relativeEffectiveness >= WORSE_BY_POINTS

function changesOf(value: ValueFacts): readonly ValueEvidence['change'][] {
  if (isGap(value.now)) return isGap(value.before) && isWorse(value) ? ['opened', 'worsened'] : ['opened']
  return isGap(value.before) && isElsewhere(value.now) ? ['closed'] : []
}

const changeSeverity = (change: ValueEvidence['change']) =>
  change === 'closed' ? CLOSED_SEVERITY : WIDENED_SEVERITY
const severityOf = ({ now }: ValueFacts, change: ValueEvidence['change']) =>
  change === 'opened' ? FIRST_SEVERITY + Math.min(1, now.priorityIndex ?? 0) * 10 : changeSeverity(change)

function candidatesOf(value: ValueFacts, facts: RoundFacts): readonly Candidate<ValueEvidence>[] {
  return changesOf(value).flatMap(change =>
    holdersOf(value, facts).map(personId => ({
      kind: 'value-gap',
      accountId: null,
      reason: `${change}: ${cellReason(value)}`,
      personId,
      severity: severityOf(value, change),
      evidence: valueEvidenceOf(value, change, facts),
    })),
  )
}

const headlines = {
  opened: 'A value gap to address',
  worsened: 'A value gap has widened',
  closed: 'A value gap is closed',
  over_delivered: 'Over-delivery',
} as const

export const valueGap = defineNudge({
  id: 'value-gap',
  title: 'Value gap',
  when: 'Enough buyers say that something they value is done better by others, or that it has become worse or better.',
  opening: () => 'When did they last tell you how much this matters to them, and how we compare?',
  quietBy: 'reason',
  evidence: valueEvidence,
  find: facts => facts.values.flatMap(value => candidatesOf(value, facts)),
  say: of => ({
    headline: `${headlines[of.change]}: ${of.attribute}`,
    evidence: sayValueEvidence(of),
    play:
      of.change === 'closed'
        ? 'Well done: buyers see the difference. Tell one colleague what you did, and keep doing it.'
        : gapPlayFor(of.attribute),
    action: { label: of.change === 'closed' ? 'Good to know' : 'I’ll try this', kind: 'commit' },
  }),
  sayResolved: of => `${of.attribute} (${sayCell(of)}): buyers do not see this as a gap any more.`,
  change: {
    isChange: reason => !reason.startsWith('opened:'),
    severity: ({ change }) => changeSeverity(change),
    isOvertaken: ({ reason, evidence }, { values }) =>
      values.some(value => {
        const isSame = reason === `${evidence.change}: ${cellReason(value)}`
        return isSame && isGap(value.now) !== (evidence.change === 'worsened')
      }),
  },
})
