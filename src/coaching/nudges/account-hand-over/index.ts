import { z } from 'zod'
import { defineNudge } from '../../nudge.ts'
import { plural, sayBasis } from '../../words.ts'

const HEADLINES_SHOWN = 5
const SEVERITY = 89

const evidence = z.object({
  accountName: z.string(),
  tier: z.string(),
  asOf: z.string(),
  modelVersion: z.string(),
  fromName: z.string(),
  /** Kind and reason of everything that the summary stands for, so that it is not told again one by one. */
  covers: z.array(z.object({ kind: z.string(), reason: z.string() })),
  /** What is open, worst first. */
  headlines: z.array(z.string()),
})

/** A new accountable lead gets one summary of what is open instead of the backlog; policy makes it up from the round. */
export const accountHandOver = defineNudge({
  id: 'account-hand-over',
  title: 'Account handed over',
  when: 'Someone became the accountable lead of an account: one summary of what is open there.',
  quietBy: 'account',
  evidence,
  find: ({ accounts, asOf, modelVersion }) =>
    accounts.flatMap(({ accountId, name, tier, people, takenOverFrom }) =>
      takenOverFrom === null || people.leadId === null
        ? []
        : [
            {
              kind: 'account-hand-over',
              accountId,
              reason: `from ${takenOverFrom.personId}`,
              personId: people.leadId,
              severity: SEVERITY,
              evidence: {
                accountName: name,
                tier,
                asOf,
                modelVersion,
                fromName: takenOverFrom.name,
                covers: [],
                headlines: [],
              },
            },
          ],
    ),
  say: of => ({
    headline: `${of.accountName} is yours now`,
    evidence: [
      `Handed over by ${of.fromName}; ${of.headlines.length === 0 ? 'nothing is open' : `${plural(of.headlines.length, 'item')} open`}`,
      ...of.headlines.slice(0, HEADLINES_SHOWN),
      ...(of.headlines.length > HEADLINES_SHOWN ? [`and ${of.headlines.length - HEADLINES_SHOWN} more`] : []),
      sayBasis(of),
    ],
    play: `Ask ${of.fromName} for half an hour: what was promised, who matters, what should nobody say. Then be introduced to one buyer in person.`,
    action: { label: 'Open coverage', kind: 'open_coverage' },
  }),
  sayResolved: of => `${of.accountName}: the hand-over is done.`,
  change: {
    isChange: () => true,
    severity: () => SEVERITY,
    isOvertaken: ({ accountId, reason }, { accounts }) =>
      accounts.some(
        account =>
          account.accountId === accountId &&
          account.takenOverFrom !== null &&
          `from ${account.takenOverFrom.personId}` !== reason,
      ),
  },
})
