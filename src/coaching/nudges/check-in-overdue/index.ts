import { z } from 'zod'
import { type Candidate, defineNudge } from '../../nudge.ts'
import type { OpenCheckIn } from '../../round-facts.ts'
import { sayDate, sayTier } from '../../words.ts'

const evidence = z.object({
  accountName: z.string(),
  tier: z.string(),
  dueOn: z.string(),
  governorName: z.string(),
  channelClosed: z.string().nullable(),
  /** Told to the manager, once, because whoever governs the plan stayed silent. */
  isToManager: z.boolean(),
})

const isTier1 = ({ tier }: OpenCheckIn) => tier === '1a' || tier === '1b'

function candidatesOf(open: OpenCheckIn): readonly Candidate<z.output<typeof evidence>>[] {
  if (!open.isOverdue) return []
  const {
    checkInId,
    accountId,
    accountName,
    tier,
    dueOn,
    governorId,
    governorName,
    channelClosed,
    managerId,
  } = open
  const found = (personId: string, isToManager: boolean) => ({
    kind: 'check-in-overdue',
    accountId,
    reason: isToManager ? `${checkInId}:silent` : checkInId,
    personId,
    severity: (isTier1(open) ? 68 : 56) - (isToManager ? 4 : 0),
    isUrgent: isTier1(open) && !isToManager,
    evidence: { accountName, tier, dueOn, governorName, channelClosed, isToManager },
  })
  const isTold = open.isSilent && managerId !== null && managerId !== governorId
  return [found(governorId, false), ...(isTold ? [found(managerId, true)] : [])]
}

export const checkInOverdue = defineNudge({
  id: 'check-in-overdue',
  title: 'Check-in overdue',
  when: 'A check-in was not made some working days after it was due.',
  opening: of =>
    of.isToManager
      ? `What keeps you from checking in on ${of.accountName}?`
      : 'What would make the check-in worth your two minutes?',
  quietBy: 'reason',
  evidence,
  find: facts => facts.checkIns.flatMap(candidatesOf),
  say: of =>
    of.isToManager
      ? {
          headline: `${of.accountName}: no check-in from ${of.governorName}`,
          evidence: [`Was due ${sayDate(of.dueOn)} (${sayTier(of.tier)}), and nobody has answered`],
          play: 'Ask in private what is in the way: no time, no news, or no belief in the plan? You hear of this check-in once. A delegate can govern for a while.',
          action: { label: 'I talk with them', kind: 'commit' },
        }
      : {
          headline: `${of.accountName}: the check-in is overdue`,
          evidence: [
            `Was due ${sayDate(of.dueOn)} (${sayTier(of.tier)})`,
            ...(of.channelClosed === null ? [] : [of.channelClosed]),
          ],
          play: 'Five short answers now beat a long report later. If somebody else is closer to the account, name them as your delegate.',
          action: { label: 'Check in', kind: 'check_in' },
        },
  sayResolved: of => `${of.accountName}: the check-in was held.`,
})
