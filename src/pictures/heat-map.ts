import { HEADING_HEIGHT, type Heading, heading, MARGIN } from './heading.ts'
import { altTextOf, type Picture } from './picture.ts'
import { colours, element, svgDocument, text } from './svg.ts'
import { fitted, wrapped } from './typeface.ts'

export interface HeatMapCell {
  /** Mean of the answers from 1 to 5, rounded as far as it may be shown; null where only words may be shown. */
  readonly level: number | null
  /** What stands in the cell, for example "4.3" or "≥4". */
  readonly label: string
  /** Null where it is not known. */
  readonly agreement: 'agree' | 'split' | null
  /** People who answered. */
  readonly n: number
}

export interface HeatMap extends Heading {
  readonly columns: readonly string[]
  readonly rows: readonly {
    readonly name: string
    /** In the order of the columns; null is "not shown". */
    readonly cells: readonly (HeatMapCell | null)[]
  }[]
}

/** From weak to good; each begins at `from`. The darkest ink reads on all of them. */
const BANDS = [
  { from: 1, fill: '#f0a26b', words: 'below 2' },
  { from: 2, fill: '#f8d3b5', words: 'from 2' },
  { from: 3, fill: '#eeece6', words: 'from 3' },
  { from: 3.5, fill: '#c6dcef', words: 'from 3.5' },
  { from: 4, fill: '#8dbbe0', words: 'from 4' },
] as const

const NAME_WIDTH = 172
const CELL = { width: 104, height: 62, gap: 4 } as const
const COLUMN_HEAD = 34
const LEGEND_HEIGHT = 58

function bandOf(level: number | null): string {
  if (level === null) return '#ffffff'
  return BANDS.findLast(({ from }) => level >= from)?.fill ?? BANDS[0].fill
}

const detailOf = ({ agreement, n }: HeatMapCell) =>
  agreement === 'split' ? `n ${n} · split` : agreement === 'agree' ? `n ${n} · agreed` : `n ${n}`

function drawCell(cell: HeatMapCell | null, x: number, y: number): string {
  const middle = x + CELL.width / 2
  const box = { x, y, width: CELL.width, height: CELL.height, rx: 4 }
  const line = { 'stroke-width': 1, stroke: colours.line }
  if (cell === null)
    return [
      element('rect', { ...box, ...line, fill: colours.ground, 'stroke-dasharray': '3 3' }),
      text('not shown', { x: middle, y: y + 36, sizePx: 12, anchor: 'middle', fill: colours.quietInk }),
    ].join('')
  const room = CELL.width - 10
  return [
    element('rect', { ...box, ...line, fill: bandOf(cell.level) }),
    cell.agreement === 'split'
      ? element('rect', {
          x: x + 3,
          y: y + 3,
          width: CELL.width - 6,
          height: CELL.height - 6,
          rx: 2,
          fill: 'none',
          stroke: colours.ink,
          'stroke-width': 1.5,
          'stroke-dasharray': '5 4',
        })
      : '',
    text(fitted(cell.label, room, 18, 'bold'), {
      x: middle,
      y: y + 30,
      sizePx: 18,
      weight: 'bold',
      anchor: 'middle',
    }),
    text(fitted(detailOf(cell), room, 11, 'regular'), {
      x: middle,
      y: y + 48,
      sizePx: 11,
      anchor: 'middle',
    }),
  ].join('')
}

function legend(y: number): string {
  let x = MARGIN
  const swatch = (fill: string, words: string, dashed: boolean) => {
    const at = x
    x += 28 + words.length * 6.4 + 18
    return [
      element('rect', {
        x: at,
        y,
        width: 20,
        height: 14,
        rx: 2,
        fill,
        stroke: dashed ? colours.ink : colours.line,
        'stroke-width': 1,
        ...(dashed ? { 'stroke-dasharray': '4 3' } : {}),
      }),
      text(words, { x: at + 28, y: y + 12, sizePx: 12 }),
    ].join('')
  }
  return [
    ...BANDS.map(({ fill, words }) => swatch(fill, words, false)),
    swatch(colours.ground, 'people split', true),
    text('Level from 1 (weak) to 5 (good). Not shown: too few people to show without telling who said it.', {
      x: MARGIN,
      y: y + 36,
      sizePx: 12,
      fill: colours.quietInk,
    }),
  ].join('')
}

function altText({ title, subtitle, columns, rows }: HeatMap): string {
  const all = rows.flatMap(({ name, cells }) =>
    columns.map((column, index) => ({ name, column, cell: cells[index] ?? null })),
  )
  const shown = all.flatMap(({ name, column, cell }) => (cell === null ? [] : [{ name, column, cell }]))
  const weakest = shown
    .filter(({ cell }) => cell.level !== null)
    .toSorted((a, b) => (a.cell.level ?? 0) - (b.cell.level ?? 0))
  const hidden = all.length - shown.length
  return altTextOf(
    `Heat map: ${title}. ${subtitle}. ${rows.length} rows by ${columns.length} columns, ${hidden} of ${all.length} cells not shown. Weakest first:`,
    weakest.map(({ name, column, cell }) => `${name}, ${column}: ${cell.label} (${detailOf(cell)}).`),
  )
}

/** Rows by columns, each cell with its level, whether people agree, and how many they are. */
export function drawHeatMap(map: HeatMap): Picture {
  const { columns, rows } = map
  const top = HEADING_HEIGHT + COLUMN_HEAD
  const left = MARGIN + NAME_WIDTH
  const bottom = top + rows.length * (CELL.height + CELL.gap) + 16
  const widthPx = Math.max(left + columns.length * (CELL.width + CELL.gap) - CELL.gap + MARGIN, 748)
  const columnX = (index: number) => left + index * (CELL.width + CELL.gap)
  const parts = [
    heading(map, widthPx),
    ...columns.map((name, index) =>
      text(fitted(name, CELL.width, 13, 'bold'), {
        x: columnX(index) + CELL.width / 2,
        y: top - 12,
        sizePx: 13,
        weight: 'bold',
        anchor: 'middle',
      }),
    ),
    ...rows.flatMap(({ name, cells }, index) => {
      const y = top + index * (CELL.height + CELL.gap)
      const names = wrapped(name, { widthPx: NAME_WIDTH - 14, sizePx: 13, weight: 'bold', lines: 2 })
      const first = y + CELL.height / 2 + 5 - (names.length - 1) * 8
      return [
        ...names.map((row, at) => text(row, { x: MARGIN, y: first + at * 16, sizePx: 13, weight: 'bold' })),
        ...columns.map((_, column) => drawCell(cells[column] ?? null, columnX(column), y)),
      ]
    }),
    legend(bottom),
  ]
  return { svg: svgDocument(widthPx, bottom + LEGEND_HEIGHT, ...parts), altText: altText(map) }
}
