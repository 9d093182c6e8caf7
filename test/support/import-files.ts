import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openCsvFolder } from '../../src/crm/csv/open-csv-folder.ts'
import { type ImportRequest, type ImportResult, importFolder } from '../../src/workflows/import/index.ts'
import type { FactReader, FactWriter } from '../../src/workflows/ports/index.ts'

export type Files = Readonly<Record<string, string | Buffer>>

export interface FactPorts {
  readonly writer: FactWriter
  readonly reader: FactReader
}

const importTime = new Date('2026-09-30T08:00:00Z')

/** Runs something on a folder with the given files, and removes it. */
export async function withFolder<Result>(
  files: Files,
  run: (dir: string) => Promise<Result>,
): Promise<Result> {
  const dir = await mkdtemp(join(tmpdir(), 'plumbline-import-'))
  try {
    for (const [name, content] of Object.entries(files)) await writeFile(join(dir, name), content)
    return await run(dir)
  } finally {
    await rm(dir, { recursive: true })
  }
}

/** Imports a folder into the given facts, in US dollars. */
export function importDir(
  dir: string,
  { writer, reader }: FactPorts,
  options: Partial<ImportRequest> = {},
): Promise<ImportResult> {
  return importFolder({
    dir,
    dryRun: false,
    open: openCsvFolder,
    writer,
    reader,
    clock: () => importTime,
    baseCurrency: 'USD',
    ...options,
  })
}

/** Imports files, with the one named mapping.yaml as the mapping. */
export function importFiles(files: Files, facts: FactPorts, options: Partial<ImportRequest> = {}) {
  return withFolder(files, dir =>
    importDir(
      dir,
      facts,
      'mapping.yaml' in files ? { ...options, mapping: join(dir, 'mapping.yaml') } : options,
    ),
  )
}

/** Facts stored by every test company: two people, a family, a product, two accounts. */
export const company = {
  'people.csv':
    'person_id,name,role,manager_id\nP-1,Dana Keller,account_manager,P-2\nP-2,Ines Moreau,manager,\n',
  'product-families.csv': 'family_id,name\nF-1,Consumables\n',
  'products.csv': 'product_id,name,family_id\nS-1,Strips,F-1\n',
  'accounts.csv': 'account_id,name\nA-1,Lakeside\nA-2,Hillside\n',
} as const
