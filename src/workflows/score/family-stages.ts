import type { FactRow, PlainDate } from '../../facts/index.ts'
import { allOf } from '../pages.ts'
import type { FactReader } from '../ports/index.ts'

/** Life-cycle stage of each product family on a day; families whose stage nobody knew by then are absent. */
export type FamilyStages = ReadonlyMap<string, FactRow<'familyStage'>['stage']>

/** The last stage that a family came into by `asOf`; before the first, the one that it had from the beginning. */
export async function readFamilyStages(facts: FactReader, asOf: PlainDate): Promise<FamilyStages> {
  const families = await allOf(facts, 'productFamily')
  const stages = new Map(
    families.flatMap(({ row }) => (row.stage === null ? [] : [[row.familyId, row.stage] as const])),
  )
  // In order of family and day, so that the later of two stages stays.
  for (const { row } of await allOf(facts, 'familyStage', asOf)) stages.set(row.familyId, row.stage)
  return stages
}
