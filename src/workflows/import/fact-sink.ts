import { type FactKind, factFiles } from '../../facts/index.ts'
import { pagesOf } from '../pages.ts'
import type { FactReader, FactWriter, StoredRow } from '../ports/index.ts'
import { keyOf } from './kind-keys.ts'

/** Where accepted rows go. */
export interface FactSink {
  readonly chunkRows: number
  /** Tells how many of the rows are stored already, word for word. */
  write<Kind extends FactKind>(kind: Kind, rows: readonly StoredRow<Kind>[]): Promise<number>
}

/** Writes under an import's id and tells from time to time that the import is alive. */
export function writingSink(writer: FactWriter, importId: string): FactSink {
  return {
    chunkRows: writer.chunkRows,
    async write(kind, rows) {
      const { unchanged } = await writer.write(importId, kind, rows)
      return unchanged
    },
  }
}

/** Writes nothing and counts what a real import would have found unchanged. */
export function comparingSink(reader: FactReader): FactSink {
  const images = new Map<FactKind, Promise<ReadonlyMap<string, string>>>()
  return {
    chunkRows: reader.pageRows,
    async write(kind, rows) {
      const keys = rows.map(({ row }) => keyOf(kind, row))
      let stored: ReadonlyMap<string, string>
      if (factFiles[kind].key.length === 1) stored = imageOf(kind, await reader.byId(kind, keys))
      else {
        // Keys of several columns can't be looked up, so the kind is read once.
        const image = images.get(kind) ?? readImage(kind, reader)
        images.set(kind, image)
        stored = await image
      }
      return rows.filter((row, at) => stored.get(keys[at] ?? '') === textOf(kind, row)).length
    },
  }
}

function textOf<Kind extends FactKind>(kind: Kind, { row, baseMinor }: StoredRow<Kind>): string {
  const cells = Object.keys(factFiles[kind].columns).map(name => Reflect.get(row, name))
  const { money } = factFiles[kind]
  return JSON.stringify([cells, money.map(({ amount }) => baseMinor[amount]?.toString() ?? null)])
}

function imageOf<Kind extends FactKind>(kind: Kind, rows: readonly StoredRow<Kind>[]): Map<string, string> {
  return new Map(rows.map(row => [keyOf(kind, row.row), textOf(kind, row)]))
}

async function readImage<Kind extends FactKind>(
  kind: Kind,
  reader: FactReader,
): Promise<Map<string, string>> {
  const image = new Map<string, string>()
  for await (const page of pagesOf(reader, kind)) {
    for (const [key, text] of imageOf(kind, page)) image.set(key, text)
  }
  return image
}
