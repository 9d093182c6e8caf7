import type { CsvTable } from '../csv-table.ts'
import type { Mapping } from './schema.ts'

/** Exact replacements of values, by file and column. */
export interface Fixes {
  of(table: CsvTable): (cells: readonly string[]) => readonly string[]
}

export function fixesOf(files: Mapping['files']): Fixes {
  return {
    of({ file, header }) {
      const fixes = Object.entries(files[file]?.fixes ?? {}).flatMap(([column, replacements]) => {
        const at = header.position(column)
        return at === undefined ? [] : [{ at, replacements: new Map(Object.entries(replacements)) }]
      })
      if (fixes.length === 0) return cells => cells
      return cells => {
        const fixed = [...cells]
        for (const { at, replacements } of fixes) {
          const value = fixed[at] ?? ''
          fixed[at] = replacements.get(value) ?? value
        }
        return fixed
      }
    },
  }
}
