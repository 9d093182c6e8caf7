import type { FactKind } from '../../facts/index.ts'
import type { FactWriter, StoredRow } from '../ports/index.ts'

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
export function comparingSink(writer: Pick<FactWriter, 'chunkRows' | 'compare'>): FactSink {
  return {
    chunkRows: writer.chunkRows,
    async write(kind, rows) {
      const { unchanged } = await writer.compare(kind, rows)
      return unchanged
    },
  }
}
