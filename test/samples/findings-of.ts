import { z } from 'zod'
import { defaultModel } from '../../src/scoring/index.ts'
import { valueMatrix } from '../../src/scoring/value-matrix/index.ts'
import { scoreRun } from '../../src/workflows/score/run.ts'
import { BASE_DIGITS, memoryFacts, memoryRuns } from './memory-ports.ts'
import { type Company, type Facts, loadFacts, snapshotsOf } from './sample-folders.ts'

/** One thing that the bot finds in a sample, in the words of expected.json. */
export interface Found {
  readonly asOf: string
  readonly module: string
  readonly subject: string
  readonly code: string
  readonly what: string
}

const segmentationFinding = z.object({ hiddenHotSpot: z.boolean().nullable() })
const coverageFinding = z.object({ issues: z.array(z.object({ code: z.string(), subject: z.string() })) })

/** Tier moves, hidden hot spots and coverage issues, from scoring runs as of each snapshot, in order. */
async function fromRuns(company: Company): Promise<Found[]> {
  const dates = snapshotsOf(company)
  const facts = memoryFacts(loadFacts(company, dates.at(-1) ?? ''))
  const runs = memoryRuns()
  const found: Found[] = []
  let previous: string | null = null
  for (const asOf of dates) {
    const at = new Date(`${asOf}T12:00:00Z`)
    const { runId } = await scoreRun({ runs, facts }, { asOf, at, model: defaultModel, baseDigits: BASE_DIGITS })
    if (previous !== null)
      for (const { before, after } of await runs.tierMoves(previous, runId))
        found.push({
          asOf,
          module: 'segmentation',
          subject: after.accountId,
          code: after.isFirm ? 'tier_changed' : 'tier_changed_not_firm',
          what: `${before?.tier ?? 'new'} > ${after.tier}`,
        })
    previous = runId
    for (const { accountId } of await runs.tiers(runId, { limit: 10_000 })) {
      const judged = segmentationFinding.parse(await runs.finding(runId, 'segmentation', accountId))
      if (judged.hiddenHotSpot === true)
        found.push({ asOf, module: 'segmentation', subject: accountId, code: 'hidden_hot_spot', what: '' })
      const { issues } = coverageFinding.parse(await runs.finding(runId, 'coverage', accountId))
      for (const { code, subject } of issues)
        found.push({ asOf, module: 'coverage', subject: accountId, code, what: subject })
    }
  }
  return found
}

/** Confident value gaps and confident over-delivery, as buyers see them. */
function fromVoice(facts: Facts, asOf: string): Found[] {
  const responses = facts.valueRating
    .filter(row => row.askedOn <= asOf)
    .map(row => ({
      respondent: row.respondentId,
      segment: row.segment,
      buyerRole: row.buyerRole,
      buyingPhase: row.buyingPhase,
      attribute: row.attribute,
      importance: row.importance === null ? null : Number(row.importance),
      own: row.own === null ? null : Number(row.own),
      ...(row.competitor === null ? {} : { competitors: { others: Number(row.competitor) } }),
      statedBy: row.statedBy,
    }))
  const { cells } = valueMatrix.score(valueMatrix.input.parse({ responses }), defaultModel)
  return cells.flatMap(cell =>
    cell.attributes.flatMap(({ attribute, quadrant, confident, overDeliveryIndex, relativeEffectiveness }) => {
      const subject = [cell.segment, cell.buyerRole, cell.buyingPhase].join(' / ')
      const of = (code: string) => [{ asOf, module: 'value-matrix', subject, code, what: attribute }]
      if (!confident) return []
      if (quadrant === 'Value Gaps to Address') return of('value_gap')
      const isOver = (overDeliveryIndex ?? 0) > 0 && (relativeEffectiveness ?? 0) > 0
      return isOver ? of('over_delivery') : []
    }),
  )
}

/** Everything that is found in a company as of its snapshots. */
export async function findingsOf(company: Company): Promise<Found[]> {
  const dates = snapshotsOf(company)
  const facts = loadFacts(company, dates.at(-1) ?? '')
  return [...(await fromRuns(company)), ...dates.flatMap(asOf => fromVoice(facts, asOf))]
}
