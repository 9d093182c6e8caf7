import { fromUnits } from '../../../facts/index.ts'
import type { CellFault, OfferedRow, RefusedRow } from '../../../workflows/ports/index.ts'
import type { SourceCell } from './cells.ts'
import { add, type Exact, rounded, type SumFormula } from './sum.ts'

interface RowPlace {
  readonly line: number
  readonly ordinal: number
}

/** Turns source rows into rows of a target: one for one, one for each key, or one for each group. */
export interface Gathering {
  add(row: RowPlace, cells: readonly string[], cell: SourceCell): OfferedRow | RefusedRow | null
  /** What comes only once every row was seen. */
  rest(): Iterable<readonly OfferedRow[]>
}

/** Decimals of every sum, as of every amount. */
const SUM_DECIMALS = 4
const REST_ROWS = 1_000
const SEPARATOR = '\u001f'

export function gatherEach(): Gathering {
  return {
    add: ({ line, ordinal }, cells) => ({ line, ordinals: [ordinal], cells }),
    rest: () => [],
  }
}

/** One row for each key; rows that repeat it must say the same. Keeps the keys in memory. */
export function gatherDistinct(key: readonly number[], file: string): Gathering {
  const seen = new Map<string, OfferedRow & { ordinals: number[] }>()
  return {
    add({ line, ordinal }, cells) {
      const id = key.map(at => cells[at] ?? '').join(SEPARATOR)
      const first = seen.get(id)
      if (first === undefined) {
        seen.set(id, { line, ordinals: [ordinal], cells })
        return null
      }
      if (first.cells.every((cell, at) => cell === cells[at])) {
        first.ordinals.push(ordinal)
        return null
      }
      const reason = `expected the same as line ${first.line} of ${file} says of it`
      const faults: CellFault[] = [{ field: '', value: cells.join(', '), reason }]
      return { line, ordinals: [ordinal], faults }
    },
    rest: () => slices(seen.values()),
  }
}

/** One row for each set of equal cells, with exact sums. Keeps the groups in memory. */
export function gatherSums(formulas: readonly SumFormula[]): Gathering {
  const groups = new Map<
    string,
    { line: number; cells: readonly string[]; ordinals: number[]; sums: Exact[] }
  >()
  return {
    add({ line, ordinal }, cells, cell) {
      const terms: Exact[] = []
      for (const { term } of formulas) {
        const value = term(cell)
        if ('noNumber' in value) {
          const field = value.noNumber
          return {
            line,
            ordinals: [ordinal],
            faults: [{ field, value: cell(field), reason: 'expected a number' }],
          }
        }
        terms.push(value)
      }
      const id = cells.join(SEPARATOR)
      const group = groups.get(id)
      if (group === undefined) groups.set(id, { line, cells, ordinals: [ordinal], sums: terms })
      else {
        group.ordinals.push(ordinal)
        group.sums = group.sums.map((sum, at) => add(sum, terms[at] ?? { units: 0n, decimals: 0 }))
      }
      return null
    },
    *rest() {
      for (const slice of slices(groups.values())) {
        yield slice.map(({ line, ordinals, cells, sums }) => ({
          line,
          ordinals,
          cells: [...cells, ...sums.map(sum => fromUnits(rounded(sum, SUM_DECIMALS), SUM_DECIMALS))],
        }))
      }
    },
  }
}

function* slices<Row>(rows: Iterable<Row>): Generator<Row[]> {
  let slice: Row[] = []
  for (const row of rows) {
    slice.push(row)
    if (slice.length < REST_ROWS) continue
    yield slice
    slice = []
  }
  if (slice.length > 0) yield slice
}
