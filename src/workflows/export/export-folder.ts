import { type Column, columnName, type FactKind, factFiles, factKinds } from '../../facts/index.ts'
import { pagesOf } from '../pages.ts'
import type { CreateFactFolder, FactReader } from '../ports/index.ts'

export interface ExportRequest {
  readonly dir: string
  readonly create: CreateFactFolder
  readonly reader: FactReader
  readonly onProgress?: (progress: { readonly file: string; readonly rows: number }) => void
}

export interface ExportResult {
  readonly files: readonly { readonly file: string; readonly rows: number }[]
}

/**
 * Writes all business facts as the CSV files that an import reads; importing them changes no fact. What people stated in
 * Slack is written as the fact that it is, so the import counts such rows as changed: their source says so now. Kinds
 * without a row give a header alone, so that a folder that was exported to before keeps nothing old.
 * @throws RefusedInputError where the folder can't be written to.
 */
export async function exportFolder({
  dir,
  create,
  reader,
  onProgress,
}: ExportRequest): Promise<ExportResult> {
  const folder = await create(dir)
  const files: { file: string; rows: number }[] = []
  for (const kind of factKinds) {
    const { file, columns } = factFiles[kind]
    const written = { file, rows: 0 }
    const pages = textPages(kind, reader, count => {
      written.rows += count
      onProgress?.({ ...written })
    })
    await folder.write(file, Object.keys(columns).map(columnName), pages)
    files.push(written)
  }
  return { files }
}

async function* textPages(kind: FactKind, reader: FactReader, onRows: (count: number) => void) {
  const columns = Object.entries<Column>(factFiles[kind].columns)
  for await (const page of pagesOf(reader, kind)) {
    yield page.map(({ row }) =>
      columns.map(([property, column]) => {
        const value: unknown = Reflect.get(row, property)
        return value === null || value === undefined ? '' : column.write(value)
      }),
    )
    onRows(page.length)
  }
}
