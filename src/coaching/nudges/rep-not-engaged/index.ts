import { accountIssueEvidence, issueCandidates, sayIssue } from '../../account-issue.ts'
import { defineNudge, recipients } from '../../nudge.ts'
import { plural } from '../../words.ts'

const codes: readonly string[] = ['rep_not_engaged']

export const repNotEngaged = defineNudge({
  id: 'rep-not-engaged',
  title: 'Rep not engaged',
  when: 'A portfolio rep on an account has had no plan action and no joint touch there in the last 30 days.',
  opening: () => 'What part would you like to play on this account, and what keeps you from it?',
  quietBy: 'reason',
  evidence: accountIssueEvidence,
  find: facts =>
    facts.accounts.flatMap(account =>
      (account.governance?.issues ?? [])
        .filter(({ code }) => codes.includes(code))
        .flatMap(issue =>
          issueCandidates(
            {
              kind: 'rep-not-engaged',
              account,
              issue,
              figure:
                account.governance === null
                  ? null
                  : `${plural(account.governance.repsAssigned, 'portfolio rep')} assigned`,
              severity: 52,
              personIds: recipients(account.people, ['sam']),
              escalatesTo: account.people.managerId,
            },
            facts,
          ),
        ),
    ),
  say: of =>
    sayIssue(of, {
      headline: `${of.accountName}: a colleague has gone quiet`,
      play: 'Ask before you judge: do they lack access, support, or belief in it? Offer one introduction, and agree one thing they will do this month.',
    }),
  sayResolved: of => `${of.accountName}: the colleague is taking part again.`,
})
