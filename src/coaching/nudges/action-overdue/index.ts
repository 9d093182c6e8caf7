import { accountIssueEvidence, issueCandidates, sayIssue } from '../../account-issue.ts'
import { defineNudge, recipients } from '../../nudge.ts'
import type { AccountFacts, Issue } from '../../round-facts.ts'

/** Days after which an overdue action weighs as much as it can. */
const HEAVIEST_AFTER_DAYS = 30

const ownerOf = ({ evidence }: Issue) => (typeof evidence['owner'] === 'string' ? evidence['owner'] : null)
const overdueDays = ({ evidence }: Issue) => Number(evidence['overdueDays'] ?? 0)

function figureOf({ governance }: AccountFacts): string | null {
  return governance === null
    ? null
    : `${governance.actionsOnTime} of ${governance.actionsDue} due actions of this plan done on time`
}

export const actionOverdue = defineNudge({
  id: 'action-overdue',
  title: 'Action overdue',
  when: 'The date of an action in an account plan has passed, and it is neither done nor cancelled.',
  restsOn: 'action',
  opening: () => 'What stands between you and this action, and who could clear it?',
  quietBy: 'reason',
  evidence: accountIssueEvidence,
  find: facts =>
    facts.accounts.flatMap(account =>
      (account.governance?.issues ?? [])
        .filter(({ code }) => code === 'action_overdue')
        .flatMap(issue => {
          const owner = ownerOf(issue)
          return issueCandidates(
            {
              kind: 'action-overdue',
              account,
              issue,
              figure: figureOf(account),
              severity: 45 + Math.min(HEAVIEST_AFTER_DAYS, overdueDays(issue)) / 2,
              personIds: owner === null ? recipients(account.people, ['sam']) : [owner],
              escalatesTo: recipients(account.people, ['sam'])[0] ?? null,
            },
            facts,
          )
        }),
    ),
  say: of =>
    sayIssue(of, {
      headline: `${of.accountName}: a promised action is overdue`,
      play: 'Do it, move it to a day that you believe in, or cancel it and tell the one who counts on it. Any of the three is better than silence.',
      action: { label: 'I take care of it', kind: 'commit' },
    }),
  sayResolved: of => `${of.accountName}: this action is no longer overdue.`,
})
