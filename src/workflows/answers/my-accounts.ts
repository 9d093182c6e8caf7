import type { z } from 'zod'
import { scoring } from '../../scoring/index.ts'
import type { Person, ScoringRun, Tier } from '../ports/index.ts'
import { accountsOf } from './account-scope.ts'
import { familyNames, termsOf } from './finding-terms.ts'
import type { AnswerPorts, NoAnswer } from './ports.ts'

export interface MyAccounts {
  readonly kind: 'my_accounts'
  readonly run: ScoringRun
  /** The worst ones, worst gap first, see `byUrgency`. */
  readonly rows: readonly MyAccount[]
  /** All accounts of the person, with those that the rows leave out. */
  readonly total: number
  readonly withGap: number
  readonly unjudged: number
  /** Names of the product families that the shown gaps speak of, by id. */
  readonly names: ReadonlyMap<string, string>
  /** Whether the person may open accounts beyond these. */
  readonly seesAll: boolean
}

type Gap = NonNullable<z.output<typeof scoring.coverage.output>['firstGap']>

/** The first gap is null where the coverage has none; an account that the run did not judge has no verdict. */
type Verdict = { readonly isJudged: true; readonly gap: Gap | null } | { readonly isJudged: false }

export type MyAccount = Verdict & {
  readonly accountId: string
  readonly name: string
  readonly tier: Tier
}

const firstGap = scoring.coverage.output.shape.firstGap
/** Rows of one list; a person acts on the first ones, and the list says how many more there are. */
const LISTED = 12
const tierOrder: readonly Tier[] = ['1a', '1b', '2', '3', 'unscored']

/**
 * The order of the list: the most urgent first gap, by the model's order of urgency; then the higher tier; then the
 * name. Accounts that the run did not judge come after those with a gap, those without a gap last.
 */
function byUrgency(issueOrder: readonly string[]) {
  const urgency = (row: MyAccount) => {
    if (!row.isJudged) return issueOrder.length + 1
    if (row.gap === null) return issueOrder.length + 2
    const place = issueOrder.indexOf(row.gap.code)
    return place === -1 ? issueOrder.length : place
  }
  return (a: MyAccount, b: MyAccount) =>
    urgency(a) - urgency(b) ||
    tierOrder.indexOf(a.tier) - tierOrder.indexOf(b.tier) ||
    (a.name < b.name ? -1 : a.name > b.name ? 1 : a.accountId < b.accountId ? -1 : 1)
}

/** Every account that the person or their team is assigned to; only these are read, however many there are in all. */
export async function answerMyAccounts(
  ports: AnswerPorts,
  run: ScoringRun,
  person: Person,
): Promise<MyAccounts | NoAnswer> {
  const accounts = await accountsOf(ports, person)
  const ids = accounts.map(account => account.accountId)
  const tiers = new Map((await ports.runs.tiersOf(run.runId, ids)).map(row => [row.accountId, row.tier]))
  const gaps = await ports.runs.findingParts(run.runId, 'coverage', 'firstGap', ids)
  const all = accounts.map(({ accountId, name }): MyAccount => {
    const parsed = firstGap.safeParse(gaps.get(accountId))
    const verdict: Verdict = parsed.success ? { isJudged: true, gap: parsed.data } : { isJudged: false }
    return { accountId, name, tier: tiers.get(accountId) ?? 'unscored', ...verdict }
  })
  const rows = all.toSorted(byUrgency(ports.model.coverage.issueOrder)).slice(0, LISTED)
  return {
    kind: 'my_accounts',
    run,
    rows,
    total: all.length,
    withGap: all.filter(row => row.isJudged && row.gap !== null).length,
    unjudged: all.filter(row => !row.isJudged).length,
    names: await familyNames(
      ports,
      rows.flatMap(row => (row.isJudged && row.gap !== null ? termsOf(row.gap) : [])),
    ),
    seesAll: person.role === 'sales_operations',
  }
}
