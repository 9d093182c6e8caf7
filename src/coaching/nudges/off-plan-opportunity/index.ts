import { accountIssueEvidence, issueCandidates, sayIssue } from '../../account-issue.ts'
import { defineNudge, recipients } from '../../nudge.ts'

export const offPlanOpportunity = defineNudge({
  id: 'off-plan-opportunity',
  title: 'Off-plan opportunity',
  when: 'An opportunity at an account with a plan serves none of its objectives, or stands out in another way.',
  opening: () => 'What does the customer hope for from this one, and does the account plan know it?',
  quietBy: 'reason',
  evidence: accountIssueEvidence,
  find: facts =>
    facts.pursuits
      // Once it is closed, checking comes too late.
      .filter(({ closedOn }) => closedOn === null || closedOn > facts.asOf)
      .flatMap(({ opportunityId, accountId, ownerId, sentence, flags }) => {
        const account = facts.accounts.find(each => each.accountId === accountId)
        if (account === undefined) return []
        const [sam = null] = recipients(account.people, ['sam'])
        const first = ownerId ?? sam
        return issueCandidates(
          {
            kind: 'off-plan-opportunity',
            account,
            issue: { code: 'off_plan', subject: opportunityId, sentence, evidence: {} },
            figure: `${flags.length} of 6 signs seen`,
            severity: 63,
            personIds: first === null ? [] : [first],
            escalatesTo: sam,
          },
          facts,
        )
      }),
  say: of =>
    sayIssue(of, {
      headline: `${of.accountName}: worth a word with the SAM`,
      play: 'Check with the SAM before the next step: it may fit the plan well, or touch something larger that is under way. Two minutes now save a surprise later.',
      action: { label: 'I check with the SAM', kind: 'commit' },
    }),
  sayResolved: of => `${of.accountName}: this opportunity is in step with the plan now.`,
})
