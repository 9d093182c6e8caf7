import { accountIssueEvidence, issueCandidates, sayIssue } from '../../account-issue.ts'
import { defineNudge, recipients } from '../../nudge.ts'
import type { AccountFacts, RoundFacts } from '../../round-facts.ts'
import { plural, sayShare } from '../../words.ts'
import { plays, restsOn } from './plays.ts'

/** A gap of a Tier 1 account comes before the same gap elsewhere. */
const TIER_1_FIRST = 6
const isTier1 = ({ tier }: AccountFacts) => tier === '1a' || tier === '1b'

function figureOf({ coverage }: AccountFacts): string | null {
  if (coverage === null || coverage.buyers === 0) return null
  const share = coverage.roleCoverage
  return share === null
    ? `${plural(coverage.buyers, 'buyer')} known`
    : `${sayShare(share)} of the required buyer roles covered; ${plural(coverage.buyers, 'buyer')} known`
}

function gapsOf(account: AccountFacts, { recorded }: RoundFacts) {
  return (account.coverage?.issues ?? []).filter(
    ({ kind, code }) =>
      kind === 'coverage_gap' && code in plays && (restsOn[code] ?? []).every(fact => recorded[fact]),
  )
}

export const coverageGap = defineNudge({
  id: 'coverage-gap',
  title: 'Coverage gap',
  when: 'The coverage of an account has a gap: no lead or two, a buyer whom nobody covers, one contact only, a missed cadence, no sponsor, a leaver.',
  restsOn: 'roles',
  opening: of =>
    plays[of.code]?.opening ?? 'Which gap on this account would you close first, and why that one?',
  quietBy: 'reason',
  evidence: accountIssueEvidence,
  find: facts =>
    facts.accounts.flatMap(account =>
      gapsOf(account, facts).flatMap(issue =>
        issueCandidates(
          {
            kind: 'coverage-gap',
            account,
            issue,
            figure: figureOf(account),
            severity: (plays[issue.code]?.severity ?? 50) + (isTier1(account) ? TIER_1_FIRST : 0),
            personIds: recipients(account.people, ['lead']),
          },
          facts,
        ),
      ),
    ),
  say: of =>
    sayIssue(of, {
      headline: `${of.accountName}: ${plays[of.code]?.title ?? 'a coverage gap'}`,
      play: plays[of.code]?.play ?? 'Open the coverage of the account and close the first gap.',
    }),
  sayResolved: of => `${of.accountName}: “${plays[of.code]?.title ?? 'a coverage gap'}” is true no more.`,
})
