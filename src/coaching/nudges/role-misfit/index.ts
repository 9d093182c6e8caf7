import { accountIssueEvidence, issueCandidates, sayIssue } from '../../account-issue.ts'
import { defineNudge, recipients } from '../../nudge.ts'
import { plural } from '../../words.ts'

const words: Readonly<
  Record<string, { readonly title: string; readonly severity: number; readonly play: string }>
> = {
  technical_sellers_alone_before_business_buyer: {
    title: 'only technical sellers meet the business buyer',
    severity: 65,
    play: 'Put a seller in front of the business buyer and keep the technical colleague for the technical one. Ask your rep: “Who will talk with them about the result, not the features?”',
  },
  unsuitable_sellers_alone: {
    title: 'a buyer is met only by colleagues of another role',
    severity: 50,
    play: 'Bring in the role that this buyer needs, and let the colleague who knows them make the introduction.',
  },
  one_generalist_on_different_buying_cycles: {
    title: 'one generalist serves two ways of buying',
    severity: 55,
    play: 'Big purchases crowd out the steady ones when one person carries both. Plan a split of the role, with one accountable lead for the whole account.',
  },
}

export const roleMisfit = defineNudge({
  id: 'role-misfit',
  title: 'Role misfit',
  when: 'A technical seller faces a business buyer, or one person serves two ways of buying.',
  restsOn: 'roles',
  quietBy: 'reason',
  evidence: accountIssueEvidence,
  find: facts =>
    facts.accounts.flatMap(account =>
      (account.coverage?.issues ?? [])
        .filter(issue => issue.kind === 'role_misfit' && issue.code in words)
        .flatMap(issue =>
          issueCandidates(
            {
              kind: 'role-misfit',
              account,
              issue,
              figure: `${plural(account.coverage?.buyers ?? 0, 'buyer')} known`,
              severity: words[issue.code]?.severity ?? 50,
              personIds: recipients(account.people, ['manager']),
            },
            facts,
          ),
        ),
    ),
  say: of =>
    sayIssue(of, {
      headline: `${of.accountName}: ${words[of.code]?.title ?? 'a role does not fit'}`,
      play: words[of.code]?.play ?? 'Talk over with the lead who should meet whom.',
    }),
  sayResolved: of =>
    `${of.accountName}: “${words[of.code]?.title ?? 'a role does not fit'}” is true no more.`,
})
