import { accountIssueEvidence, issueCandidates, sayIssue } from '../../account-issue.ts'
import { defineNudge, recipients } from '../../nudge.ts'
import { plural } from '../../words.ts'

const codes: readonly string[] = ['plan_stale']

export const planStale = defineNudge({
  id: 'plan-stale',
  title: 'Plan stale',
  when: 'The content of an account plan has not changed for too long.',
  opening: () => 'What has changed with this customer since the plan was last touched?',
  quietBy: 'account',
  evidence: accountIssueEvidence,
  find: facts =>
    facts.accounts.flatMap(account =>
      (account.governance?.issues ?? [])
        .filter(({ code }) => codes.includes(code))
        .flatMap(issue =>
          issueCandidates(
            {
              kind: 'plan-stale',
              account,
              issue,
              figure:
                account.governance === null
                  ? null
                  : `${account.governance.actionsOnTime} of ${plural(account.governance.actionsDue, 'action')} due done on time`,
              severity: 48,
              personIds: recipients(account.people, ['sam']),
            },
            facts,
          ),
        ),
    ),
  say: of =>
    sayIssue(of, {
      headline: `${of.accountName}: the plan has stood still`,
      play: 'A plan that is read once a year steers nothing. Take twenty minutes with the team: strike what is no longer true, and agree the next three steps with names and dates.',
    }),
  sayResolved: of => `${of.accountName}: the plan has been brought up to date.`,
})
