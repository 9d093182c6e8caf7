import { z } from 'zod'
import { defineNudge, recipients } from '../../nudge.ts'
import { sayBasis, sayScore } from '../../words.ts'

const evidence = z.object({
  accountName: z.string(),
  tier: z.string(),
  asOf: z.string(),
  modelVersion: z.string(),
  need: z.number(),
  value: z.number(),
  /** 1 is the largest; null where revenue is not known. */
  revenueRank: z.number().nullable(),
  /** Accounts whose revenue is known. */
  ranked: z.number(),
})

export const hiddenHotSpot = defineNudge({
  id: 'hidden-hot-spot',
  title: 'Hidden hot spot',
  when: 'An account is in Tier 1, although its revenue would rank it in the bottom half.',
  restsOn: 'answers',
  opening: () => 'What would you do for this account if its revenue were ten times as large?',
  quietBy: 'account',
  evidence,
  find: ({ accounts, asOf, modelVersion }) =>
    accounts.flatMap(({ accountId, name, tier, people, hotSpot }) =>
      hotSpot === null
        ? []
        : recipients(people, ['lead', 'manager']).map(personId => ({
            kind: 'hidden-hot-spot',
            accountId,
            reason: 'hidden',
            personId,
            severity: 68,
            evidence: { accountName: name, tier, asOf, modelVersion, ...hotSpot },
          })),
    ),
  say: of => ({
    headline: `${of.accountName} is a growth hot spot that its revenue hides`,
    evidence: [
      `Of 100: need ${sayScore(of.need)}, value ${sayScore(of.value)}`,
      of.revenueRank === null
        ? `Its revenue is not among the larger half of ${of.ranked} accounts`
        : `By revenue it stands at ${of.revenueRank} of ${of.ranked} accounts`,
      sayBasis(of),
    ],
    play: 'Small today is not small tomorrow. Before you plan the week by size, give them one hour: ask where they want to be in two years and what stands in the way.',
    action: { label: 'Open coverage', kind: 'open_coverage' },
  }),
  sayResolved: of => `${of.accountName} is no hidden hot spot any more.`,
})
