import { createRandom } from '../../statistics/random.ts'

// Arithmetic modulo a prime below 2²⁶: products of two residues are exact in a double.
const PRIME = 67_108_859
// With more pieces than this the search takes too long; refusing is the safe answer.
const MOST_PIECES = 150

/**
 * Whether sums over the given groups determine the sum over some group of fewer than `minimum` people,
 * by adding and subtracting them in any way: total − (A + B) as well as total − A.
 */
export function derivesSmallGroup(groups: readonly ReadonlySet<string>[], minimum: number): boolean {
  const pieces = piecesOf(groups)
  const small = pieces.flatMap((piece, index) => (piece.size < minimum ? [{ index, size: piece.size }] : []))
  if (small.length === 0) return false
  if (small.length > MOST_PIECES) return true
  const marks = residualMarks(
    groups.map((_, group) => pieces.map(piece => (piece.groups.has(group) ? 1 : 0))),
    pieces.length,
  )
  return hasZeroSum(
    small.map(({ index, size }) => ({ size, mark: marks[index] ?? [1, 1] })),
    minimum - 1,
  )
}

interface Piece {
  readonly size: number
  readonly groups: ReadonlySet<number>
}

/** People who are in exactly the same groups can never be told apart: they are one piece. */
function piecesOf(groups: readonly ReadonlySet<string>[]): Piece[] {
  const memberships = new Map<string, number[]>()
  groups.forEach((group, index) => {
    for (const person of group) memberships.set(person, [...(memberships.get(person) ?? []), index])
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

type Mark = readonly [number, number]

/**
 * Two random linear images of what is left of each piece after all groups are taken out: a set of pieces can be
 * derived if and only if what is left of them sums to nothing, so their marks sum to (0, 0).
 */
function residualMarks(rows: readonly (readonly number[])[], width: number): Mark[] {
  const reduced = reduce(
    rows.map(row => [...row]),
    width,
  )
  const random = createRandom(width)
  const draw = () => Array.from({ length: width }, () => Math.floor(random.uniform() * PRIME))
  const first = draw()
  const second = draw()
  return Array.from({ length: width }, (_, piece): Mark => {
    const row = reduced.find(({ pivot }) => pivot === piece)?.row
    const image = (weights: readonly number[]) => {
      if (row === undefined) return weights[piece] ?? 0
      return row.reduce(
        (sum, value, column) =>
          column === piece ? sum : (sum + (PRIME - value) * (weights[column] ?? 0)) % PRIME,
        0,
      )
    }
    return [image(first), image(second)]
  })
}

/** Reduced row echelon form: each row with the column that it alone has. */
function reduce(rows: number[][], width: number): { pivot: number; row: readonly number[] }[] {
  const done: { pivot: number; row: number[] }[] = []
  for (let column = 0; column < width; column++) {
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
    row[index] = ((row[index] ?? 0) + (PRIME - factor) * value) % PRIME
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

/** Whether some pieces of at most `budget` people together have marks that sum to zero. */
function hasZeroSum(pieces: readonly { size: number; mark: Mark }[], budget: number): boolean {
  const search = (from: number, left: number, sum: Mark): boolean =>
    pieces.slice(from).some(({ size, mark }, offset) => {
      if (size > left) return false
      const next: Mark = [(sum[0] + mark[0]) % PRIME, (sum[1] + mark[1]) % PRIME]
      return (next[0] === 0 && next[1] === 0) || search(from + offset + 1, left - size, next)
    })
  return search(0, budget, [0, 0])
}
