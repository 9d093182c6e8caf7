import type { Model } from '../../model/index.ts'
import { type Composition, compose, type RevenueRow, total } from './composition.ts'
import { describe } from './describe.ts'
import type { GrowthOutput } from './shape.ts'

export interface GrowthTally {
  /** Some customers, each with all their rows: what a customer did is known only from all of them. */
  add(rows: {
    readonly prior: readonly RevenueRow[]
    readonly current: readonly RevenueRow[]
    readonly earlierCustomers: ReadonlySet<string>
  }): void
  /** Null where no customer was added that counts. */
  result(model: Model): GrowthOutput | null
  /** Customers left out, because more was credited to them than sold. */
  readonly leftOut: number
}

/** Growth of a company that is read page by page: the compositions of different customers add up. */
export function growthTally(): GrowthTally {
  let sum: Composition | null = null
  let leftOut = 0
  return {
    get leftOut() {
      return leftOut
    },
    add({ prior, current, earlierCustomers }) {
      const first = compose(prior, current, earlierCustomers)
      const bad = new Set(first.ok ? [] : first.negative.map(({ customer }) => customer))
      leftOut += bad.size
      const isGood = ({ customer }: RevenueRow) => !bad.has(customer)
      const composed = first.ok
        ? first
        : compose(prior.filter(isGood), current.filter(isGood), earlierCustomers)
      if (composed.ok) sum = sum === null ? composed.composition : total([sum, composed.composition])
    },
    result: model => (sum === null ? null : describe(sum, null, model)),
  }
}
