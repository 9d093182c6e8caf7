import type { PlainDate } from '../../facts/index.ts'
import { type Model, scoring } from '../../scoring/index.ts'
import { allOf, pagesOf } from '../pages.ts'
import type { RunStore, ScoringRun, Tier, TierRow } from '../ports/index.ts'
import { type AccountInput, type FamilyStages, readAccountInputs } from './account-inputs.ts'
import { scoreCompPlans } from './comp-plans.ts'
import { phaseMixesOf, readCoverageInputs } from './coverage-inputs.ts'
import { mustParse } from './must-parse.ts'
import type { ScorePorts, ScoreRequest } from './request.ts'
import { segment } from './segment.ts'

/** Rows of one write; small, so that an answer never waits for a run. */
const WRITE_ROWS = 100

function chunks<Row>(rows: readonly Row[]): readonly (readonly Row[])[] {
  return Array.from({ length: Math.ceil(rows.length / WRITE_ROWS) }, (_, index) =>
    rows.slice(index * WRITE_ROWS, (index + 1) * WRITE_ROWS),
  )
}

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
  const rows = await segment(inputs, previous, request.model)
  const ranks = revenueRanks(inputs)
  const judged = new Map(rows.map(account => [account.id, account]))
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
  for (const page of chunks(rows))
    await ports.runs.addFindings(
      runId,
      page.map(finding => ({ module: 'segmentation', subjectId: finding.id, finding })),
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
    const judged = inputs.map(input => {
      const parsed = mustParse('coverage', input) as Parameters<typeof scoring.coverage.score>[0]
      return { subjectId: input.account.id, input, finding: scoring.coverage.score(parsed, model) }
    })
    await ports.runs.addSnapshot(
      runId,
      judged.map(({ subjectId, input }) => ({ module: 'coverage', subjectId, input })),
    )
    await ports.runs.addFindings(
      runId,
      judged.map(({ subjectId, finding }) => ({ module: 'coverage', subjectId, finding })),
    )
  }
}

/**
 * One scoring run on what is in the database as of a day: segmentation, coverage and comp plans, each with the
 * snapshot that it was computed on. Readers see the run when it is complete, never in part.
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
    await scoreCompPlans(ports, runId, request)
    await ports.runs.complete(runId, request.at)
  } catch (error) {
    await ports.runs.fail(runId, request.at)
    throw error
  }
  const run = await ports.runs.byId(runId)
  if (run === null) throw new Error(`The scoring run ${runId} is gone after it was completed`)
  return run
}
