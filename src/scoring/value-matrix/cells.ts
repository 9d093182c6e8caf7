import { byName, groupBy } from '../grouping.ts'
import { mean } from '../statistics/sample.ts'
import { type Response, scale } from './input.ts'

export interface CellKey {
  readonly segment: string | null
  readonly buyerRole: string | null
  readonly buyingPhase: string | null
}

/** One respondent's rating of one attribute; null is unknown. */
export interface Rating {
  readonly respondent: string
  readonly importance: number | null
  readonly own: number | null
  /** Mean of the competitors that this respondent rated. */
  readonly others: number | null
  /** Own minus others, scale points; null for a respondent who rated no competitor. */
  readonly difference: number | null
}

export interface Cell extends CellKey {
  readonly respondents: readonly string[]
  /** Ratings by attribute, both in the order of their names. */
  readonly attributes: ReadonlyMap<string, readonly Rating[]>
}

export function keyOf(row: {
  segment?: string | null | undefined
  buyerRole?: string | null | undefined
  buyingPhase?: string | null | undefined
}): CellKey {
  return {
    segment: row.segment ?? null,
    buyerRole: row.buyerRole ?? null,
    buyingPhase: row.buyingPhase ?? null,
  }
}

export const keyText = ({ segment, buyerRole, buyingPhase }: CellKey): string =>
  JSON.stringify([segment, buyerRole, buyingPhase])

/** One cell for each segment × buyer role × buying phase that has an answer, in the order of their names. */
export function groupIntoCells(responses: readonly Response[]): Cell[] {
  const groups = groupBy(responses, row => keyText(keyOf(row)))
  return [...groups.entries()]
    .sort(([a], [b]) => byName(a, b))
    .flatMap(([, rows]) => {
      const first = rows[0]
      return first === undefined ? [] : [toCell(keyOf(first), rows)]
    })
}

function toCell(key: CellKey, rows: readonly Response[]): Cell {
  const ordered = rows.toSorted(
    (a, b) => byName(a.attribute, b.attribute) || byName(a.respondent, b.respondent),
  )
  const groups = groupBy(ordered, row => row.attribute)
  return {
    ...key,
    respondents: [...new Set(ordered.map(row => row.respondent))].sort(byName),
    attributes: new Map([...groups].map(([attribute, group]) => [attribute, group.map(toRating)])),
  }
}

function toRating(row: Response): Rating {
  const own = row.own ?? null
  const others = mean(Object.values(row.competitors ?? {}).sort((a, b) => a - b))
  const compared = own === null || others === null ? null : own - others
  const asked = row.comparative == null ? null : row.comparative - scale.middle
  return {
    respondent: row.respondent,
    importance: row.importance ?? null,
    own,
    others,
    difference: row.relative ?? asked ?? compared,
  }
}
