import type { z } from 'zod'
import type { ValueFacts, ValueReading } from '../../../coaching/index.ts'
import type { RunStore, ScoringRun } from '../../ports/index.ts'
import { cellFields } from './shapes.ts'
import { allFindings } from './stored-findings.ts'

type Cell = z.output<typeof cellFields>

const readingOf = ({ nCompared, ...reading }: Cell['attributes'][number]): ValueReading => ({
  ...reading,
  n: nCompared,
})

/** What buyers value, each attribute beside its reading in the run before. */
export async function readValueFacts(
  runs: RunStore,
  run: ScoringRun,
  before: ScoringRun | null,
): Promise<readonly ValueFacts[]> {
  const now = await allFindings(runs, run.runId, 'value-matrix', cellFields)
  const then =
    before === null
      ? new Map<string, Cell>()
      : await allFindings(runs, before.runId, 'value-matrix', cellFields)
  return [...now].flatMap(
    ([cellId, { segment, buyerRole, buyingPhase, importanceCut, askedUntil, attributes }]) => {
      const earlier = new Map(then.get(cellId)?.attributes.map(row => [row.attribute, row]))
      return attributes.map(row => {
        const was = earlier.get(row.attribute)
        return {
          segment,
          buyerRole,
          buyingPhase,
          attribute: row.attribute,
          importanceCut,
          askedUntil,
          now: readingOf(row),
          before: was === undefined ? null : readingOf(was),
        }
      })
    },
  )
}
