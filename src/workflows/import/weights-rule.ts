import { type FactRow, fromUnits, toUnits } from '../../facts/index.ts'
import type { CellFault, FactReader } from '../ports/index.ts'
import type { JudgedRow, KindRule } from './kind-rule.ts'

const DECIMALS = 9
const ONE = 10n ** BigInt(DECIMALS)
/** Weights are rounded when they are written: three thirds of 0.333333 are one. */
const TOLERANCE = 10n ** 4n

interface PlanWeights {
  sum: bigint
  readonly measures: Set<string>
  readonly storedOnly: string[]
}

/** The weights of a comp plan sum to 1, with the measures that are stored and not in this import. */
export class WeightsRule implements KindRule {
  private readonly reader: Pick<FactReader, 'rowsBy'>
  private readonly plans = new Map<string, PlanWeights>()

  constructor(reader: Pick<FactReader, 'rowsBy'>) {
    this.reader = reader
  }

  async survey(rows: readonly JudgedRow[]): Promise<void> {
    for (const { row } of rows) {
      const { planId, measure, weight } = measureIn(row)
      const plan = this.plans.get(planId) ?? { sum: 0n, measures: new Set(), storedOnly: [] }
      this.plans.set(planId, plan)
      plan.sum += toUnits(weight, DECIMALS) ?? 0n
      plan.measures.add(measure)
    }
  }

  async settle(): Promise<void> {
    const stored = await this.reader.rowsBy('compMeasure', 'planId', [...this.plans.keys()])
    for (const { row } of stored) {
      const plan = this.plans.get(row.planId)
      if (plan === undefined || plan.measures.has(row.measure)) continue
      const weight = toUnits(row.weight, DECIMALS) ?? 0n
      plan.sum += weight
      if (weight !== 0n) plan.storedOnly.push(row.measure)
    }
  }

  fault({ row }: JudgedRow, fieldOf: (property: string) => string): CellFault | null {
    const { planId, weight } = measureIn(row)
    const plan = this.plans.get(planId)
    if (plan === undefined) return null
    const off = plan.sum > ONE ? plan.sum - ONE : ONE - plan.sum
    if (off <= TOLERANCE) return null
    const stored =
      plan.storedOnly.length === 0
        ? ''
        : ` with the stored measure ${plan.storedOnly.join(', ')} (give it weight 0 to end it)`
    const reason = `expected accepted weights of ${planId} that sum to 1, found ${fromUnits(plan.sum, DECIMALS)}${stored}`
    return { field: fieldOf('weight'), value: weight, reason }
  }
}

/** The rule is made for measures only. */
const measureIn = (row: JudgedRow['row']) => row as FactRow<'compMeasure'>
