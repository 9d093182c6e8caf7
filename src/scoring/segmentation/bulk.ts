import type { Warning } from '../finding.ts'
import type { Model } from '../model/index.ts'
import { assess } from './assessment.ts'
import { type Change, changesOf } from './change.ts'
import { type AccountExplanation, explainAccount, portfolioMeans } from './explain.ts'
import type { AccountRow } from './output.ts'
import type { Portfolio } from './portfolio.ts'
import { accountRow, portfolioWarnings, revenueRanks } from './rows.ts'
import { runSettings } from './settings.ts'

/** An assessed portfolio of any size: the tiers at once, all else account by account when asked. */
export interface BulkAssessment {
  readonly summary: {
    readonly tier: Uint8Array
    readonly n: number
    readonly tier1Count: number
    readonly warnings: readonly Warning[]
  }
  row(account: number, id: string): AccountRow
  explain(account: number): AccountExplanation
  /** What would change the tier; a part of `explain` that is wanted for every account of a run. */
  changes(account: number): readonly Change[]
}

function once<Value>(compute: () => Value): () => Value {
  let value: Value | undefined
  return () => {
    value ??= compute()
    return value
  }
}

export function assessInBulk(portfolio: Portfolio, model: Model, tier1Share?: number): BulkAssessment {
  const assessment = assess(portfolio, runSettings(model, tier1Share))
  const means = once(() => portfolioMeans(assessment))
  const ranks = once(() => revenueRanks(assessment))
  return {
    summary: {
      tier: assessment.tier,
      n: assessment.scored.length,
      tier1Count: assessment.tier1.cut.count,
      warnings: portfolioWarnings(assessment),
    },
    row: (account, id) => accountRow(assessment, account, id, means(), ranks()[account] as number),
    explain: account => explainAccount(assessment, account, means()),
    changes: account => changesOf(assessment, account),
  }
}
