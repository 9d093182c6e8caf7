import { z } from 'zod'
import { defineNudge } from '../../nudge.ts'
import type { RoundFacts, SegmentDifference } from '../../round-facts.ts'
import { plural, sayDate, sayName, sayShare } from '../../words.ts'

/** Differences that would each say the same thing: the segment is weak. The clearest one stands for them. */
function clearestOfEach(differences: readonly SegmentDifference[]): readonly SegmentDifference[] {
  const clearest = new Map<string, SegmentDifference>()
  for (const each of differences) {
    const known = clearest.get(each.weaker.segment)
    if (known === undefined || each.adjustedP < known.adjustedP) clearest.set(each.weaker.segment, each)
  }
  return [...clearest.values()]
}

const rate = z.object({ segment: z.string(), won: z.number(), n: z.number() })
const evidence = z.object({
  weaker: rate,
  stronger: rate,
  adjustedP: z.number(),
  closedFrom: z.string(),
  closedUntil: z.string(),
  /** What buyers of the weaker segment miss most, and the competency that mends it; null where nobody asked them. */
  cause: z
    .object({ attribute: z.string(), competency: z.string(), n: z.number(), askedUntil: z.string() })
    .nullable(),
  asOf: z.string(),
  modelVersion: z.string(),
})
type Evidence = z.output<typeof evidence>

/** Earlier stages first: what goes wrong there shows up later as something else. */
const stageOf: Readonly<Record<string, number>> = {
  business_acumen: 1,
  account_planning: 1,
  relationship_building: 2,
  communication: 2,
  negotiation: 3,
  process_management: 3,
}
const LAST_STAGE = 4

function causeOf({ weaker }: SegmentDifference, { values, attributes }: RoundFacts): Evidence['cause'] {
  const [first] = values
    .filter(({ segment, now }) => segment === weaker.segment && now.confident && (now.priorityIndex ?? 0) > 0)
    .flatMap(({ attribute, now, askedUntil }) => {
      const competency = attributes[attribute]?.competency
      return competency === undefined ? [] : [{ attribute, competency, now, askedUntil }]
    })
    .toSorted(
      (a, b) =>
        (stageOf[a.competency] ?? LAST_STAGE) - (stageOf[b.competency] ?? LAST_STAGE) ||
        (b.now.priorityIndex ?? 0) - (a.now.priorityIndex ?? 0) ||
        (a.attribute < b.attribute ? -1 : 1),
    )
  return first === undefined
    ? null
    : {
        attribute: first.attribute,
        competency: first.competency,
        n: first.now.n,
        askedUntil: first.askedUntil,
      }
}

const sayRate = ({ segment, won, n }: z.output<typeof rate>) =>
  `${sayName(segment)} ${won} of ${n} won (${sayShare(n === 0 ? 0 : won / n)})`

export const coachingFocus = defineNudge({
  id: 'coaching-focus',
  title: 'Coaching focus',
  when: 'One customer segment is won clearly less often than others.',
  quietBy: 'reason',
  evidence,
  find: facts =>
    clearestOfEach(facts.segmentDifferences).flatMap(difference =>
      (facts.segments.get(difference.weaker.segment)?.managerIds ?? []).map(personId => ({
        kind: 'coaching-focus',
        accountId: null,
        reason: difference.weaker.segment,
        personId,
        severity: 59,
        evidence: {
          ...difference,
          cause: causeOf(difference, facts),
          asOf: facts.asOf,
          modelVersion: facts.modelVersion,
        },
      })),
    ),
  say: of => ({
    headline: `Coaching focus: ${sayName(of.weaker.segment)} opportunities are won less often`,
    evidence: [
      `${sayRate(of.weaker)}; ${sayRate(of.stronger)}; closed ${sayDate(of.closedFrom)} to ${sayDate(of.closedUntil)}`,
      of.cause === null
        ? 'Why is not known: no buyer there has been asked yet'
        : `Buyers there miss most, early on: ${of.cause.attribute} (${plural(of.cause.n, 'buyer')}, asked until ${sayDate(of.cause.askedUntil)})`,
      `As of ${sayDate(of.asOf)}; model ${of.modelVersion}`,
    ],
    play:
      of.cause === null
        ? 'Before any training, sit in on two first meetings there. What is lost early looks like a pricing problem later.'
        : `Coach ${sayName(of.cause.competency)} first, on one live opportunity of each rep: what is this worth to the customer's business? Negotiation training would treat the symptom.`,
    action: { label: 'I coach this', kind: 'commit' },
  }),
  sayResolved: of =>
    `${sayName(of.weaker.segment)} and ${sayName(of.stronger.segment)} are won at rates that no longer differ.`,
})
