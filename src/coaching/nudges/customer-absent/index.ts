import { accountIssueEvidence, issueCandidates, sayIssue } from '../../account-issue.ts'
import { defineNudge, recipients } from '../../nudge.ts'
import { plural } from '../../words.ts'

const codes: readonly string[] = ['customer_absent']

export const customerAbsent = defineNudge({
  id: 'customer-absent',
  title: 'Customer absent',
  when: 'The customer has not taken part at level 3 or more in the last check-ins.',
  opening: () => 'What would make it worth their while to plan this with us?',
  quietBy: 'account',
  evidence: accountIssueEvidence,
  find: facts =>
    facts.accounts.flatMap(account =>
      (account.governance?.issues ?? [])
        .filter(({ code }) => codes.includes(code))
        .flatMap(issue =>
          issueCandidates(
            {
              kind: 'customer-absent',
              account,
              issue,
              figure:
                account.governance === null
                  ? null
                  : `${plural(account.governance.answeredCheckIns, 'check-in')} with an answer`,
              severity: 59,
              personIds: recipients(account.people, ['sam']),
            },
            facts,
          ),
        ),
    ),
  say: of =>
    sayIssue(of, {
      headline: `${of.accountName}: the customer is not at the table`,
      play: 'Without them the plan is a set of guesses. Invite one person of theirs to an hour of planning: bring two questions about their year, and no slides.',
    }),
  sayResolved: of => `${of.accountName}: the customer takes part again.`,
})
