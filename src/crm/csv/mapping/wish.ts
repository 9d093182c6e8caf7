import type { HeaderWish } from '../header.ts'
import { templateColumns } from './cells.ts'
import type { ColumnRule, Mapping, TargetMapping } from './schema.ts'
import { parseSum } from './sum.ts'

/** What the headers of the files that a mapping names must hold, by file. */
export function headerWishes(mapping: Mapping): Map<string, HeaderWish> {
  const wishes = new Map<string, Set<string>>()
  const need = (file: string, column: string) => {
    const columns = wishes.get(file) ?? new Set()
    wishes.set(file, columns.add(column))
  }
  for (const target of mapping.targets) {
    for (const column of targetColumns(target)) {
      const dot = column.indexOf('.')
      const name = column.slice(0, Math.max(dot, 0))
      const lookup = Object.hasOwn(target.lookups, name) ? target.lookups[name] : undefined
      if (lookup === undefined) need(target.from, column)
      else need(lookup.in, column.slice(dot + 1))
    }
    for (const lookup of Object.values(target.lookups)) {
      need(target.from, lookup.equals)
      need(lookup.in, lookup.by)
    }
  }
  for (const [file, { fixes }] of Object.entries(mapping.files)) {
    for (const column of Object.keys(fixes)) need(file, column)
  }
  return new Map([...wishes].map(([file, columns]) => [file, { required: [...columns], optional: [] }]))
}

function targetColumns(target: TargetMapping): string[] {
  const filters = [...Object.keys(target.onlyWhere), ...target.onlyFilled]
  return [...filters, ...Object.values(target.columns).flatMap(ruleColumns)]
}

function ruleColumns(rule: ColumnRule): readonly string[] {
  if ('column' in rule) return [rule.column]
  if ('template' in rule) return templateColumns(rule.template)
  return 'sum' in rule ? (parseSum(rule.sum)?.columns ?? []) : []
}
