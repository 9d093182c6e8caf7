import { type FactKind, type FactRow, factFiles } from '../facts/index.ts'
import type { StoredRow } from './ports/index.ts'

/** A row of a kind without amounts; what is not named stays empty. */
export function givenRow<Kind extends FactKind>(kind: Kind, cells: Partial<FactRow<Kind>>): StoredRow<Kind> {
  const empty = Object.fromEntries(Object.keys(factFiles[kind].columns).map(name => [name, null]))
  // A CSV file knows no empty list beside an empty cell, and what was given is exported and imported again.
  const given = Object.entries(cells).map(([name, value]) => [
    name,
    Array.isArray(value) && value.length === 0 ? null : value,
  ])
  // The registry made both the columns and the type.
  return { row: { ...empty, ...Object.fromEntries(given) } as FactRow<Kind>, baseMinor: {} }
}
