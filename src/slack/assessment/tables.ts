import type { KnownBlock } from '@slack/types'
import { type ResultTable, sayCell } from '../../assessment/index.ts'
import type { Model } from '../../scoring/index.ts'
import { section } from '../blocks/build.ts'
import { cut, escapeMrkdwn, line } from '../blocks/text.ts'

/** Widths that a phone shows without breaking lines. */
const NAME_WIDTH = 20
const CELL_WIDTH = 7
const COLUMNS = 3
const ROWS_PER_BLOCK = 40

const monospaced = (lines: readonly string[]): KnownBlock =>
  section(`\`\`\`${escapeMrkdwn(lines.join('\n')).replaceAll('\u2060', '')}\`\`\``)

const pad = (text: string, width: number) => cut(line(text).replaceAll('`', "'"), width).padEnd(width)

/** Rows of signs and figures, as many columns as fit. */
export function tableBlocks({ columns, rows }: ResultTable, model: Model): KnownBlock[] {
  const blocks: KnownBlock[] = []
  const [first, ...others] = columns
  const groups = [...Array(Math.max(1, Math.ceil(others.length / (COLUMNS - 1)))).keys()].map(index => [
    0,
    ...others.map((_, column) => column + 1).slice(index * (COLUMNS - 1), (index + 1) * (COLUMNS - 1)),
  ])
  if (first === undefined) return []
  for (const group of groups)
    for (let start = 0; start < rows.length; start += ROWS_PER_BLOCK)
      blocks.push(
        monospaced([
          pad('', NAME_WIDTH) + group.map(column => pad(columns[column] ?? '', CELL_WIDTH)).join(' '),
          ...rows
            .slice(start, start + ROWS_PER_BLOCK)
            .map(
              ({ name, cells }) =>
                pad(name, NAME_WIDTH) +
                group.map(column => pad(sayCell(cells[column] ?? null, model), CELL_WIDTH)).join(' '),
            ),
        ]),
      )
  return blocks
}

/** The grid of the long form: one sign a cell, so that it fits a phone. */
export function gridBlock({ columns, rows }: ResultTable, model: Model): KnownBlock {
  return monospaced([
    pad('', NAME_WIDTH + 3) + columns.map(name => pad(name, 3)).join(' '),
    ...rows.map(
      ({ name, cells }) =>
        pad(name, NAME_WIDTH + 3) + cells.map(cell => pad(sayCell(cell, model).slice(0, 1), 3)).join(' '),
    ),
  ])
}
