import type { ClosedOpportunity, OpenQuestion, Tier } from '../../../coaching/index.ts'
import { closedStages, type PlainDate } from '../../../facts/index.ts'
import { daysBefore } from '../../dates.ts'
import { groupBy, pagesOf } from '../../pages.ts'
import { readPeopleOfAccounts } from '../../people-of-account.ts'
import type { FactReader, RunStore, ScoringRun } from '../../ports/index.ts'
import type { People } from './people.ts'

/** Needs and behaviours: what a person can say with one tap. Values come from revenue and from money questions. */
const askedQuestions = ['N1', 'N2', 'N3', 'B1', 'B2', 'B3'] as const
/** Later than this, nobody remembers well enough. */
const CLOSED_DAYS = 14
const tierOrder: readonly Tier[] = ['1a', '1b', '2', 'unscored', '3']
const STEP = 200

interface Ports {
  readonly facts: FactReader
  readonly runs: RunStore
}

type Missing = Pick<OpenQuestion, 'question' | 'contact'>

async function missingOf(facts: FactReader, accountIds: readonly string[], on: PlainDate) {
  const answers = groupBy(await facts.rowsBy('answer', 'accountId', accountIds), ({ row }) => row.accountId)
  const contacts = groupBy(
    await facts.rowsBy('contact', 'accountId', accountIds, on),
    ({ row }) => row.accountId,
  )
  return (accountId: string): { readonly missing: readonly Missing[]; readonly known: number } => {
    const known = new Set<string>((answers.get(accountId) ?? []).map(({ row }) => row.question))
    const people = (contacts.get(accountId) ?? []).filter(
      ({ row }) => row.leftOn === null || row.leftOn >= on,
    )
    const nameless = people.filter(({ row }) => row.buyerRole === null)
    const questions = askedQuestions.filter(question => !known.has(question))
    return {
      missing: [
        ...questions.map(question => ({ question, contact: null })),
        ...nameless.map(({ row }) => ({
          question: 'buyer_role',
          contact: { contactId: row.contactId, name: row.name },
        })),
      ],
      known: askedQuestions.length - questions.length + people.length - nameless.length,
    }
  }
}

/** The first missing answer of each accountable lead, the accounts of the highest tier first. */
export async function readOpenQuestions(
  { facts, runs }: Ports,
  run: ScoringRun,
  people: People,
): Promise<readonly OpenQuestion[]> {
  // Where nobody answers such questions at all, nobody is asked: the method is not in use.
  if ((await facts.count('answer')) === 0) return []
  const found = new Map<string, OpenQuestion & { readonly order: number }>()
  let after: string | undefined
  for (;;) {
    const page = await runs.tiers(run.runId, { limit: STEP, ...(after === undefined ? {} : { after }) })
    const ids = page.map(({ accountId }) => accountId)
    const own = await readPeopleOfAccounts(facts, ids, run.asOf)
    const names = new Map((await facts.byId('account', ids)).map(({ row }) => [row.accountId, row.name]))
    const missingIn = await missingOf(facts, ids, run.asOf)
    for (const { accountId, tier } of page) {
      const { missing, known } = missingIn(accountId)
      const [first] = missing
      const personId = own.get(accountId)?.leadId ?? null
      if (first === undefined || personId === null || !people.isHere(personId)) continue
      const order = tierOrder.indexOf(tier)
      if ((found.get(personId)?.order ?? tierOrder.length) <= order) continue
      const accountName = names.get(accountId) ?? accountId
      found.set(personId, {
        ...first,
        personId,
        accountId,
        accountName,
        known,
        missing: missing.length,
        order,
      })
    }
    after = page.at(-1)?.accountId
    if (after === undefined || page.length < STEP) break
  }
  return [...found.values()].map(({ order: _, ...question }) => question)
}

/** Opportunities that were closed in the last days, of which their owners have not said why. */
export async function readClosedOpportunities(
  { facts }: Ports,
  on: PlainDate,
  people: People,
): Promise<readonly ClosedOpportunity[]> {
  const since = daysBefore(on, CLOSED_DAYS)
  const closed: Omit<ClosedOpportunity, 'accountName'>[] = []
  for await (const page of pagesOf(facts, 'opportunity', on))
    for (const { row } of page) {
      const { opportunityId, accountId, ownerId, closedOn, stage } = row
      const isClosed =
        closedStages.includes(stage) && closedOn !== null && closedOn >= since && closedOn <= on
      if (!isClosed || accountId === null || ownerId === null || !people.isHere(ownerId)) continue
      const outcome = stage as ClosedOpportunity['outcome']
      closed.push({
        opportunityId,
        accountId,
        ownerId,
        closedOn,
        outcome,
        name: row.name ?? 'An opportunity',
      })
    }
  const answered = new Set(
    (
      await facts.rowsBy(
        'winLossAnswer',
        'opportunityId',
        closed.map(({ opportunityId }) => opportunityId),
      )
    ).flatMap(({ row }) => (row.statedBy === 'rep' ? [row.opportunityId] : [])),
  )
  const names = new Map(
    (await facts.byId('account', [...new Set(closed.map(({ accountId }) => accountId))])).map(({ row }) => [
      row.accountId,
      row.name,
    ]),
  )
  return closed
    .filter(({ opportunityId }) => !answered.has(opportunityId))
    .map(each => ({ ...each, accountName: names.get(each.accountId) ?? each.accountId }))
}
