import type { FactKind } from '../../facts/index.ts'
import { factFiles } from '../../facts/index.ts'
import { KeyIndex } from './key-index.ts'
import { RowNumbers, RowSet } from './row-set.ts'

const SEPARATOR = '\u001f'

/** The key of a row as one text; a null in it counts as empty text. */
export function keyOf(kind: FactKind, row: Readonly<Record<string, unknown>>): string {
  return factFiles[kind].key.map(name => String(row[name] ?? '')).join(SEPARATOR)
}

/**
 * The well-formed rows of one kind in one import, numbered in the order in which they are read. A second pass numbers
 * them alike, so that the first row of a key is known without keeping a key as text.
 */
export class KindKeys {
  private readonly index = new KeyIndex()
  private readonly lines = new RowNumbers()
  private readonly accepted = new RowSet()
  private readonly files: { readonly file: string; readonly from: number }[] = []
  private next = 0
  private isRepeated = false

  /** Starts the next pass over the same rows. */
  repeat(): void {
    this.next = 0
    this.isRepeated = true
  }

  openFile(file: string): void {
    if (!this.isRepeated) this.files.push({ file, from: this.next })
  }

  /** Numbers a row; `first` is another number where an earlier row has the same key. */
  number(key: string, line: number): { readonly row: number; readonly first: number } {
    const row = this.next++
    if (this.isRepeated) return { row, first: this.index.find(key) ?? row }
    this.lines.set(row, line)
    return { row, first: this.index.claim(key, row) }
  }

  find(key: string): number | undefined {
    return this.index.find(key)
  }

  accept(row: number): void {
    this.accepted.add(row)
  }

  isAccepted(key: string): boolean {
    const row = this.index.find(key)
    return row !== undefined && this.accepted.has(row)
  }

  /** Where a row stands, for a person to read. */
  place(row: number): string {
    const file = this.files.findLast(({ from }) => from <= row)?.file ?? ''
    return `line ${this.lines.get(row)} of ${file}`
  }
}
