import type { AccountFacts } from '../../../coaching/index.ts'
import { readPeopleOfAccounts } from '../../people-of-account.ts'
import type { FactReader, RunStore, ScoringRun } from '../../ports/index.ts'
import type { People } from './people.ts'
import {
  coverageFields,
  governanceFields,
  incentivesFields,
  motionFields,
  pursuitFields,
  segmentationFields,
} from './shapes.ts'
import { allFindings, storedFindings } from './stored-findings.ts'
import { readTakenOver } from './taken-over.ts'

type Parts = Pick<AccountFacts, 'coverage' | 'governance' | 'hotSpot' | 'motion' | 'incentives'>
type Found = { -readonly [Part in keyof Parts]?: Parts[Part] }

const ACCOUNTS_PER_STEP = 200
const NOTHING: Parts = { coverage: null, governance: null, hotSpot: null, motion: null, incentives: null }

/** What the findings of a run say of each account, where there is anything to say. */
async function readParts(
  runs: RunStore,
  runId: string,
  revenue: { readonly rankOf: (accountId: string) => number | null; readonly ranked: number },
): Promise<ReadonlyMap<string, Found>> {
  const found = new Map<string, Found>()
  const of = (accountId: string) => {
    const known = found.get(accountId) ?? {}
    found.set(accountId, known)
    return known
  }
  for await (const page of storedFindings(runs, runId, 'segmentation', segmentationFields))
    for (const [id, { hiddenHotSpot, need, value }] of page)
      if (hiddenHotSpot === true && need !== null && value !== null)
        of(id).hotSpot = { need, value, revenueRank: revenue.rankOf(id), ranked: revenue.ranked }
  for await (const page of storedFindings(runs, runId, 'coverage', coverageFields))
    for (const [id, { issues, matrix, roleCoverage }] of page)
      if (issues.length > 0)
        of(id).coverage = {
          issues,
          buyers: new Set(matrix.flatMap(row => row.contacts)).size,
          roleCoverage: roleCoverage.value,
        }
  for await (const page of storedFindings(runs, runId, 'governance', governanceFields))
    for (const [id, { issues, actionCounts, planParts, repEngagement, participationLevel }] of page) {
      const parts = planParts.filter(part => part.isRelationship)
      if (issues.length > 0)
        of(id).governance = {
          issues,
          actionsDue: actionCounts.due,
          actionsOnTime: actionCounts.onTime,
          relationshipParts: { present: parts.filter(part => part.isPresent).length, all: parts.length },
          repsAssigned: repEngagement.n,
          answeredCheckIns: participationLevel.n,
        }
    }
  for await (const page of storedFindings(runs, runId, 'sales-motion', motionFields))
    for (const [id, { fit, segment, requiredMotion, actualMotion, evidence }] of page)
      of(id).motion = {
        fit,
        segment: segment.value ?? 'mixed',
        required: requiredMotion,
        actual: actualMotion,
        evidence: evidence ?? 'label',
        buyers: segment.n,
      }
  for await (const page of storedFindings(runs, runId, 'incentives', incentivesFields))
    for (const [id, incentives] of page) of(id).incentives = incentives
  return found
}

async function revenueRanks(runs: RunStore, runId: string) {
  const ranks = new Map<string, number>()
  let after: string | undefined
  for (;;) {
    const page = await runs.tiers(runId, { limit: 500, ...(after === undefined ? {} : { after }) })
    for (const row of page) if (row.revenueRank !== null) ranks.set(row.accountId, row.revenueRank)
    after = page.at(-1)?.accountId
    if (after === undefined || page.length < 500)
      return { rankOf: (accountId: string) => ranks.get(accountId) ?? null, ranked: ranks.size }
  }
}

/** Accounts of which a run found something, or whose accountable lead has changed since the run before. */
export async function readAccountFacts(
  { runs, facts }: { readonly runs: RunStore; readonly facts: FactReader },
  run: ScoringRun,
  before: ScoringRun | null,
  people: People,
): Promise<readonly AccountFacts[]> {
  const parts = await readParts(runs, run.runId, await revenueRanks(runs, run.runId))
  const takenOver = before === null ? new Map() : await readTakenOver(facts, before.asOf, run.asOf, people)
  // An opportunity may be off the plan of an account of which nothing else was found.
  const pursued = await allFindings(runs, run.runId, 'rogue-signal', pursuitFields)
  const ids = [
    ...new Set([
      ...parts.keys(),
      ...takenOver.keys(),
      ...[...pursued.values()].map(({ account }) => account),
    ]),
  ].sort()
  const accounts: AccountFacts[] = []
  for (let start = 0; start < ids.length; start += ACCOUNTS_PER_STEP) {
    const step = ids.slice(start, start + ACCOUNTS_PER_STEP)
    const names = new Map((await facts.byId('account', step)).map(({ row }) => [row.accountId, row.name]))
    const tiers = new Map((await runs.tiersOf(run.runId, step)).map(row => [row.accountId, row.tier]))
    const own = await readPeopleOfAccounts(facts, step, run.asOf)
    for (const accountId of step) {
      const tier = tiers.get(accountId) ?? 'unscored'
      const found = parts.get(accountId)
      const nobody = { leadId: null, samId: null, managerId: null }
      accounts.push({
        ...NOTHING,
        ...found,
        // Scores move daily and tiers once a month: until then it is no Tier 1 account to anybody.
        hotSpot: tier === '1a' || tier === '1b' ? (found?.hotSpot ?? null) : null,
        accountId,
        name: names.get(accountId) ?? accountId,
        tier,
        people: own.get(accountId) ?? nobody,
        takenOverFrom: takenOver.get(accountId) ?? null,
      })
    }
  }
  return accounts
}
