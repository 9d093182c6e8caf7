import type { PlainDate } from '../../facts/index.ts'
import { groupBy, pagesOf } from '../pages.ts'
import type { FactReader, StoredRow } from '../ports/index.ts'
import type { ScorePorts, ScoreRequest } from './request.ts'
import { judge, storeFindings } from './store-findings.ts'

type Rating = StoredRow<'valueRating'>['row']

/** A cell of the value matrix as the id of a finding. */
const cellId = (row: Pick<Rating, 'segment' | 'buyerRole' | 'buyingPhase'>) =>
  JSON.stringify([row.segment, row.buyerRole, row.buyingPhase])

/** Each respondent's newest rating of an attribute in a phase: who was asked twice counts once. */
async function readRatings(facts: FactReader, asOf: PlainDate): Promise<readonly Rating[]> {
  const latest = new Map<string, Rating>()
  for await (const page of pagesOf(facts, 'valueRating', asOf))
    for (const { row } of page) {
      const key = JSON.stringify([row.respondentId, row.attribute, row.buyingPhase, row.statedBy])
      const known = latest.get(key)
      if (known === undefined || known.askedOn <= row.askedOn) latest.set(key, row)
    }
  return [...latest.values()]
}

const responseOf = (row: Rating) => ({
  respondent: row.respondentId,
  segment: row.segment,
  buyerRole: row.buyerRole,
  buyingPhase: row.buyingPhase,
  attribute: row.attribute,
  importance: row.importance === null ? null : Number(row.importance),
  own: row.own === null ? null : Number(row.own),
  ...(row.competitor === null ? {} : { competitors: { others: Number(row.competitor) } }),
  ...(row.relative === null ? {} : { relative: Number(row.relative) }),
  statedBy: row.statedBy,
})

/** Judges what buyers value, a finding for each cell of segment, buyer role and buying phase. */
export async function scoreVoice(
  { facts, runs }: ScorePorts,
  runId: string,
  { asOf, model }: ScoreRequest,
): Promise<void> {
  const cells = groupBy(await readRatings(facts, asOf), cellId)
  const judged = [...cells]
    .filter(([, ratings]) => ratings.some(row => row.statedBy === 'buyer'))
    .map(([subjectId, ratings]) => {
      const input = { responses: ratings.map(responseOf) }
      const askedOn = ratings.map(row => row.askedOn).sort()
      const { cells: found, perceptionGaps } = judge('valueMatrix', input, model)
      const samples = [
        ...new Set(ratings.flatMap(row => (row.statedBy === 'buyer' ? (row.sample ?? []) : []))),
      ]
      const finding = {
        ...found[0],
        perceptionGaps,
        samples,
        askedFrom: askedOn[0],
        askedUntil: askedOn.at(-1),
      }
      return { subjectId, input, finding }
    })
  await storeFindings(runs, runId, 'value-matrix', judged)
}
