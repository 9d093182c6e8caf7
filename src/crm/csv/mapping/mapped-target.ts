import { columnName, type FactKind, factFiles } from '../../../facts/index.ts'
import type {
  CellFault,
  OfferedRow,
  RefusedRow,
  SourceBatch,
  SourceTarget,
} from '../../../workflows/ports/index.ts'
import type { CsvTable, TableRow } from '../csv-table.ts'
import { cellMakers, type SourceCell } from './cells.ts'
import type { Fixes } from './fixes.ts'
import { type Gathering, gatherDistinct, gatherEach, gatherSums } from './gathering.ts'
import type { Lookup } from './lookup.ts'
import type { Mapping, TargetMapping } from './schema.ts'
import { parseSum } from './sum.ts'

interface Parts {
  readonly table: CsvTable
  readonly mapping: Mapping
  readonly target: TargetMapping
  readonly fixes: Fixes
  /** By the name that the target gives each. */
  readonly lookups: ReadonlyMap<string, Lookup>
}

/** One kind of fact, made from one file by the rules of a mapping. */
export function mappedTarget(parts: Parts): SourceTarget {
  const { table, mapping, target } = parts
  const makers = cellMakers(target, mapping)
  const sums = sumsOf(target)
  const columns = [
    ...makers.map(({ property, field }) => ({ property, field })),
    ...sums.map(({ property }) => ({ property, field: columnName(property) })),
  ]
  const kind = target.fills as FactKind
  const key = factFiles[kind].key.map(name => columns.findIndex(column => column.property === name))
  const open = rowOpener(parts)
  const gathering = (): Gathering => {
    if (sums.length > 0) return gatherSums(sums.map(sum => sum.formula))
    return target.distinct ? gatherDistinct(key, table.file) : gatherEach()
  }

  async function* read(): AsyncGenerator<SourceBatch> {
    const gathered = gathering()
    let [rowsRead, bytesAt] = [0, 0]
    for await (const { rows, bytesRead } of table.rows()) {
      const items: (OfferedRow | RefusedRow)[] = []
      for (const row of rows) {
        const opened = open(row)
        if (opened === null) continue
        if ('faults' in opened) {
          items.push({ line: row.line, ordinals: [row.ordinal], faults: opened.faults })
          continue
        }
        const made = makers.map(maker => maker.make(opened.cell, row.line))
        const faults = [...opened.missing(), ...made.filter(one => typeof one !== 'string')]
        const cells = made.filter(one => typeof one === 'string')
        const item =
          faults.length > 0
            ? { line: row.line, ordinals: [row.ordinal], faults }
            : gathered.add(row, cells, opened.cell)
        if (item !== null) items.push(item)
      }
      rowsRead = (rows.at(-1)?.ordinal ?? rowsRead - 1) + 1
      bytesAt = bytesRead
      yield { items, rowsRead, bytesRead }
    }
    for (const items of gathered.rest()) yield { items, rowsRead, bytesRead: bytesAt }
  }
  return { kind, file: table.file, columns, read }
}

function sumsOf(target: TargetMapping) {
  return Object.entries(factFiles[target.fills as FactKind].columns).flatMap(([property]) => {
    const rule = target.columns[columnName(property)]
    const formula = rule !== undefined && 'sum' in rule ? parseSum(rule.sum) : null
    return formula === null ? [] : [{ property, formula }]
  })
}

interface OpenedRow {
  readonly cell: SourceCell
  /** Rows that were looked up and not found. */
  missing(): CellFault[]
}

/** Gives access to the cells of a row and of the rows looked up for it; null leaves the row out of the target. */
function rowOpener({ table, target, fixes, lookups }: Parts) {
  const fix = fixes.of(table)
  const { header } = table
  const filters = Object.entries(target.onlyWhere).map(([column, allowed]) => ({
    at: header.position(column) ?? -1,
    allowed: new Set(allowed),
  }))
  const filled = target.onlyFilled.map(column => header.position(column) ?? -1)

  return (row: TableRow): OpenedRow | { readonly faults: readonly CellFault[] } | null => {
    if ('faults' in row) return row
    const cells = fix(row.cells)
    if (filters.some(({ at, allowed }) => !allowed.has(cells[at] ?? ''))) return null
    if (filled.some(at => (cells[at] ?? '') === '')) return null
    const missing: CellFault[] = []
    const found = new Map<string, readonly string[] | null>()
    const own = (column: string) => cells[header.position(column) ?? -1] ?? ''
    const lookUp = (name: string, lookup: Lookup) => {
      const known = found.get(name)
      if (known !== undefined) return known
      const field = target.lookups[name]?.equals ?? ''
      const value = own(field)
      const row = lookup.find(value)
      if (row === undefined || row === 'twice') {
        const count = row === 'twice' ? 'two rows' : 'none'
        missing.push({ field, value, reason: `expected one row of ${lookup.file} for it, found ${count}` })
      }
      const result = row === undefined || row === 'twice' ? null : row
      found.set(name, result)
      return result
    }
    const cell: SourceCell = column => {
      const dot = column.indexOf('.')
      const name = column.slice(0, Math.max(dot, 0))
      const lookup = lookups.get(name)
      if (lookup === undefined) return own(column)
      return lookUp(name, lookup)?.[lookup.position(column.slice(dot + 1)) ?? -1] ?? ''
    }
    return { cell, missing: () => missing }
  }
}
