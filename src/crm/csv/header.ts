/** What a file's header must and may hold. */
export interface HeaderWish {
  readonly required: readonly string[]
  /** Columns that are read where they are there. */
  readonly optional: readonly string[]
}

export interface Header {
  readonly delimiter: string
  /** The names as they are written. */
  readonly names: readonly string[]
  /** Position of a wished column, or undefined. */
  position(name: string): number | undefined
  /** Columns that nobody reads. */
  readonly unread: readonly string[]
}

export interface HeaderFault {
  readonly field: string
  readonly value: string
  readonly reason: string
}

const norm = (name: string) => name.trim().toLowerCase()

/** Reads the names of a header row; the text of names and of the wish may differ in case and outer blanks. */
export function judgeHeader(
  names: readonly string[],
  delimiter: string,
  { required, optional }: HeaderWish,
): Header | HeaderFault {
  const known = new Set([...required, ...optional].map(norm))
  const positions = new Map<string, number>()
  for (const [at, name] of names.entries()) {
    if (known.has(norm(name)) && positions.has(norm(name)))
      return { field: name, value: names.join(delimiter), reason: `expected one column "${name}", found two` }
    positions.set(norm(name), at)
  }
  const unread = names.filter(name => !known.has(norm(name)))
  const missing = [...required, ...optional].filter(name => !positions.has(norm(name)))
  for (const name of missing) {
    // A misspelt optional column would silently empty what is stored, so it is refused like a missing one.
    const meant = unread.find(other => isNear(norm(name), norm(other)))
    if (meant === undefined && !required.includes(name)) continue
    const hint = meant === undefined ? '' : `; is "${meant.trim()}" meant?`
    const reason = `expected a column "${name}", found none${hint}`
    return { field: name, value: names.join(delimiter), reason }
  }
  return { delimiter, names, unread, position: name => positions.get(norm(name)) }
}

/** True where two names differ by one slip: a letter changed, added, lost or two swapped. */
function isNear(a: string, b: string): boolean {
  if (Math.min(a.length, b.length) < 4 || Math.abs(a.length - b.length) > 1) return false
  let from = 0
  while (from < a.length && from < b.length && a[from] === b[from]) from++
  let [endA, endB] = [a.length, b.length]
  while (endA > from && endB > from && a[endA - 1] === b[endB - 1]) {
    endA--
    endB--
  }
  const [left, right] = [a.slice(from, endA), b.slice(from, endB)]
  const isSwapped = left.length === 2 && right.length === 2 && left === `${right[1]}${right[0]}`
  return isSwapped || (left.length <= 1 && right.length <= 1)
}

/** Delimiters that a header may use, the usual one first. */
export const delimiters = [',', ';', '\t'] as const
