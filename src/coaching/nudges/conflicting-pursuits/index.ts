import { accountIssueEvidence, issueCandidates, sayIssue } from '../../account-issue.ts'
import { defineNudge, recipients } from '../../nudge.ts'
import type { Issue } from '../../round-facts.ts'
import { sayShare } from '../../words.ts'

const ownersOf = ({ evidence }: Issue): readonly string[] =>
  Array.isArray(evidence['owners']) ? evidence['owners'].map(String) : []

export const conflictingPursuits = defineNudge({
  id: 'conflicting-pursuits',
  title: 'Conflicting pursuits',
  when: 'Two opportunities of one account go after the same problem, people, time or budget.',
  quietBy: 'reason',
  evidence: accountIssueEvidence,
  find: facts =>
    facts.accounts.flatMap(account =>
      (account.governance?.issues ?? [])
        .filter(({ code }) => code === 'conflicting_pursuit')
        .flatMap(issue =>
          issueCandidates(
            {
              kind: 'conflicting-pursuits',
              account,
              issue,
              figure: `Overlap of 2 opportunities: ${sayShare(Number(issue.evidence['score'] ?? 0))}`,
              severity: 74,
              personIds: [...new Set([...ownersOf(issue), ...recipients(account.people, ['sam'])])],
            },
            facts,
          ),
        ),
    ),
  say: of =>
    sayIssue(of, {
      headline: `${of.accountName}: two of us go after the same thing`,
      play: 'Talk before the customer notices. Agree one lead and one story, or show how the two serve different aims.',
      action: { label: 'I arrange the talk', kind: 'commit' },
    }),
  sayResolved: of => `${of.accountName}: the two opportunities no longer collide.`,
})
