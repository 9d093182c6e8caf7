/** Revenue of one customer × product in both periods, ten-thousandths of the caller's unit. */
interface Pair {
  readonly customer: string
  readonly product: string
  prior: bigint
  current: bigint
}

export interface RevenueRow {
  readonly customer: string
  readonly product?: string | undefined
  readonly amount: bigint
}

/** Magnitudes, all ≥ 0: start − lost − decline = retained; retained + expansion + crossSell + reactivated + new = end. */
export interface Composition {
  readonly start: bigint
  readonly lost: bigint
  readonly decline: bigint
  readonly retained: bigint
  readonly expansion: bigint
  readonly crossSell: bigint
  readonly reactivated: bigint
  readonly new: bigint
  readonly end: bigint
  /** Σ over customers of min(prior, current). */
  readonly keptByCustomers: bigint
  /** This period's revenue of last period's customers. */
  readonly endOfCohort: bigint
  readonly counts: Counts
}

export interface Counts {
  readonly prior: number
  readonly current: number
  readonly lost: number
  readonly declined: number
  readonly level: number
  readonly grown: number
  readonly reactivated: number
  readonly new: number
}

export type Composed =
  | { readonly ok: true; readonly composition: Composition }
  | { readonly ok: false; readonly negative: readonly Pick<Pair, 'customer' | 'product'>[] }

/** Splits the change of revenue by customer × product. Credits are netted first; what stays negative is named. */
export function compose(
  prior: readonly RevenueRow[],
  current: readonly RevenueRow[],
  earlierCustomers: ReadonlySet<string>,
): Composed {
  const customers = pairByCustomer(prior, current)
  const negative = [...customers.values()].flat().filter(pair => pair.prior < 0n || pair.current < 0n)
  if (negative.length > 0) return { ok: false, negative }
  const parts = [...customers].map(([customer, pairs]) =>
    composeCustomer(pairs, earlierCustomers.has(customer)),
  )
  return { ok: true, composition: total(parts) }
}

const min = (a: bigint, b: bigint): bigint => (a < b ? a : b)
const add = <Row>(rows: readonly Row[], amount: (row: Row) => bigint): bigint =>
  rows.reduce((sum, row) => sum + amount(row), 0n)

/** Both periods of each customer's products. */
function pairByCustomer(prior: readonly RevenueRow[], current: readonly RevenueRow[]): Map<string, Pair[]> {
  const customers = new Map<string, Map<string | undefined, Pair>>()
  const pairOf = ({ customer, product }: RevenueRow): Pair => {
    const products = customers.get(customer) ?? new Map<string | undefined, Pair>()
    customers.set(customer, products)
    const pair = products.get(product) ?? { customer, product: product ?? '', prior: 0n, current: 0n }
    products.set(product, pair)
    return pair
  }
  for (const row of prior) pairOf(row).prior += row.amount
  for (const row of current) pairOf(row).current += row.amount
  return new Map([...customers].map(([customer, products]) => [customer, [...products.values()]]))
}

function composeCustomer(pairs: readonly Pair[], isKnownFromEarlier: boolean): Composition {
  const start = add(pairs, pair => pair.prior)
  const end = add(pairs, pair => pair.current)
  const retained = add(pairs, pair => min(pair.prior, pair.current))
  const fallen = start - retained
  const risen = end - retained
  const isNewcomer = start === 0n
  const crossSell = isNewcomer ? 0n : add(pairs, pair => (pair.prior === 0n ? pair.current : 0n))
  return {
    start,
    end,
    retained,
    lost: end === 0n ? fallen : 0n,
    decline: end === 0n ? 0n : fallen,
    expansion: isNewcomer ? 0n : risen - crossSell,
    crossSell,
    reactivated: isNewcomer && isKnownFromEarlier ? risen : 0n,
    new: isNewcomer && !isKnownFromEarlier ? risen : 0n,
    keptByCustomers: min(start, end),
    endOfCohort: isNewcomer ? 0n : end,
    counts: countCustomer(start, end, isKnownFromEarlier),
  }
}

function countCustomer(start: bigint, end: bigint, isKnownFromEarlier: boolean): Counts {
  const one = (is: boolean) => (is ? 1 : 0)
  const isNewcomer = start === 0n && end > 0n
  const isKept = start > 0n && end > 0n
  return {
    prior: one(start > 0n),
    current: one(end > 0n),
    lost: one(start > 0n && end === 0n),
    declined: one(isKept && end < start),
    level: one(isKept && end === start),
    grown: one(isKept && end > start),
    reactivated: one(isNewcomer && isKnownFromEarlier),
    new: one(isNewcomer && !isKnownFromEarlier),
  }
}

/** The sum of compositions over different customers. */
export function total(customers: readonly Composition[]): Composition {
  const count = (of: (counts: Counts) => number) => customers.reduce((sum, { counts }) => sum + of(counts), 0)
  return {
    start: add(customers, part => part.start),
    lost: add(customers, part => part.lost),
    decline: add(customers, part => part.decline),
    retained: add(customers, part => part.retained),
    expansion: add(customers, part => part.expansion),
    crossSell: add(customers, part => part.crossSell),
    reactivated: add(customers, part => part.reactivated),
    new: add(customers, part => part.new),
    end: add(customers, part => part.end),
    keptByCustomers: add(customers, part => part.keptByCustomers),
    endOfCohort: add(customers, part => part.endOfCohort),
    counts: {
      prior: count(counts => counts.prior),
      current: count(counts => counts.current),
      lost: count(counts => counts.lost),
      declined: count(counts => counts.declined),
      level: count(counts => counts.level),
      grown: count(counts => counts.grown),
      reactivated: count(counts => counts.reactivated),
      new: count(counts => counts.new),
    },
  }
}
