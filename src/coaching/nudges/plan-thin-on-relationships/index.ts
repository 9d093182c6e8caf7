import { accountIssueEvidence, issueCandidates, sayIssue } from '../../account-issue.ts'
import { defineNudge, recipients } from '../../nudge.ts'

const codes: readonly string[] = ['plan_thin_on_relationships', 'no_plan']

export const planThinOnRelationships = defineNudge({
  id: 'plan-thin-on-relationships',
  title: 'Plan thin on relationships',
  when: 'The plan of an account lacks what makes relationships: buyers with influence, a sponsor, actions for key people.',
  opening: () => 'Which relationship would make the rest of this plan easier?',
  quietBy: 'account',
  evidence: accountIssueEvidence,
  find: facts =>
    facts.accounts.flatMap(account =>
      (account.governance?.issues ?? [])
        // Where nobody records plans, that one is missing says nothing of the account.
        .filter(({ code }) => codes.includes(code) && (code !== 'no_plan' || facts.recorded.plans))
        .flatMap(issue =>
          issueCandidates(
            {
              kind: 'plan-thin-on-relationships',
              account,
              issue,
              figure:
                account.governance === null || account.governance.relationshipParts.all === 0
                  ? null
                  : `${account.governance.relationshipParts.present} of ${account.governance.relationshipParts.all} relationship parts are there`,
              severity: issue.code === 'no_plan' ? 61 : 50,
              personIds: recipients(account.people, ['sam']),
            },
            facts,
          ),
        ),
    ),
  say: of =>
    sayIssue(of, {
      headline:
        of.code === 'no_plan'
          ? `${of.accountName} has no account plan`
          : `${of.accountName}: the plan is about sales more than people`,
      play:
        of.code === 'no_plan'
          ? 'Begin with one page of people: who decides, what they want to achieve, who of us knows them. The opportunities follow from that.'
          : 'Draw the map of influence before the list of opportunities. Fill in the first missing part with the team this week; who knows whom is the plan.',
    }),
  sayResolved: of =>
    of.code === 'no_plan'
      ? `${of.accountName} has an account plan now.`
      : `${of.accountName}: the plan covers the relationships now.`,
})
