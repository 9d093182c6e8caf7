/** One line of a benchmark: ours against a peer. A ratio below 1 means that ours needs less. */
export interface BenchCase {
  readonly bench: string
  readonly case: string
  readonly ours: number
  /** Null where the case has a goal instead of a peer. */
  readonly peer: number | null
  readonly peerName: string | null
  readonly ratio: number | null
  readonly unit: string
}

export type Report = (entry: BenchCase) => void

export interface Bench {
  /** What runs and what is compared, in a sentence. */
  readonly title: string
  run(report: Report, note: (line: string) => void): Promise<void>
}

const number = (value: number | null) =>
  value === null ? '–' : value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(2) : value.toFixed(4)

/** A table for people, columns padded. */
export function table(entries: readonly BenchCase[]): string {
  const rows = [
    ['case', 'ours', 'peer', 'peer name', 'ratio', 'unit'],
    ...entries.map(entry => [
      entry.case,
      number(entry.ours),
      number(entry.peer),
      entry.peerName ?? '–',
      number(entry.ratio),
      entry.unit,
    ]),
  ]
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map(row => row[column]?.length ?? 0))) ?? []
  return rows.map(row => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')).join('\n')
}
