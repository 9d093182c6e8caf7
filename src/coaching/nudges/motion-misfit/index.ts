import { z } from 'zod'
import { defineNudge, recipients } from '../../nudge.ts'
import type { AccountFacts } from '../../round-facts.ts'
import { plural, sayBasis, sayName } from '../../words.ts'

const fit = z.enum(['over_served', 'under_served'])
const evidence = z.object({
  accountName: z.string(),
  tier: z.string(),
  asOf: z.string(),
  modelVersion: z.string(),
  fit,
  segment: z.string(),
  required: z.string(),
  actual: z.string(),
  evidence: z.string(),
  buyers: z.number(),
})

/** Cheapest first, as in the scoring core. */
const motions = ['transactional', 'product_advocacy', 'innovation']

/** A label that someone entered may be one step off; what was measured counts at one step. */
function isClear({ motion }: AccountFacts): boolean {
  if (motion === null) return false
  const steps = Math.abs(motions.indexOf(motion.actual) - motions.indexOf(motion.required))
  return motion.evidence !== 'label' || steps > 1
}

const motionWords: Readonly<Record<string, string>> = {
  transactional: 'simple and quick',
  product_advocacy: 'with product advice',
  innovation: 'with experts and new ideas',
}
const sayMotion = (motion: string) => motionWords[motion] ?? sayName(motion)

export const motionMisfit = defineNudge({
  id: 'motion-misfit',
  title: 'Motion misfit',
  when: 'An account is sold to in a way that differs clearly from how it buys.',
  opening: () => 'How do they like to buy, and where does our way of selling differ from it?',
  quietBy: 'account',
  evidence,
  find: ({ accounts, asOf, modelVersion }) =>
    accounts.flatMap(account => {
      const { accountId, name, tier, people, motion } = account
      return motion === null || !isClear(account)
        ? []
        : recipients(people, ['lead', 'manager']).map(personId => ({
            kind: 'motion-misfit',
            accountId,
            reason: motion.fit,
            personId,
            severity: motion.fit === 'under_served' ? 58 : 45,
            evidence: { accountName: name, tier, asOf, modelVersion, ...motion },
          }))
    }),
  say: of => ({
    headline: `${of.accountName} gets ${of.fit === 'over_served' ? 'more' : 'less'} from us than its way of buying calls for`,
    evidence: [
      `They buy as ${sayName(of.segment)}s: best served ${sayMotion(of.required)}; now served ${sayMotion(of.actual)}`,
      of.evidence === 'label'
        ? 'The buyer segment was entered by hand, not measured'
        : `Measured on ${plural(of.buyers, 'buyer')}`,
      sayBasis(of),
    ],
    play:
      of.fit === 'over_served'
        ? 'Make buying quicker and lighter for them, and give the time that this frees to an account that asks for ideas.'
        : 'Bring one expert and one idea that would change their business, and see whether they lean in.',
    action: { label: 'Open coverage', kind: 'open_coverage' },
  }),
  sayResolved: of => `${of.accountName} is served in the way it buys now.`,
})
