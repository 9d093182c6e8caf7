import { columnName, type FactKind, factFiles, type GapRule } from '../../facts/index.ts'
import type { CellFault } from '../ports/index.ts'
import type { FactCounts, FileCounts, GapCount, Reject } from './import-result.ts'
import { RowSet } from './row-set.ts'

const MAX_LISTED = 10_000
const SHOWN_LETTERS = 80
const GAP_LINES = 20

/** What one target gave: its rows, and whether each came from one source row. */
interface TargetCount {
  accepted: number
  unchanged: number
  /** Source rows behind the accepted rows. */
  sources: number
}

interface FileTally {
  rows: number
  readonly rejected: RowSet
  readonly targets: TargetCount[]
}

/** Counts an import in source rows, and lists what was refused. */
export class Tally {
  private readonly files = new Map<string, FileTally>()
  private readonly facts = new Map<FactKind, { accepted: number; unchanged: number }>()
  private readonly listed: Reject[] = []
  private readonly gaps = new Map<
    string,
    Omit<GapCount, 'rows' | 'firstLines'> & { rows: number; firstLines: number[] }
  >()
  private readonly onReject: (reject: Reject) => void
  private notListed = 0

  constructor(files: readonly string[], onReject: (reject: Reject) => void) {
    for (const file of files) this.files.set(file, { rows: 0, rejected: new RowSet(), targets: [] })
    this.onReject = onReject
  }

  countRows(file: string, rows: number): void {
    const tally = this.of(file)
    tally.rows = Math.max(tally.rows, rows)
  }

  /** Refuses the source rows behind one row; a source row that is refused already is not listed again. */
  reject(file: string, line: number, ordinals: readonly number[], faults: readonly CellFault[]): void {
    const { rejected } = this.of(file)
    let isNew = false
    for (const ordinal of ordinals) isNew = rejected.add(ordinal) || isNew
    if (isNew) for (const fault of faults) this.list({ file, line, ...fault })
  }

  /** Refuses a whole file; it is listed once. */
  rejectFile(file: string, rows: number, line: number, fault: CellFault): void {
    const tally = this.of(file)
    tally.rows = rows
    for (let ordinal = 0; ordinal < rows; ordinal++) tally.rejected.add(ordinal)
    this.list({ file, line, ...fault })
  }

  /** Starts counting what a target of a file gives. */
  openTarget(file: string, kind: FactKind): (accepted: number, sources: number, unchanged: number) => void {
    const count: TargetCount = { accepted: 0, unchanged: 0, sources: 0 }
    this.of(file).targets.push(count)
    return (accepted, sources, unchanged) => {
      count.accepted += accepted
      count.sources += sources
      count.unchanged += unchanged
      this.countFacts(kind, accepted, unchanged)
    }
  }

  countFacts(kind: FactKind, accepted: number, unchanged: number): void {
    const facts = this.facts.get(kind) ?? { accepted: 0, unchanged: 0 }
    this.facts.set(kind, facts)
    facts.accepted += accepted
    facts.unchanged += unchanged
  }

  noteGaps(file: string, kind: FactKind, row: Readonly<Record<string, unknown>>, line: number): void {
    const rules: readonly GapRule[] = factFiles[kind].gaps
    for (const { column, meaning } of rules) {
      if (row[column] !== null) continue
      const id = `${file} ${kind} ${column}`
      const gap = this.gaps.get(id) ?? { file, field: columnName(column), meaning, rows: 0, firstLines: [] }
      this.gaps.set(id, gap)
      gap.rows++
      if (gap.firstLines.length < GAP_LINES) gap.firstLines.push(line)
    }
  }

  /** Everything but the import's id and its warnings. */
  result() {
    const files = [...this.files].map(([file, tally]) => fileCounts(file, tally))
    const facts: FactCounts[] = [...this.facts].map(([kind, counts]) => ({ kind, ...counts }))
    return {
      files,
      rejects: this.listed,
      rejectsNotListed: this.notListed,
      facts,
      gaps: [...this.gaps.values()],
    }
  }

  private of(file: string): FileTally {
    const tally = this.files.get(file)
    if (tally === undefined) throw new TypeError(`${file} is no file of this import`)
    return tally
  }

  private list(reject: Reject): void {
    const cut = { ...reject, value: shown(reject.value) }
    this.onReject(cut)
    if (this.listed.length < MAX_LISTED) this.listed.push(cut)
    else this.notListed++
  }
}

function fileCounts(file: string, { rows, rejected, targets }: FileTally): FileCounts {
  const accepted = rows - rejected.size
  // Where several source rows make one fact, it is known which facts are unchanged, not which of their rows: then
  // a file counts as unchanged only when all of it is.
  const unchanged = targets.map(target => {
    if (target.unchanged === target.accepted) return accepted
    return target.sources === target.accepted ? target.unchanged : 0
  })
  const least = targets.length === 0 ? 0 : Math.min(accepted, ...unchanged)
  return { file, rows, accepted, rejected: rejected.size, unchanged: least }
}

function shown(value: string): string {
  const letters = [...value.slice(0, SHOWN_LETTERS * 2)]
  return letters.length > SHOWN_LETTERS ? `${letters.slice(0, SHOWN_LETTERS).join('')}…` : value
}
