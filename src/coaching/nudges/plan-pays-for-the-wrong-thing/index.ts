import { z } from 'zod'
import { type Candidate, defineNudge } from '../../nudge.ts'
import type { CompPlanFacts, RoundFacts } from '../../round-facts.ts'
import { plural, sayBasis, sayDatesIn, sayName, sayShare } from '../../words.ts'

const fault = z.enum(['misaligned', 'too_aggressive'])
const evidence = z.object({
  planName: z.string(),
  fault,
  misalignmentIndex: z.number().nullable(),
  interval: z.object({ low: z.number(), high: z.number() }).nullable(),
  n: z.number(),
  payMixSentence: z.string(),
  requiredMix: z.array(z.object({ family: z.string(), share: z.number() })),
  reweighted: z.array(z.object({ family: z.string(), weight: z.number() })),
  asOf: z.string(),
  modelVersion: z.string(),
})
type Evidence = z.output<typeof evidence>

const faultsOf = (plan: CompPlanFacts): readonly z.output<typeof fault>[] => [
  ...(plan.band === 'misaligned' ? (['misaligned'] as const) : []),
  ...(plan.payMixFlag === 'too_aggressive' ? (['too_aggressive'] as const) : []),
]

/** Pay is for sales operations, and for the manager of the plan's own line. */
function candidatesOf(
  plan: CompPlanFacts,
  { salesOperations, asOf, modelVersion }: RoundFacts,
): readonly Candidate<Evidence>[] {
  const { planId, name, ownerId, misalignmentIndex, interval, n, payMixSentence } = plan
  const readers = [...new Set([...salesOperations, ...(ownerId === null ? [] : [ownerId])])]
  return faultsOf(plan).flatMap(found =>
    readers.map(personId => ({
      kind: 'plan-pays-for-the-wrong-thing',
      accountId: null,
      reason: `${found}:${planId}`,
      personId,
      severity: found === 'misaligned' ? 57 : 51,
      evidence: {
        planName: name,
        fault: found,
        misalignmentIndex,
        interval,
        n,
        payMixSentence,
        requiredMix: [...plan.requiredMix],
        reweighted: [...plan.reweighted],
        asOf,
        modelVersion,
      },
    })),
  )
}

const sayMix = (mix: readonly { readonly family: string; readonly share: number }[]) =>
  mix.map(({ family, share }) => `${sayName(family)} ${sayShare(share)}`).join(', ')

function evidenceOf(of: Evidence): readonly string[] {
  if (of.fault === 'too_aggressive') return [sayDatesIn(of.payMixSentence), sayBasis(of)]
  const interval =
    of.interval === null ? '' : ` (${sayShare(of.interval.low)} to ${sayShare(of.interval.high)})`
  return [
    `${sayShare(of.misalignmentIndex ?? 0)}${interval} of the incentive points elsewhere than customers need; ${plural(of.n, 'won opportunity', 'won opportunities')}`,
    `Needed: ${sayMix(of.requiredMix)}`,
    sayBasis(of),
  ]
}

export const planPaysForTheWrongThing = defineNudge({
  id: 'plan-pays-for-the-wrong-thing',
  title: 'Plan pays for the wrong thing',
  isAboutPay: true,
  when: 'A comp plan pays for another mix than customers need, or with a pay mix outside the usual range of its role.',
  quietBy: 'reason',
  evidence,
  find: facts => facts.compPlans.flatMap(plan => candidatesOf(plan, facts)),
  say: of => ({
    headline:
      of.fault === 'misaligned'
        ? `${of.planName} pays for another mix than customers need`
        : `${of.planName} puts more pay at risk than is usual`,
    evidence: evidenceOf(of),
    play:
      of.fault === 'misaligned'
        ? `Two ways to mend the plan: set the weights nearer to what customers need (this year ${sayMix(of.reweighted.map(({ family, weight }) => ({ family, share: weight })))}), or pay on total revenue.`
        : 'Pressure sells, and not always what is needed. Look at the pay mix at the next review of the plan; it is about the plan, never about one person.',
    action: { label: 'Open comp mix', kind: 'open_comp_mix', about: of.planName },
  }),
  sayResolved: of =>
    of.fault === 'misaligned'
      ? `${of.planName}: the plan pays for what customers need now.`
      : `${of.planName}: the pay mix is within the usual range now.`,
})
