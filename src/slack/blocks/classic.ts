import type { DataTableBlock, KnownBlock } from '@slack/types'
import { sayNumber } from '../../coaching/index.ts'
import { context, section } from './build.ts'
import { LIMITS } from './limits.ts'
import { type ChartBlock, isNative, type ShownBlock } from './native.ts'
import { cut, escapeMrkdwn } from './text.ts'

/** Signs of the longest bar. */
const BAR = 16

const say = (value: number) => `${value < 0 ? '−' : ''}${sayNumber(Math.abs(value), 2)}`

function chartText({ title, chart }: ChartBlock): string {
  const all = chart.series.flatMap(({ data }) => data.map(({ value }) => Math.abs(value)))
  const most = Math.max(...all, Number.MIN_VALUE)
  const width = Math.max(...chart.axis_config.categories.map(label => label.length))
  const rows = chart.series.flatMap(({ name, data }) => [
    ...(chart.series.length > 1 ? [name] : []),
    ...data.map(
      ({ label, value }) =>
        `${label.padEnd(width)} ${'█'.repeat(Math.round((Math.abs(value) / most) * BAR)).padEnd(BAR)} ${say(value)}`,
    ),
  ])
  const drawn = escapeMrkdwn(rows.join('\n')).replaceAll('\u2060', '').replaceAll('`', "'")
  return `*${escapeMrkdwn(title)}* (${escapeMrkdwn(chart.axis_config.y_label)})\n\`\`\`${cut(drawn, LIMITS.section - 200)}\`\`\``
}

const words = (cell: DataTableBlock['rows'][number][number] | undefined) =>
  escapeMrkdwn(cell !== undefined && 'text' in cell ? cell.text : '')

/** One paragraph a row, as many rows a block as fit. */
function tableBlocks({ rows: [header = [], ...rows] }: DataTableBlock): KnownBlock[] {
  const paragraphs = rows.map(([name, ...cells]) => {
    const rest = cells.map((cell, index) => `${words(header[index + 1])}: ${words(cell)}`)
    return cut([`*${words(name)}*`, ...rest].join(' · '), LIMITS.section)
  })
  const texts: string[] = []
  for (const paragraph of paragraphs) {
    const last = texts.at(-1)
    const joined = last === undefined ? paragraph : `${last}\n${paragraph}`
    if (last !== undefined && joined.length <= LIMITS.section) texts[texts.length - 1] = joined
    else texts.push(paragraph)
  }
  return texts.map(text => section(text))
}

/** The same message for a surface or a workspace that has no newer blocks: bars of signs, and a paragraph a row. */
export function classicBlocks(blocks: readonly ShownBlock[], most: number = LIMITS.blocks): KnownBlock[] {
  const classic = blocks.flatMap((block): KnownBlock[] => {
    if (!isNative(block)) return [block]
    return block.type === 'data_table' ? tableBlocks(block) : [section(chartText(block))]
  })
  return classic.length <= most
    ? classic
    : [...classic.slice(0, most - 1), context(`and ${classic.length - most + 1} more lines`)]
}
