import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parse } from 'csv-parse/sync'
import {
  columnName,
  type FactFile,
  type FactKind,
  type FactRow,
  factFiles,
  factKinds,
} from '../../src/facts/index.ts'

const samples = fileURLToPath(new URL('../../samples/', import.meta.url))

/** The definition of a kind, seen without the names of its columns. */
export function definitionOf(kind: FactKind): FactFile {
  return factFiles[kind] as unknown as FactFile
}

/** A company is a base folder and the overlays laid over it, snapshot by snapshot. */
export const companies = {
  cleanme: ['cleanme'],
  'cleanme-healthy': ['cleanme', 'cleanme-healthy'],
  fixitsoft: ['fixitsoft'],
  'fixitsoft-healthy': ['fixitsoft', 'fixitsoft-healthy'],
} as const satisfies Record<string, readonly string[]>
export type Company = keyof typeof companies
export const companyNames = Object.keys(companies) as Company[]

/** The dates of the snapshots, oldest first. */
export function snapshotsOf(company: Company): string[] {
  return readdirSync(join(samples, companies[company][0]))
    .filter(name => /^\d{4}-\d{2}-\d{2}$/.test(name))
    .sort()
}

export interface SampleRow {
  /** Where the row stands, for messages. */
  readonly at: string
  readonly cells: Readonly<Record<string, string>>
}

export function rowsIn(folder: string, snapshot: string, kind: FactKind): SampleRow[] {
  const path = join(samples, folder, snapshot, factFiles[kind].file)
  if (!existsSync(path)) return []
  const lines: Record<string, string>[] = parse(readFileSync(path, 'utf8'), { columns: true })
  return lines.map((cells, index) => ({
    at: `${folder}/${snapshot}/${factFiles[kind].file}:${index + 2}`,
    cells,
  }))
}

export function headerOf(folder: string, snapshot: string, kind: FactKind): string[] | null {
  const path = join(samples, folder, snapshot, factFiles[kind].file)
  if (!existsSync(path)) return null
  const [header]: string[][] = parse(readFileSync(path, 'utf8'), { to: 1 })
  return header ?? []
}

export function filesIn(folder: string, snapshot: string): string[] {
  return readdirSync(join(samples, folder, snapshot)).sort()
}

/** Parses one row with the column definitions that an import uses; throws with the place of the fault. */
export function parseRow<Kind extends FactKind>(kind: Kind, { at, cells }: SampleRow): FactRow<Kind> {
  const file = definitionOf(kind)
  const row: Record<string, unknown> = {}
  for (const [property, column] of Object.entries(file.columns)) {
    const text = cells[columnName(property)] ?? ''
    if (text === '') {
      if (column.required) throw new Error(`${at}: ${columnName(property)} is empty`)
      row[property] = null
      continue
    }
    const parsed = column.cell.safeParse(text)
    if (!parsed.success)
      throw new Error(`${at}: ${columnName(property)} "${text}": ${parsed.error.issues[0]?.message}`)
    row[property] = parsed.data
  }
  for (const rule of file.rules) {
    const broken = rule(row)
    if (broken !== null) throw new Error(`${at}: ${columnName(broken.column)}: expected ${broken.expected}`)
  }
  return row as FactRow<Kind>
}

/** The facts of a company after all snapshots up to one date were imported in order. */
export type Facts = { readonly [Kind in FactKind]: readonly FactRow<Kind>[] }

export function keyOf(kind: FactKind, row: Readonly<Record<string, unknown>>): string {
  return JSON.stringify(factFiles[kind].key.map(column => row[column] ?? ''))
}

function factsOf<Kind extends FactKind>(company: Company, until: string, kind: Kind): FactRow<Kind>[] {
  const byKey = new Map<string, FactRow<Kind>>()
  for (const snapshot of snapshotsOf(company).filter(date => date <= until))
    for (const folder of companies[company])
      for (const sampleRow of rowsIn(folder, snapshot, kind)) {
        const row = parseRow(kind, sampleRow)
        byKey.set(keyOf(kind, row), row)
      }
  return [...byKey.values()]
}

const loaded = new Map<string, Facts>()

export function loadFacts(company: Company, until: string): Facts {
  const key = `${company} ${until}`
  const known = loaded.get(key)
  if (known !== undefined) return known
  const facts = Object.fromEntries(
    factKinds.map(kind => [kind, factsOf(company, until, kind)]),
  ) as unknown as Facts
  loaded.set(key, facts)
  return facts
}
