import { z } from 'zod'
import type { Model } from '../model/index.ts'
import { newcombe, twoProportionZ } from '../statistics/proportions.ts'
import { percent } from '../wording.ts'
import type { CompetenciesInput } from './input.ts'

export const rootCause = z.object({
  cause: z.enum(['early_stage_value', 'lack_of_resources', 'admin_load', 'compensation']),
  status: z.enum(['present', 'absent', 'unknown']),
  sentence: z.string(),
  /** Empty where there is nothing to do. */
  play: z.string(),
  evidence: z.record(z.string(), z.union([z.string(), z.number()])),
})
type RootCause = z.output<typeof rootCause>

/** The share of the focus segment's conversion in the early funnel, tested against one that goes well. */
function earlyStage({ funnel }: CompetenciesInput, model: Model): RootCause {
  const cause = 'early_stage_value'
  if (funnel === undefined)
    return {
      cause,
      status: 'unknown',
      sentence: 'Early conversion by segment is not known.',
      play: 'Compare how many first meetings lead to a second, by segment.',
      evidence: {},
    }
  const { focus, reference } = funnel
  const counts = [reference, focus].map(row => ({ successes: row.advanced, trials: row.entered }))
  const [good = { successes: 0, trials: 0 }, weak = { successes: 0, trials: 0 }] = counts
  const test = twoProportionZ(good, weak)
  if (test === null)
    return {
      cause,
      status: 'unknown',
      sentence: 'One of the segments has no opportunity in the early funnel.',
      play: '',
      evidence: {},
    }
  const [goodRate, weakRate] = [good.successes / good.trials, weak.successes / weak.trials]
  const interval = newcombe(good, weak, model.competencies.confidenceLevel)
  const isPresent = weakRate < goodRate && test.p < model.competencies.funnelSignificance
  return {
    cause,
    status: isPresent ? 'present' : 'absent',
    sentence: `Early conversion: ${focus.segment} ${percent(weakRate)}, ${reference.segment} ${percent(goodRate)}.`,
    play: isPresent
      ? `Coach the first conversation with ${focus.segment}: their business before our product. Negotiation comes later.`
      : '',
    evidence: {
      focusRate: weakRate,
      referenceRate: goodRate,
      z: test.z,
      p: test.p,
      ...(interval === null ? {} : { low: interval.low, high: interval.high }),
    },
  }
}

function stated(
  cause: RootCause['cause'],
  isPresent: boolean | undefined,
  words: { present: string; absent: string; ask: string; play: string },
): RootCause {
  if (isPresent === undefined)
    return {
      cause,
      status: 'unknown',
      sentence: 'Nobody has looked at this yet.',
      play: words.ask,
      evidence: {},
    }
  return isPresent
    ? { cause, status: 'present', sentence: words.present, play: words.play, evidence: {} }
    : { cause, status: 'absent', sentence: words.absent, play: '', evidence: {} }
}

/** What to check before coaching a skill: more skill mends none of the others. */
export function rootCauses(input: CompetenciesInput, model: Model): RootCause[] {
  const { lacksResources, nonSellingShare, isPayMisaligned } = input.causes
  const { adminLoadAbove } = model.competencies
  return [
    earlyStage(input, model),
    stated('lack_of_resources', lacksResources, {
      present: 'The person lacks what the work needs.',
      absent: 'The person has what the work needs.',
      ask: 'Ask what is missing: stories, value analysis, people.',
      play: 'Get the missing resources first.',
    }),
    stated(
      'admin_load',
      nonSellingShare === undefined ? undefined : nonSellingShare > adminLoadAbove + 1e-9,
      {
        present: `${percent(nonSellingShare ?? 0)} of the time is not with customers.`,
        absent: `${percent(nonSellingShare ?? 0)} of the time is not with customers, which is usual.`,
        ask: 'Ask how much of a week is not with customers.',
        play: 'Take work off the desk first.',
      },
    ),
    stated('compensation', isPayMisaligned, {
      present: 'The comp plan pays for something else than customers need.',
      absent: 'The comp plan pays for what customers need.',
      ask: 'Look at the comp plan: what does it pay for?',
      play: 'Mend the plan first: people do what they are paid for.',
    }),
  ]
}
