import type { Block, DataTableBlock, KnownBlock } from '@slack/types'
import { LIMITS } from './limits.ts'
import { cut, line } from './text.ts'

interface Series {
  readonly name: string
  readonly data: readonly { readonly label: string; readonly value: number }[]
}

/** https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block; not yet in Slack's own types. */
export interface ChartBlock extends Block {
  readonly type: 'data_visualization'
  readonly title: string
  readonly chart: {
    readonly type: 'bar'
    readonly series: readonly Series[]
    readonly axis_config: { readonly categories: readonly string[]; readonly y_label: string }
  }
}

/** What a message may show; the last two only where the workspace takes them. */
export type ShownBlock = KnownBlock | ChartBlock

export const isNative = (block: ShownBlock): block is ChartBlock | DataTableBlock =>
  block.type === 'data_visualization' || block.type === 'data_table'

/** Names that are cut to a label and still differ. */
function labels(names: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return names.map(name => {
    let label = cut(line(name), LIMITS.chartLabel) || '–'
    for (let count = 2; taken.has(label); count += 1)
      label = `${cut(line(name), LIMITS.chartLabel - 4)} ${count}`.trim()
    taken.add(label)
    return label
  })
}

export interface BarChartSpec {
  readonly title: string
  /** What the bars measure, with the unit. */
  readonly measure: string
  readonly categories: readonly string[]
  /** One value a category. */
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[]
}

/**
 * A bar chart; no block where there is nothing to draw. The numbers always stand in the text beside it, with those
 * that no longer fit into the chart.
 */
export function barChart({ title, measure, categories, series }: BarChartSpec): readonly ShownBlock[] {
  const shown = labels(categories.slice(0, LIMITS.chartCategories))
  const lines = series.slice(0, LIMITS.chartSeries)
  const isWhole = lines.every(({ values }) => shown.every((_, index) => Number.isFinite(values[index])))
  if (shown.length === 0 || lines.length === 0 || !isWhole) return []
  const names = labels(lines.map(({ name }) => name))
  return [
    {
      type: 'data_visualization',
      title: cut(line(title), LIMITS.chartTitle) || '–',
      chart: {
        type: 'bar',
        series: lines.map(({ values }, index) => ({
          name: names[index] ?? '–',
          data: shown.map((label, at) => ({ label, value: values[at] ?? 0 })),
        })),
        axis_config: { categories: shown, y_label: cut(line(measure), LIMITS.chartAxis) || '–' },
      },
    },
  ]
}

export interface TableSpec {
  /** Read out before the table. */
  readonly caption: string
  /** The first column names its row. */
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

const cellOf = (text: string | undefined) => ({ type: 'raw_text' as const, text: line(text ?? '') || '–' })

const charactersOf = (cells: readonly { readonly text: string }[]) =>
  cells.reduce((sum, { text }) => sum + text.length, 0)

/** A table, and how many rows no longer fit; no block where there are no rows. Long cells are cut. */
export function dataTable({ caption, columns, rows }: TableSpec): readonly ShownBlock[] {
  const width = Math.min(columns.length, LIMITS.tableColumns)
  if (width === 0 || rows.length === 0) return []
  const longest = Math.floor(LIMITS.tableCharacters / 4 / width)
  const cells = (row: readonly string[]) =>
    Array.from({ length: width }, (_, index) => cellOf(cut(row[index] ?? '', longest)))
  const header = cells(columns)
  const kept = [header]
  let characters = charactersOf(header)
  for (const row of rows.slice(0, LIMITS.tableRows)) {
    const next = cells(row)
    characters += charactersOf(next)
    if (characters > LIMITS.tableCharacters) break
    kept.push(next)
  }
  const left = rows.length - (kept.length - 1)
  return [
    {
      type: 'data_table',
      caption: cut(line(caption), LIMITS.header) || '–',
      page_size: LIMITS.tablePage,
      rows: kept,
    },
    ...(left === 0
      ? []
      : [
          { type: 'context' as const, elements: [{ type: 'plain_text' as const, text: `and ${left} more` }] },
        ]),
  ]
}
