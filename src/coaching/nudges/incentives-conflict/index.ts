import { z } from 'zod'
import { defineNudge } from '../../nudge.ts'
import { plural, sayBasis } from '../../words.ts'

const paid = z.object({ name: z.string(), plan: z.string(), days: z.number() })
const evidence = z.object({
  accountName: z.string(),
  tier: z.string(),
  asOf: z.string(),
  modelVersion: z.string(),
  sam: paid,
  sellers: z.array(paid),
})

const DAYS_PER_MONTH = 30.4
const sayMonths = (days: number) => plural(Math.round(days / DAYS_PER_MONTH), 'month')

export const incentivesConflict = defineNudge({
  id: 'incentives-conflict',
  title: 'Incentives conflict on one account',
  isAboutPay: true,
  when: 'On one account a SAM is paid over years beside sellers who are paid by the quarter.',
  quietBy: 'account',
  evidence,
  find: ({ accounts, salesOperations, asOf, modelVersion }) =>
    accounts.flatMap(({ accountId, name, tier, incentives }) =>
      incentives === null
        ? []
        : salesOperations.map(personId => ({
            kind: 'incentives-conflict',
            accountId,
            reason: 'years beside quarters',
            personId,
            severity: 46,
            evidence: {
              accountName: name,
              tier,
              asOf,
              modelVersion,
              sam: incentives.sam,
              sellers: [...incentives.sellers],
            },
          })),
    ),
  say: of => ({
    headline: `${of.accountName}: one team, two clocks`,
    evidence: [
      `The SAM's plan “${of.sam.plan}” runs ${sayMonths(of.sam.days)}`,
      `${plural(of.sellers.length, 'seller')} beside it: ${of.sellers.map(({ plan, days }) => `“${plan}” runs ${sayMonths(days)}`).join('; ')}`,
      sayBasis(of),
    ],
    play: 'Who is paid by the quarter leaves a promise of next year behind. Add one shared aim to both plans, or let part of the quarter count towards the year.',
    action: { label: 'I look into it', kind: 'commit' },
  }),
  sayResolved: of => `${of.accountName}: the plans of the team keep the same time now.`,
})
