/** Rows by key, keys and rows in the order in which they come. */
export function groupBy<Row, Key>(rows: Iterable<Row>, key: (row: Row) => Key): Map<Key, Row[]> {
  const groups = new Map<Key, Row[]>()
  for (const row of rows) {
    const group = groups.get(key(row))
    if (group === undefined) groups.set(key(row), [row])
    else group.push(row)
  }
  return groups
}

/** Order of code points: the same on every machine and in every locale. */
export const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
