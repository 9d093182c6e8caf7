import { gridOf, heatMapOf } from '../../assessment/index.ts'
import { sayDate } from '../../coaching/index.ts'
import { drawHeatMap, type HeatMap } from '../../pictures/heat-map.ts'
import { localDate } from '../../schedule/index.ts'
import type { Model } from '../../scoring/index.ts'
import type { WaveView } from '../../workflows/assess/read.ts'
import { responseLine } from '../../workflows/assess/tell.ts'
import type { Drawing } from '../pictures/drawing.ts'

/** One line a row, with everything that its cells show. */
const linesOf = ({ columns, rows }: HeatMap) =>
  rows.map(({ name, cells }) => {
    const said = columns.map((column, index) => {
      const cell = cells[index] ?? null
      if (cell === null) return `${column} not shown`
      const split = cell.agreement === 'split' ? ', split' : ''
      return `${column} ${cell.label} (n = ${cell.n}${split})`
    })
    return `${name}: ${said.join(', ')}`
  })

/** The results of a wave as a heat map; null for who may not see the tables, and where nothing may be shown. */
export function alignmentDrawing(view: WaveView, unit: string | null, model: Model): Drawing | null {
  const { wave, reading, isBrief } = view
  const cells = isBrief ? null : heatMapOf(reading.results, wave.result.groups, unit, model)
  if (cells === null) return null
  const isGrid = gridOf(reading.results, unit) !== null
  const map: HeatMap = {
    title: isGrid ? `Alignment: ${unit ?? 'everyone'}` : 'Alignment by function',
    subtitle: `${wave.name} · closed on ${sayDate(localDate(wave.closesAt, 'UTC'))} · ${responseLine(view, model)}`,
    ...cells,
  }
  return { ...drawHeatMap(map), title: map.title, lines: linesOf(map) }
}
