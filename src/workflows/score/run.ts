import type { PlainDate } from '../../facts/index.ts'
import { type Model, scoring } from '../../scoring/index.ts'
import { allOf, pagesOf } from '../pages.ts'
import type { RunStore, ScoringRun, Tier, TierRow } from '../ports/index.ts'
import { type AccountInput, type FamilyStages, readAccountInputs } from './account-inputs.ts'
import { scoreCompPlans } from './comp-plans.ts'
import { phaseMixesOf, readCoverageInputs } from './coverage-inputs.ts'
import { readGovernanceInputs } from './governance-inputs.ts'
import { scoreIncentives } from './incentives.ts'
import { scoreMotions } from './motions.ts'
import { scoreOpportunities } from './pursuits.ts'
import type { ScorePorts, ScoreRequest } from './request.ts'
import { chunks, judge, mustParse, storeFindings, WRITE_ROWS } from './store-findings.ts'
import { scoreVoice } from './voice.ts'

async function readPortfolio(
  { facts }: ScorePorts,
  { asOf, baseDigits }: ScoreRequest,
): Promise<readonly AccountInput[]> {
  const families = await allOf(facts, 'productFamily')
  const stages: FamilyStages = new Map(
    families.flatMap(({ row }) => (row.stage === null ? [] : [[row.familyId, row.stage] as const])),
  )
  const productFamilies = new Map(
    (await allOf(facts, 'product')).map(({ row }) => [row.productId, row.familyId]),
  )
  const inputs: AccountInput[] = []
  for await (const page of pagesOf(facts, 'account', asOf))
    inputs.push(
      ...(await readAccountInputs(
        facts,
        page.map(({ row }) => row.accountId),
        { asOf, stages, productFamilies, baseDigits },
      )),
    )
  return inputs
}

/** Tiers of the run before, unless the model changed since: then every account starts without incumbency. */
async function previousTiers(
  runs: RunStore,
  model: Model,
  asOf: PlainDate,
): Promise<Readonly<Record<string, Tier>> | undefined> {
  const [last] = await runs.lastCompleted(1)
  if (last === undefined || last.modelVersion !== model.version || last.asOf > asOf) return undefined
  const tiers: Record<string, Tier> = {}
  let after: string | undefined
  for (;;) {
    const page = await runs.tiers(last.runId, {
      limit: WRITE_ROWS,
      ...(after === undefined ? {} : { after }),
    })
    for (const row of page) tiers[row.accountId] = row.tier
    after = page.at(-1)?.accountId
    if (after === undefined || page.length < WRITE_ROWS) return tiers
  }
}

function segment(
  inputs: readonly AccountInput[],
  previous: Readonly<Record<string, Tier>> | undefined,
  model: Model,
) {
  const judged = inputs.filter(input => input.families.length > 0)
  const raw = {
    accounts: judged.map(({ id, families, answers, revenue }) => ({ id, families, answers, revenue })),
    ...(previous === undefined ? {} : { previousTiers: previous }),
  }
  const parsed = mustParse('segmentation', raw) as Parameters<typeof scoring.segmentation.score>[0]
  return scoring.segmentation.score(parsed, model)
}

/** Position by revenue, 1 is the largest; accounts whose revenue nobody knows have none. */
function revenueRanks(inputs: readonly AccountInput[]): ReadonlyMap<string, number> {
  const known = inputs.flatMap(({ id, revenue }) =>
    revenue === null ? [] : [{ id, revenue: Number(revenue) }],
  )
  return new Map(
    known
      .toSorted((a, b) => b.revenue - a.revenue || (a.id < b.id ? -1 : 1))
      .map(({ id }, index) => [id, index + 1]),
  )
}

async function storeSegmentation(
  ports: ScorePorts,
  runId: string,
  inputs: readonly AccountInput[],
  request: ScoreRequest,
) {
  const previous = await previousTiers(ports.runs, request.model, request.asOf)
  const output = segment(inputs, previous, request.model)
  const ranks = revenueRanks(inputs)
  const judged = new Map(output.accounts.map(account => [account.id, account]))
  // An account that could not be scored before gets its tier as soon as it can.
  const kept = (tier: Tier | undefined) => (request.keepsTiers && tier !== 'unscored' ? tier : undefined)
  const tiers: TierRow[] = inputs.map(({ id }) => {
    const account = judged.get(id)
    return {
      accountId: id,
      tier: kept(previous?.[id]) ?? account?.tier ?? 'unscored',
      isFirm: account?.firm ?? false,
      need: account?.need ?? null,
      value: account?.value ?? null,
      behavior: account?.behavior ?? null,
      overall: account?.overall ?? null,
      revenueRank: ranks.get(id) ?? null,
    }
  })
  for (const rows of chunks(inputs))
    await ports.runs.addSnapshot(
      runId,
      rows.map(input => ({ module: 'segmentation', subjectId: input.id, input })),
    )
  for (const rows of chunks(output.accounts))
    await ports.runs.addFindings(
      runId,
      rows.map(finding => ({ module: 'segmentation', subjectId: finding.id, finding })),
    )
  for (const rows of chunks(tiers)) await ports.runs.addTiers(runId, rows)
  return tiers
}

async function storeCoverage(
  ports: ScorePorts,
  runId: string,
  tiers: readonly TierRow[],
  { asOf, model }: ScoreRequest,
) {
  const phaseMixes = phaseMixesOf(await allOf(ports.facts, 'requiredPhaseMix'))
  for (const accounts of chunks(tiers)) {
    const inputs = await readCoverageInputs(ports.facts, accounts, { asOf, phaseMixes })
    const judged = inputs.map(input => ({
      subjectId: input.account.id,
      input,
      finding: judge('coverage', input, model),
    }))
    await storeFindings(ports.runs, runId, 'coverage', judged)
  }
}

async function storeGovernance(
  ports: ScorePorts,
  runId: string,
  tiers: readonly TierRow[],
  { asOf, model }: ScoreRequest,
) {
  for (const accounts of chunks(tiers)) {
    const inputs = await readGovernanceInputs(ports.facts, accounts, asOf)
    const judged = inputs.map(input => ({
      subjectId: input.account.id,
      input,
      finding: judge('governance', input, model),
    }))
    await storeFindings(ports.runs, runId, 'governance', judged)
  }
}

/**
 * One scoring run on what is in the database as of a day, each finding with the snapshot that it was computed on. Readers see the run when it is complete, never in part.
 */
export async function scoreRun(ports: ScorePorts, request: ScoreRequest): Promise<ScoringRun> {
  const runId = await ports.runs.begin({
    asOf: request.asOf,
    modelVersion: request.model.version,
    isPublishedModel: !request.isDraft,
    startedAt: request.at,
  })
  try {
    const inputs = await readPortfolio(ports, request)
    const tiers = await storeSegmentation(ports, runId, inputs, request)
    await storeCoverage(ports, runId, tiers, request)
    await storeGovernance(ports, runId, tiers, request)
    await scoreMotions(ports, runId, request)
    await scoreOpportunities(ports, runId, request)
    await scoreVoice(ports, runId, request)
    await scoreCompPlans(ports, runId, request)
    await scoreIncentives(ports, runId, request)
    await ports.runs.complete(runId, request.at)
  } catch (error) {
    await ports.runs.fail(runId, request.at)
    throw error
  }
  const run = await ports.runs.byId(runId)
  if (run === null) throw new Error(`The scoring run ${runId} is gone after it was completed`)
  return run
}
