import type { AccountExplanation, AccountRow, Model, Portfolio, TierChange, Warning } from '../index.ts'

/** What the main thread asks of the worker. */
export type BulkRequest =
  | { readonly kind: 'append'; readonly part: Portfolio }
  | { readonly kind: 'assess'; readonly model: Model; readonly tier1Share: number | undefined }
  | { readonly kind: 'rows'; readonly from: number; readonly ids: readonly string[] }
  | { readonly kind: 'explain'; readonly account: number }
  | { readonly kind: 'changes'; readonly from: number; readonly count: number }

export interface BulkSummary {
  /** Position in `tiers` by account, in the order in which accounts were appended. */
  readonly tier: Uint8Array
  readonly n: number
  readonly tier1Count: number
  readonly warnings: readonly Warning[]
}

export interface BulkAnswers {
  readonly append: { readonly size: number }
  readonly assess: BulkSummary
  readonly rows: readonly AccountRow[]
  readonly explain: AccountExplanation
  readonly changes: readonly (readonly TierChange[])[]
}

export interface Numbered<Content> {
  readonly number: number
  readonly content: Content
}

export type BulkReply =
  | { readonly number: number; readonly answer: BulkAnswers[BulkRequest['kind']] }
  | { readonly number: number; readonly fault: string }
