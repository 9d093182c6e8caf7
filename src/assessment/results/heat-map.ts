import type { Model, ReleasedResults, TopicResult } from '../../scoring/index.ts'
import { decimalsOf, gridOf, type ResultTable, topicTable } from './table.ts'
import type { WaveResult } from './wave-result.ts'

export interface HeatMapCell {
  /** Mean from 1 to 5 in as many decimals as may be shown; null where only words may be. */
  readonly level: number | null
  readonly label: string
  readonly agreement: 'agree' | 'split' | null
  readonly n: number
}

export interface HeatMapCells {
  readonly columns: readonly string[]
  /** Cells in the order of the columns; null is not shown. */
  readonly rows: readonly { readonly name: string; readonly cells: readonly (HeatMapCell | null)[] }[]
}

const agreementOf = ({ place }: TopicResult): HeatMapCell['agreement'] =>
  place === null ? null : place.endsWith('_split') ? 'split' : 'agree'

function cellOf(topic: TopicResult | null, model: Model): HeatMapCell | null {
  if (topic === null) return null
  const { n, mean, coarse } = topic
  if (mean === null) return coarse === null ? null : { level: null, label: coarse, agreement: 'agree', n }
  const label = mean.toFixed(decimalsOf(n, model))
  return { level: Number(label), label, agreement: agreementOf(topic), n }
}

/**
 * What a picture of the results shows, from released counts alone: components by elements for one function or everyone
 * (null) where the form has that grid, else every topic by function. Null where nothing is shown.
 */
export function heatMapOf(
  results: ReleasedResults,
  groups: WaveResult['groups'],
  unit: string | null,
  model: Model,
): HeatMapCells | null {
  const table: ResultTable = gridOf(results, unit) ?? topicTable(results, { groups })
  const rows = table.rows.map(({ name, cells }) => ({ name, cells: cells.map(cell => cellOf(cell, model)) }))
  const isShown = rows.some(({ cells }) => cells.some(cell => cell !== null))
  return isShown ? { columns: table.columns, rows } : null
}
