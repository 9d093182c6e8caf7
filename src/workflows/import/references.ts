import { type Column, type FactKind, factFiles } from '../../facts/index.ts'
import type { CellFault, FactReader } from '../ports/index.ts'
import type { KindKeys } from './kind-keys.ts'

interface Reference {
  readonly property: string
  readonly kind: FactKind
}

/** The columns of a kind that name other facts. */
function referencesOf(kind: FactKind): readonly Reference[] {
  return Object.entries<Column>(factFiles[kind].columns).flatMap(([property, { refersTo }]) =>
    refersTo === undefined ? [] : [{ property, kind: refersTo }],
  )
}

type Row = Readonly<Record<string, unknown>>

/** Checks that what rows refer to is stored or was accepted earlier in this import; asks once for each batch. */
export class ReferenceCheck {
  private readonly references: readonly Reference[]
  private readonly reader: Pick<FactReader, 'existing'>
  private readonly keys: ReadonlyMap<FactKind, KindKeys>

  /** Leaves out references of a kind to itself: whether those hold shows only at the end of the file. */
  constructor(kind: FactKind, reader: Pick<FactReader, 'existing'>, keys: ReadonlyMap<FactKind, KindKeys>) {
    this.references = referencesOf(kind).filter(reference => reference.kind !== kind)
    this.reader = reader
    this.keys = keys
  }

  /** For each row the faults of its references; most have none. */
  async check(rows: readonly Row[], fieldOf: (property: string) => string): Promise<CellFault[][]> {
    const unknown = await this.unknownIds(rows)
    return rows.map(row =>
      this.references.flatMap(({ property, kind }) =>
        idsIn(row[property])
          .filter(value => unknown.get(kind)?.has(value))
          .map(value => ({
            field: fieldOf(property),
            value,
            reason: `expected the id of a known ${kind}, found neither in the database nor accepted in this import`,
          })),
      ),
    )
  }

  private async unknownIds(rows: readonly Row[]): Promise<Map<FactKind, Set<string>>> {
    const asked = new Map<FactKind, Set<string>>()
    for (const { property, kind } of this.references) {
      const wanted = asked.get(kind) ?? new Set<string>()
      asked.set(kind, wanted)
      for (const row of rows) {
        for (const id of idsIn(row[property])) if (!this.keys.get(kind)?.isAccepted(id)) wanted.add(id)
      }
    }
    for (const [kind, wanted] of asked) {
      if (wanted.size === 0) continue
      for (const id of await this.reader.existing(kind, [...wanted])) wanted.delete(id)
    }
    return asked
  }
}

function idsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  return Array.isArray(value) ? value : []
}
