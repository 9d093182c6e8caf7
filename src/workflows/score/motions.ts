import { groupBy, pagesOf } from '../pages.ts'
import { holdsOn } from '../people-of-account.ts'
import type { ScorePorts, ScoreRequest } from './request.ts'
import { judge, storeFindings } from './store-findings.ts'

/** Everyone in an account is taken to evaluate as its buyer segment says, so the weight of one entry is 1. */
const ONE_ENTRY = 1

/** Judges whether accounts with a known buyer segment are sold to in the way that fits. */
export async function scoreMotions(
  { facts, runs }: ScorePorts,
  runId: string,
  { asOf, model }: ScoreRequest,
): Promise<void> {
  for await (const page of pagesOf(facts, 'account', asOf)) {
    const labelled = page.flatMap(({ row }) =>
      row.buyerSegment === null ? [] : [{ ...row, buyerSegment: row.buyerSegment }],
    )
    const ids = labelled.map(({ accountId }) => accountId)
    if (ids.length === 0) continue
    const assigned = groupBy(
      (await facts.rowsBy('coverageAssignment', 'accountId', ids, asOf)).filter(row => holdsOn(row, asOf)),
      ({ row }) => row.accountId,
    )
    const judged = labelled.flatMap(({ accountId, name, buyerSegment }) => {
      const input = {
        buyers: [
          {
            id: `${accountId} as entered`,
            account: accountId,
            influence: ONE_ENTRY,
            label: { segment: buyerSegment, statedBy: 'rep' },
          },
        ],
        accounts: [
          {
            id: accountId,
            name,
            servedBy: [...new Set((assigned.get(accountId) ?? []).map(({ row }) => row.role))].sort(),
          },
        ],
      }
      const { accounts, buyers } = judge('salesMotion', input, model)
      const [finding] = accounts
      // A label that was entered is weaker than one that was measured; what is said from it has to know.
      const evidence = buyers[0]?.segment.method ?? null
      return finding === undefined ? [] : [{ subjectId: accountId, input, finding: { ...finding, evidence } }]
    })
    await storeFindings(runs, runId, 'sales-motion', judged)
  }
}
