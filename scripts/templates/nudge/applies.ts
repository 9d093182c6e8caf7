import { type Candidate, recipients } from '../../../src/coaching/nudge.ts'
import type { AccountPeople } from '../../../src/coaching/round-facts.ts'
import type { TemplateNameEvidence } from './evidence.ts'

/** Higher is worse and comes first; compare with the other kinds. */
const SEVERITY = 50

/** What the nudge reads of one account, out of what a round knows. */
export interface TemplateNameFacts {
  readonly accountId: string
  readonly isFirm: boolean
  readonly people: AccountPeople
  readonly evidence: {
    readonly accountName: string
    readonly after: { readonly tier: string; readonly asOf: string }
    readonly answered: number
  }
}

/** When it applies, and to whom. This one: an account came into Tier 1, and its lead should know. */
export function findTemplateName(
  accounts: readonly TemplateNameFacts[],
): readonly Candidate<TemplateNameEvidence>[] {
  return accounts
    .filter(({ isFirm, evidence }) => isFirm && evidence.after.tier.startsWith('1'))
    .flatMap(({ accountId, people, evidence: { accountName, after, answered } }) =>
      recipients(people, ['lead']).map(personId => ({
        kind: 'template-name',
        accountId,
        reason: after.tier,
        personId,
        severity: SEVERITY,
        evidence: { accountName, tier: after.tier, asOf: after.asOf, answered },
      })),
    )
}
