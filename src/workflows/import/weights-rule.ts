import { fromUnits, toUnits } from '../../facts/index.ts'
import type { CellFault, FactReader, StoredRow } from '../ports/index.ts'
import type { JudgedRow, KindRule } from './kind-rule.ts'

const DECIMALS = 9
const ONE = 10n ** BigInt(DECIMALS)

/** Kinds whose rows share out one whole: the whole, its parts, and the share of each. */
export const weightColumns = {
  compMeasure: { whole: 'planId', part: 'measure', share: 'weight', called: 'weights' },
  requiredPhaseMix: { whole: 'segment', part: 'buyingPhase', share: 'share', called: 'shares' },
} as const
type WeightKind = keyof typeof weightColumns

interface Whole {
  sum: bigint
  readonly parts: Set<string>
  readonly storedOnly: string[]
}

/**
 * Weights sum to exactly 1, with those that are stored and not in this import: the scoring core refuses others, and what
 * was accepted here must not fail there.
 */
export class WeightsRule implements KindRule {
  private readonly kind: WeightKind
  private readonly reader: Pick<FactReader, 'rowsBy'>
  private readonly wholes = new Map<string, Whole>()

  constructor(kind: WeightKind, reader: Pick<FactReader, 'rowsBy'>) {
    this.kind = kind
    this.reader = reader
  }

  async survey(rows: readonly JudgedRow[]): Promise<void> {
    for (const judged of rows) {
      const { id, part, share } = this.cellsOf(judged.row)
      const whole = this.wholes.get(id) ?? { sum: 0n, parts: new Set(), storedOnly: [] }
      this.wholes.set(id, whole)
      whole.sum += toUnits(share, DECIMALS) ?? 0n
      whole.parts.add(part)
    }
  }

  async settle(): Promise<void> {
    for (const { row } of await this.storedRows([...this.wholes.keys()])) {
      const { id, part, share } = this.cellsOf(row)
      const whole = this.wholes.get(id)
      if (whole === undefined || whole.parts.has(part)) continue
      const weight = toUnits(share, DECIMALS) ?? 0n
      whole.sum += weight
      if (weight !== 0n) whole.storedOnly.push(part)
    }
  }

  fault({ row }: JudgedRow, fieldOf: (property: string) => string): CellFault | null {
    const { id, share } = this.cellsOf(row)
    const whole = this.wholes.get(id)
    if (whole === undefined || whole.sum === ONE) return null
    const { called, part, share: column } = weightColumns[this.kind]
    const ended = `give it ${column} 0 to end it`
    const stored =
      whole.storedOnly.length === 0
        ? ''
        : ` with the stored ${fieldOf(part)} ${whole.storedOnly.join(', ')} (${ended})`
    const reason = `expected accepted ${called} of ${id} that sum to 1, found ${fromUnits(whole.sum, DECIMALS)}${stored}`
    return { field: fieldOf(column), value: share, reason }
  }

  private storedRows(ids: readonly string[]): Promise<readonly StoredRow<WeightKind>[]> {
    return this.kind === 'compMeasure'
      ? this.reader.rowsBy('compMeasure', weightColumns.compMeasure.whole, ids)
      : this.reader.rowsBy('requiredPhaseMix', weightColumns.requiredPhaseMix.whole, ids)
  }

  /** The rule is made for rows of its kind only. */
  private cellsOf(row: object) {
    const { whole, part, share } = weightColumns[this.kind]
    const cell = (name: string) => String(Reflect.get(row, name))
    return { id: cell(whole), part: cell(part), share: cell(share) }
  }
}
