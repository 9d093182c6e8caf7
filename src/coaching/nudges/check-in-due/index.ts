import { z } from 'zod'
import { defineNudge } from '../../nudge.ts'
import { sayDate, sayTier } from '../../words.ts'

const evidence = z.object({
  accountName: z.string(),
  tier: z.string(),
  dueOn: z.string(),
  /** Why it is not asked for in the account's channel. */
  channelClosed: z.string(),
})

/** Where the account's channel can't be used, whoever governs the plan is asked directly, and told why. */
export const checkInDue = defineNudge({
  id: 'check-in-due',
  title: 'Check-in due',
  when: 'A check-in is due by the rhythm of the tier, and the account’s channel can’t be used.',
  quietBy: 'reason',
  evidence,
  find: facts =>
    facts.checkIns.flatMap(open =>
      open.channelClosed === null || open.isOverdue
        ? []
        : [
            {
              kind: 'check-in-due',
              accountId: open.accountId,
              reason: open.checkInId,
              personId: open.governorId,
              severity: 58,
              evidence: {
                accountName: open.accountName,
                tier: open.tier,
                dueOn: open.dueOn,
                channelClosed: open.channelClosed,
              },
            },
          ],
    ),
  say: of => ({
    headline: `${of.accountName}: a check-in is due`,
    evidence: [`Due ${sayDate(of.dueOn)} (${sayTier(of.tier)})`, of.channelClosed],
    play: 'Five short questions: what moved, the actions, who took part, the customer, what you need. Two minutes keep the plan alive.',
    action: { label: 'Check in', kind: 'check_in' },
  }),
  sayResolved: of => `${of.accountName}: the check-in was held, or has become overdue.`,
})
