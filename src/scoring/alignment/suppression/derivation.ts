// Arithmetic modulo a prime below 2²⁶: products of two residues are exact in a double.
const PRIME = 67_108_859
// A search that needs more steps takes too long; refusing is the safe answer.
const MOST_STEPS = 200_000

/** How few people must not be derived: by anyone, and beside oneself by a person who knows the own answers. */
export interface Limits {
  readonly byAnyone: number
  readonly besideOneself: number
}

/**
 * Whether sums over the given groups determine the sum over some group that is too small, by adding and subtracting
 * them in any way: total − (A + B) as well as total − A, and also with the own answers of one person.
 */
export function derivesSmallGroup(groups: readonly ReadonlySet<string>[], limits: Limits): boolean {
  // Large pieces come first, so that small ones are pivots only where they have to be.
  const pieces = piecesOf(groups).sort((a, b) => b.size - a.size)
  const rows = groups.map((_, group) => pieces.map(piece => (piece.groups.has(group) ? 1 : 0)))
  const sizes = pieces.map(({ size }) => size)
  const steps = { left: MOST_STEPS }
  const basis = reduce(rows, sizes.length)
  if (findsSmall(basis, sizes, limits, steps)) return true
  // Somebody who is a piece alone may be taken out with any factor, which is as if they were in no group.
  const alone = basis.flatMap(({ pivot }) => (sizes[pivot] === 1 ? [pivot] : []))
  return alone.some(own => {
    const others = reduce(
      rows.map(row => row.filter((_, column) => column !== own)),
      sizes.length - 1,
    )
    const limit = { byAnyone: limits.besideOneself, besideOneself: 0 }
    return findsSmall(
      others,
      sizes.filter((_, column) => column !== own),
      limit,
      steps,
    )
  })
}

interface Piece {
  readonly size: number
  readonly groups: ReadonlySet<number>
}

/** People who are in exactly the same groups can never be told apart: they are one piece. */
function piecesOf(groups: readonly ReadonlySet<string>[]): Piece[] {
  const memberships = new Map<string, number[]>()
  groups.forEach((group, index) => {
    for (const person of group) {
      const known = memberships.get(person)
      if (known === undefined) memberships.set(person, [index])
      else known.push(index)
    }
  })
  const pieces = new Map<string, { size: number; groups: Set<number> }>()
  for (const list of memberships.values()) {
    const key = list.join()
    const piece = pieces.get(key)
    if (piece === undefined) pieces.set(key, { size: 1, groups: new Set(list) })
    else piece.size++
  }
  return [...pieces.values()]
}

interface BasisRow {
  readonly pivot: number
  readonly row: readonly number[]
}

/** Reduced row echelon form: each row with the column that it alone has. */
function reduce(matrix: readonly (readonly number[])[], width: number): BasisRow[] {
  const rows = matrix.map(row => [...row])
  const done: { pivot: number; row: number[] }[] = []
  for (let column = 0; column < width && rows.length > 0; column++) {
    const index = rows.findIndex(row => row[column] !== 0)
    const [taken] = index < 0 ? [] : rows.splice(index, 1)
    if (taken === undefined) continue
    const scale = inverse(taken[column] ?? 1)
    const row = taken.map(value => (value * scale) % PRIME)
    for (const other of [...rows, ...done.map(entry => entry.row)]) eliminate(other, row, column)
    done.push({ pivot: column, row })
  }
  return done
}

function eliminate(row: number[], by: readonly number[], column: number): void {
  const factor = row[column] ?? 0
  if (factor === 0) return
  by.forEach((value, index) => {
    if (value !== 0) row[index] = ((row[index] ?? 0) + (PRIME - factor) * value) % PRIME
  })
}

/** Fermat: a^(p − 2) is the inverse of a modulo the prime p. */
function inverse(value: number): number {
  let result = 1
  let base = value % PRIME
  for (let exponent = PRIME - 2; exponent > 0; exponent = Math.floor(exponent / 2)) {
    if (exponent % 2 === 1) result = (result * base) % PRIME
    base = (base * base) % PRIME
  }
  return result
}

/**
 * A group that can be derived is a sum of rows of the basis, each once, whose pivots are its own pieces: so sums over
 * sets of small pivots are all that has to be looked at.
 */
function findsSmall(
  basis: readonly BasisRow[],
  sizes: readonly number[],
  limits: Limits,
  steps: { left: number },
): boolean {
  const largest = Math.max(limits.byAnyone, limits.besideOneself + 1)
  const small = basis.filter(({ pivot }) => (sizes[pivot] ?? 0) < largest)
  const search = (from: number, weight: number, sum: readonly number[]): boolean =>
    small.slice(from).some(({ pivot, row }, offset) => {
      const next = weight + (sizes[pivot] ?? 0)
      if (next >= largest) return false
      if (steps.left-- <= 0) return true
      const added = sum.map((value, column) => (value + (row[column] ?? 0)) % PRIME)
      return isSmallGroup(added, sizes, limits) || search(from + offset + 1, next, added)
    })
  return search(
    0,
    0,
    sizes.map(() => 0),
  )
}

/** Each piece is in the group or not; one that is a single person may stand in it with any factor: they know it. */
function isSmallGroup(sum: readonly number[], sizes: readonly number[], limits: Limits): boolean {
  let weight = 0
  let strangers = 0
  for (const [column, value] of sum.entries()) {
    const size = sizes[column] ?? 0
    if (value === 0) continue
    if (value === 1) weight += size
    else if (size === 1) strangers += 1
    else return false
    if (strangers > 1 || weight >= Math.max(limits.byAnyone, limits.besideOneself)) return false
  }
  return strangers === 0 ? weight < limits.byAnyone : weight < limits.besideOneself
}
