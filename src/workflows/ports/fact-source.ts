import type { FactKind } from '../../facts/index.ts'

/** A cell that is refused: what it holds (cut) and what was expected. */
export interface CellFault {
  /** Name of the column as the source writes it. */
  readonly field: string
  readonly value: string
  readonly reason: string
}

/** A row for one kind of fact, its cells as text in the order of the target's columns; empty text is an empty cell. */
export interface OfferedRow {
  /** Physical line in the source file, from 1; of the first row where it was made from several. */
  readonly line: number
  /** Which rows of the source file it was made from, counted from 0. */
  readonly ordinals: readonly number[]
  readonly cells: readonly string[]
}

/** A row that the source itself can't read or map. */
export interface RefusedRow {
  readonly line: number
  readonly ordinals: readonly number[]
  readonly faults: readonly CellFault[]
}

export interface SourceBatch {
  readonly items: readonly (OfferedRow | RefusedRow)[]
  /** Rows of the file read so far in this pass, with those that gave nothing for this kind. */
  readonly rowsRead: number
  readonly bytesRead: number
}

/** One kind of fact, made from one file. */
export interface SourceTarget {
  readonly kind: FactKind
  readonly file: string
  /** The columns of the kind that it fills, by property name, and the source's name for each. */
  readonly columns: readonly { readonly property: string; readonly field: string }[]
  /** Reads the file from its beginning; every pass gives the same rows. */
  read(): AsyncIterable<SourceBatch>
}

export interface SourceFile {
  readonly file: string
  readonly bytes: number
  /** Why no row of it can be read (its header, its encoding), or null. */
  readonly refused: (CellFault & { readonly line: number }) | null
  /** Rows of a refused file. */
  countRows(): Promise<number>
}

/** How coverage assignments follow from opportunities. */
export interface CoverageDerivation {
  /** Length of the window before the newest date of an opportunity, in months. */
  readonly months: number
  /** Seller role of the assignments. */
  readonly role: string
}

/** A folder that was opened and judged as a whole; nothing of its rows was read yet. */
export interface FactSource {
  readonly folder: string
  readonly files: readonly SourceFile[]
  /** Without those of refused files. */
  readonly targets: readonly SourceTarget[]
  readonly deriveCoverage: CoverageDerivation | null
  /** What an operator should know, for example columns that nobody reads. */
  readonly warnings: readonly string[]
}

/**
 * Opens a folder, with a mapping file where its columns are not ours.
 * @throws RefusedInputError where the folder or the mapping is unusable, with every fault.
 */
export type OpenFactSource = (dir: string, mappingFile?: string) => Promise<FactSource>

/** Takes the rows of an export, one file after another. */
export interface FactFolder {
  /** Writes a file whole or not at all; `pages` gives its rows as text in the order of `header`. */
  write(
    file: string,
    header: readonly string[],
    pages: AsyncIterable<readonly (readonly string[])[]>,
  ): Promise<void>
}

/**
 * Makes the folder that an export goes to, where it is not there yet.
 * @throws RefusedInputError where nothing can be written there.
 */
export type CreateFactFolder = (dir: string) => Promise<FactFolder>
