import { type Column, columnName, factFiles } from '../../../facts/index.ts'
import type { CellFault } from '../../../workflows/ports/index.ts'
import { dateReader } from './dates.ts'
import type { ColumnRule, Mapping, TargetMapping } from './schema.ts'

/** The value of one source column in the row at hand. */
export type SourceCell = (column: string) => string

/** Makes one cell of ours from a source row. */
export interface CellMaker {
  readonly property: string
  /** The source's name for it, for a list of rejects. */
  readonly field: string
  make(cell: SourceCell, line: number): string | CellFault
}

const PLACEHOLDER = /\{([^{}]+)\}/g

export const templateColumns = (template: string): string[] =>
  [...template.matchAll(PLACEHOLDER)].map(match => match[1] ?? '').filter(name => name !== 'line')

/** Lower case, accents dropped, everything else that is no letter or digit to single hyphens. */
function slug(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  return plain.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '')
}

/** The cells of a target that are made from one row; sums are made from several. */
export function cellMakers(target: TargetMapping, mapping: Mapping): CellMaker[] {
  const { columns, money } = factFiles[target.fills as keyof typeof factFiles]
  const isAlwaysMoney = money.length > 0 && money.every(rule => rule.isMoneyOnlyWithCurrency !== true)
  const currency = isAlwaysMoney ? mapping.currency : undefined
  return Object.entries<Column>(columns).flatMap(([property, column]) => {
    const name = columnName(property)
    const rule = target.columns[name]
    const fallback = name === 'currency' ? currency : undefined
    if (rule === undefined)
      return fallback === undefined ? [] : [{ property, field: name, make: () => fallback }]
    if ('sum' in rule) return []
    return [maker(property, rule, column, fallback, mapping.dates)]
  })
}

function maker(
  property: string,
  rule: Exclude<ColumnRule, { sum: string }>,
  column: Column,
  fallback: string | undefined,
  dates: string,
): CellMaker {
  const name = columnName(property)
  if ('constant' in rule) return { property, field: name, make: () => rule.constant }
  if ('template' in rule) {
    const make = (cell: SourceCell, line: number) => {
      const parts = templateColumns(rule.template)
      // A text made of nothing but empty cells is an empty cell, not the signs between them.
      if (parts.length > 0 && parts.every(part => cell(part) === '')) return ''
      const text = rule.template.replace(PLACEHOLDER, (_, part: string) =>
        part === 'line' ? String(line) : cell(part),
      )
      return rule.as === 'slug' ? slug(text) : text.trim()
    }
    return { property, field: name, make }
  }
  const field = rule.column
  const otherwise = ('default' in rule ? rule.default : undefined) ?? fallback ?? ''
  const values = 'values' in rule && rule.values !== undefined ? new Map(Object.entries(rule.values)) : null
  const date = column.storedAs === 'date' ? dateReader(('dates' in rule && rule.dates) || dates) : null
  const isMonth = column.type.startsWith('month')
  const isSlug = 'as' in rule && rule.as === 'slug'
  const make = (cell: SourceCell): string | CellFault => {
    const value = cell(field)
    if (values !== null) {
      const mapped = values.get(value)
      if (mapped !== undefined) return mapped
      if (value !== '') return { field, value, reason: `expected one of ${[...values.keys()].join(', ')}` }
    }
    if (value === '') return otherwise
    if (isSlug) return slug(value)
    if (date === null || (isMonth && /^\d{4}-\d{2}$/.test(value))) return value
    const day = date(value)
    if (day === null)
      return {
        field,
        value,
        reason: `expected a date written as ${('dates' in rule && rule.dates) || dates}`,
      }
    return isMonth ? day.slice(0, 7) : day
  }
  return { property, field, make }
}
