import { type FactKind, factFiles } from '../facts/index.ts'
import type { FactReader, StoredRow } from './ports/index.ts'

/** Reads all stored rows of a kind, page by page in key order. */
export async function* allPages<Kind extends FactKind>(
  kind: Kind,
  reader: FactReader,
): AsyncGenerator<readonly StoredRow<Kind>[]> {
  const limit = reader.pageRows
  let page = await reader.page(kind, { limit })
  while (page.length > 0) {
    yield page
    const last = page.at(-1)
    if (last === undefined || page.length < limit) return
    const after = factFiles[kind].key.map(name => String(Reflect.get(last.row, name) ?? ''))
    page = await reader.page(kind, { after, limit })
  }
}
