import { mean, sum } from './sample.ts'

/** Pearson's r of two columns of the same length; null when one of them doesn't vary. */
export function pearson(x: readonly number[], y: readonly number[]): number | null {
  const centredX = centre(x)
  const centredY = centre(y)
  const product = Math.sqrt(dot(centredX, centredX) * dot(centredY, centredY))
  if (x.length < 2 || product === 0 || isConstant(x) || isConstant(y)) return null
  return Math.max(-1, Math.min(1, dot(centredX, centredY) / product))
}

/**
 * Johnson's (2000) relative weights: each predictor's share of R², in the order of the columns; they sum to R².
 * Null when a column doesn't vary.
 */
export function johnsonWeights(
  columns: readonly (readonly number[])[],
  y: readonly number[],
): number[] | null {
  const { among, withOutcome } = correlations(columns, y)
  if (among === null || withOutcome === null) return null
  const { values, vectors } = symmetricEigen(among)
  const roots = values.map(value => Math.sqrt(Math.max(0, value)))
  const size = columns.length
  const loadings = grid(size, (row, column) =>
    sum(roots.map((root, k) => at(vectors, row, k) * root * at(vectors, column, k))),
  )
  // β of the outcome on the orthogonal stand-ins; a zero root (perfectly collinear columns) carries nothing.
  const betas = range(size).map(row =>
    sum(
      roots.map((root, k) =>
        root < 1e-9
          ? 0
          : (at(vectors, row, k) / root) * sum(withOutcome.map((r, j) => at(vectors, j, k) * r)),
      ),
    ),
  )
  return range(size).map(row => sum(betas.map((beta, k) => at(loadings, row, k) ** 2 * beta ** 2)))
}

/** Shapley (LMG) shares of R²: a predictor's mean gain in R² over all orders of entry. Null when a column doesn't vary. */
export function shapleyWeights(
  columns: readonly (readonly number[])[],
  y: readonly number[],
): number[] | null {
  const { among, withOutcome } = correlations(columns, y)
  if (among === null || withOutcome === null) return null
  const size = columns.length
  const explained = range(2 ** size).map(subset =>
    explainedBy(
      among,
      withOutcome,
      range(size).filter(column => (subset >> column) & 1),
    ),
  )
  // Orders in which exactly these others come first: s!·(m − s − 1)!/m! = 1 / (m · C(m − 1, s)).
  const share = (others: number) => 1 / (size * choose(size - 1, others))
  return range(size).map(column =>
    sum(
      range(2 ** size)
        .filter(subset => ((subset >> column) & 1) === 0)
        .map(
          subset =>
            share(popCount(subset)) * ((explained[subset | (1 << column)] ?? 0) - (explained[subset] ?? 0)),
        ),
    ),
  )
}

/** R² of the regression of y on all columns; null when a column doesn't vary. */
export function rSquared(columns: readonly (readonly number[])[], y: readonly number[]): number | null {
  const { among, withOutcome } = correlations(columns, y)
  return among === null || withOutcome === null
    ? null
    : explainedBy(among, withOutcome, range(columns.length))
}

type Matrix = readonly (readonly number[])[]

function correlations(columns: readonly (readonly number[])[], y: readonly number[]) {
  const withOutcome = columns.map(column => pearson(column, y))
  const among = columns.map(a => columns.map(b => pearson(a, b)))
  const known = withOutcome.every(r => r !== null) && among.flat().every(r => r !== null)
  if (!known) return { among: null, withOutcome: null }
  return { among: among.map(row => row.map(r => r ?? 0)), withOutcome: withOutcome.map(r => r ?? 0) }
}

/** R² of a subset of predictors, by elimination with pivots; a column that adds nothing new adds nothing. */
function explainedBy(among: Matrix, withOutcome: readonly number[], subset: readonly number[]): number {
  const rows = subset.map(i => [...subset.map(j => at(among, i, j)), withOutcome[i] ?? 0])
  let explained = 0
  const open = new Set(subset.keys())
  while (open.size > 0) {
    const pivot = [...open].reduce((best, k) => (at(rows, k, k) > at(rows, best, best) ? k : best))
    const variance = at(rows, pivot, pivot)
    open.delete(pivot)
    if (variance < 1e-10) break
    const outcome = at(rows, pivot, subset.length)
    explained += (outcome * outcome) / variance
    for (const k of open) {
      const factor = at(rows, k, pivot) / variance
      rows[k] = rows[k]?.map((value, column) => value - factor * at(rows, pivot, column)) ?? []
    }
  }
  return Math.min(1, explained)
}

/** Eigenvalues and eigenvectors (as columns) of a symmetric matrix, by Jacobi rotations. */
function symmetricEigen(matrix: Matrix): { values: number[]; vectors: Matrix } {
  const size = matrix.length
  const a = matrix.map(row => [...row])
  const v = grid(size, (row, column) => (row === column ? 1 : 0))
  for (let sweep = 0; sweep < 100; sweep++) {
    const off = sum(range(size).flatMap(i => range(i).map(j => at(a, i, j) ** 2)))
    if (off < 1e-24) break
    for (let p = 0; p < size; p++) for (let q = p + 1; q < size; q++) rotate(a, v, p, q)
  }
  return { values: range(size).map(k => at(a, k, k)), vectors: v }
}

function rotate(a: number[][], v: number[][], p: number, q: number): void {
  const apq = at(a, p, q)
  if (Math.abs(apq) < 1e-300) return
  const theta = (at(a, q, q) - at(a, p, p)) / (2 * apq)
  const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.hypot(theta, 1))
  const cosine = 1 / Math.hypot(t, 1)
  const sine = t * cosine
  const turn = (x: number, y: number): [number, number] => [cosine * x - sine * y, sine * x + cosine * y]
  for (const row of a) [row[p], row[q]] = turn(row[p] ?? 0, row[q] ?? 0)
  const rowP = a[p] ?? []
  const rowQ = a[q] ?? []
  for (const k of rowP.keys()) [rowP[k], rowQ[k]] = turn(rowP[k] ?? 0, rowQ[k] ?? 0)
  for (const row of v) [row[p], row[q]] = turn(row[p] ?? 0, row[q] ?? 0)
}

const range = (size: number): number[] => Array.from({ length: size }, (_, index) => index)
const grid = (size: number, cell: (row: number, column: number) => number): number[][] =>
  range(size).map(row => range(size).map(column => cell(row, column)))
const at = (matrix: Matrix, row: number, column: number): number => matrix[row]?.[column] ?? 0
const dot = (x: readonly number[], y: readonly number[]): number =>
  sum(x.map((value, i) => value * (y[i] ?? 0)))
const isConstant = (values: readonly number[]): boolean => values.every(value => value === values[0])
const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k)
const popCount = (bits: number): number => (bits === 0 ? 0 : (bits & 1) + popCount(bits >> 1))

function centre(values: readonly number[]): number[] {
  const middle = mean(values) ?? 0
  return values.map(value => value - middle)
}
