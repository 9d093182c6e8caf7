import { z } from 'zod'
import type { ActionKind, Candidate, NudgeWords } from './nudge.ts'
import type { AccountFacts, Issue, RoundFacts } from './round-facts.ts'
import { sayBasis, sayDatesIn } from './words.ts'

/** The evidence of nudges that rest on one issue of an account. */
export const accountIssueEvidence = z.object({
  accountName: z.string(),
  tier: z.enum(['1a', '1b', '2', '3', 'unscored']),
  asOf: z.string(),
  modelVersion: z.string(),
  code: z.string(),
  /** What was found, in one sentence. */
  sentence: z.string(),
  /** A figure that it rests on, with its n. */
  figure: z.string().nullable(),
})
export type AccountIssueEvidence = z.output<typeof accountIssueEvidence>

export interface IssueCase {
  readonly kind: string
  readonly account: AccountFacts
  readonly issue: Issue
  readonly figure: string | null
  readonly severity: number
  readonly personIds: readonly string[]
  readonly escalatesTo?: string | null
}

/** The reason of an issue: its code, and what it is about. */
export const reasonOf = ({ code, subject }: Issue) => (subject === '' ? code : `${code}:${subject}`)

/** One candidate for each person whom an issue concerns. */
export function issueCandidates(
  { kind, account, issue, figure, severity, personIds, escalatesTo = null }: IssueCase,
  { asOf, modelVersion }: RoundFacts,
): readonly Candidate<AccountIssueEvidence>[] {
  return personIds.map(personId => ({
    kind,
    accountId: account.accountId,
    reason: reasonOf(issue),
    personId,
    severity,
    evidence: {
      accountName: account.name,
      tier: account.tier,
      asOf,
      modelVersion,
      code: issue.code,
      sentence: issue.sentence,
      figure,
    },
    escalatesTo: escalatesTo === personId ? null : escalatesTo,
  }))
}

export interface IssueWords {
  readonly headline: string
  readonly play: string
  readonly action?: { readonly label: string; readonly kind: ActionKind }
}

/** The words of an issue: its sentence and figure as evidence, on which tier, day and model. */
export function sayIssue(evidence: AccountIssueEvidence, words: IssueWords): NudgeWords {
  return {
    headline: words.headline,
    evidence: [
      sayDatesIn(evidence.sentence),
      ...(evidence.figure === null ? [] : [evidence.figure]),
      sayBasis(evidence),
    ],
    play: words.play,
    action: words.action ?? { label: 'Open coverage', kind: 'open_coverage' },
  }
}
