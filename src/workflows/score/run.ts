import type { PlainDate } from '../../facts/index.ts'
import type { Model } from '../../scoring/index.ts'
import { allOf, pagesOf } from '../pages.ts'
import type { RunStore, ScoringRun, Tier, TierRow } from '../ports/index.ts'
import { type AccountInput, readAccountInputs } from './account-inputs.ts'
import { scoreCompPlans } from './comp-plans.ts'
import { phaseMixesOf, readCoverageInputs } from './coverage-inputs.ts'
import { readFamilyStages } from './family-stages.ts'
import { readGovernanceInputs } from './governance-inputs.ts'
import { scoreGrowth } from './growth.ts'
import { scoreIncentives } from './incentives.ts'
import { scoreMotions } from './motions.ts'
import { scoreOpportunities } from './pursuits.ts'
import type { ScorePorts, ScoreRequest } from './request.ts'
import { judgeSnapshots, snapshotsOf, type Tiers } from './segmentation.ts'
import { chunks, judgeOrFault, storeFindings, WRITE_ROWS } from './store-findings.ts'
import { scoreVoice } from './voice.ts'

async function readPortfolio(
  { facts }: ScorePorts,
  { asOf, baseDigits }: ScoreRequest,
): Promise<readonly AccountInput[]> {
  const stages = await readFamilyStages(facts, asOf)
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
async function previousTiers(runs: RunStore, model: Model, asOf: PlainDate): Promise<Tiers | undefined> {
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

async function storeSegmentation(
  ports: ScorePorts,
  runId: string,
  inputs: readonly AccountInput[],
  request: ScoreRequest,
) {
  const previous = await previousTiers(ports.runs, request.model, request.asOf)
  const snapshots = snapshotsOf(inputs, previous, request.keepsTiers)
  const { findings, tiers } = await judgeSnapshots(snapshots, request.model)
  for (const rows of chunks(snapshots))
    await ports.runs.addSnapshot(
      runId,
      rows.map(input => ({ module: 'segmentation', subjectId: input.id, input })),
    )
  for (const rows of chunks(findings))
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
      finding: judgeOrFault('coverage', input, model),
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
      finding: judgeOrFault('governance', input, model),
    }))
    await storeFindings(ports.runs, runId, 'governance', judged)
  }
}

/**
 * One scoring run on what is in the database as of a day, each finding with the snapshot that it was computed on.
 * Readers see the run when it is complete, never in part. Runs go one after another; one whose process was killed is
 * recorded as failed by the next.
 */
export function scoreRun(ports: ScorePorts, request: ScoreRequest): Promise<ScoringRun> {
  return ports.runs.alone(async () => {
    await ports.runs.failAbandoned(request.at)
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
      await scoreGrowth(ports, runId, request)
      await scoreCompPlans(ports, runId, request)
      await scoreIncentives(ports, runId, request)
      await ports.runs.complete(runId, request.at)
    } catch (error) {
      await recordFailure(ports, runId, request.at, error)
      throw error
    }
    const run = await ports.runs.byId(runId)
    if (run === null) throw new Error(`The scoring run ${runId} is gone after it was completed`)
    return run
  })
}

/** What made the run fail is what the caller learns, even where that can't be recorded. */
async function recordFailure(
  { runs, logFault }: ScorePorts,
  runId: string,
  at: Date,
  cause: unknown,
): Promise<void> {
  try {
    await runs.fail(runId, at)
  } catch (error) {
    logFault('a scoring run failed', cause)
    logFault('the failed scoring run could not be recorded; the next one does it', error)
  }
}
