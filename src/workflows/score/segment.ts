import { openSegmentation } from '../../scoring/bulk/segmentation.ts'
import {
  type AccountRow,
  type Model,
  type SegmentationInput,
  type TierChange,
  toPortfolio,
} from '../../scoring/index.ts'
import type { Tier } from '../ports/index.ts'
import type { AccountInput } from './account-inputs.ts'
import { mustParse } from './store-findings.ts'

/** Accounts that are checked, handed over or read back at once: answers come in between. */
const PAGE_ACCOUNTS = 500

/** An account's row, with what would change its tier: only the whole portfolio can tell. */
export type SegmentedAccount = AccountRow & { readonly changes: readonly TierChange[] }

const breath = () => new Promise<void>(resolve => setImmediate(resolve))

/**
 * Rows of all accounts whose product families are known, page by page; ranks and tiers are of the whole portfolio. A
 * large one is scored in a thread of its own.
 */
export async function segment(
  inputs: readonly AccountInput[],
  previous: Readonly<Record<string, Tier>> | undefined,
  model: Model,
): Promise<readonly SegmentedAccount[]> {
  const judged = inputs.filter(input => input.families.length > 0)
  const pages = Array.from({ length: Math.ceil(judged.length / PAGE_ACCOUNTS) }, (_, index) =>
    judged.slice(index * PAGE_ACCOUNTS, (index + 1) * PAGE_ACCOUNTS),
  )
  const session = openSegmentation(judged.length)
  try {
    for (const page of pages) {
      await session.append(toPortfolio(checked(page, previous), model.segmentation))
      await breath()
    }
    await session.assess(model)
    const rows: SegmentedAccount[] = []
    for (const page of pages) {
      const from = rows.length
      const ids = page.map(({ id }) => id)
      const changes = await session.changes(from, ids.length)
      const own = await session.rows(from, ids)
      rows.push(...own.map((row, index) => ({ ...row, changes: changes[index] ?? [] })))
      await breath()
    }
    return rows
  } finally {
    await session.close()
  }
}

function checked(
  page: readonly AccountInput[],
  previous: Readonly<Record<string, Tier>> | undefined,
): SegmentationInput {
  const known = page.flatMap(({ id }) => (previous?.[id] === undefined ? [] : [[id, previous[id]] as const]))
  return mustParse('segmentation', {
    accounts: page.map(({ id, families, answers, revenue }) => ({ id, families, answers, revenue })),
    ...(previous === undefined ? {} : { previousTiers: Object.fromEntries(known) }),
  }) as SegmentationInput
}
