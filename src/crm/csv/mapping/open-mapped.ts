import { RefusedInputError } from '../../../errors.ts'
import type { FactSource, SourceTarget } from '../../../workflows/ports/index.ts'
import { type CsvTable, fileOf, openTable, type RefusedTable } from '../csv-table.ts'
import { fixesOf } from './fixes.ts'
import { type Lookup, readLookup } from './lookup.ts'
import { mappedTarget } from './mapped-target.ts'
import type { Mapping, TargetMapping } from './schema.ts'
import { headerWishes } from './wish.ts'

/** Opens the files that a mapping names. */
export async function openMapped(
  dir: string,
  present: ReadonlySet<string>,
  mapping: Mapping,
): Promise<FactSource> {
  const wishes = headerWishes(mapping)
  const absent = [...wishes.keys()].filter(file => !present.has(file))
  if (absent.length > 0)
    throw new RefusedInputError(
      absent.map(file => `${dir}: expected ${file}, which the mapping names, found none`),
    )

  const tables = new Map<string, CsvTable | RefusedTable>()
  for (const [file, wish] of wishes) tables.set(file, await openTable(dir, file, wish))
  const fixes = fixesOf(mapping.files)
  const targets: SourceTarget[] = []
  const warnings: string[] = []
  for (const target of mapping.targets) {
    const table = tables.get(target.from)
    if (table === undefined || 'refused' in table) continue
    const lookups = new Map<string, Lookup>()
    for (const [name, { in: file, by }] of Object.entries(target.lookups)) {
      const looked = tables.get(file)
      if (looked !== undefined && !('refused' in looked))
        lookups.set(name, await readLookup(looked, by, fixes))
    }
    if (lookups.size === Object.keys(target.lookups).length)
      targets.push(mappedTarget({ table, mapping, target, fixes, lookups }))
    else warnings.push(`${target.from}: gives no ${target.fills}, because a file that it needs was refused`)
  }
  return {
    folder: dir,
    files: [...tables.values()].filter(table => isRead(table, mapping.targets)).map(fileOf),
    targets,
    deriveCoverage: mapping.deriveCoverage ?? null,
    warnings,
  }
}

/** A file that is only looked up in gives no rows of its own; it is listed where it can't be read. */
function isRead(table: CsvTable | RefusedTable, targets: readonly TargetMapping[]): boolean {
  return 'refused' in table || targets.some(target => target.from === table.file)
}
