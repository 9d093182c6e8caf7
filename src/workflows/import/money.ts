import {
  type FactKind,
  type FactRow,
  factFiles,
  type MoneyRule,
  minorDigits,
  toUnits,
} from '../../facts/index.ts'
import type { CellFault } from '../ports/index.ts'

const AMOUNT_DECIMALS = 4
const RATE_DECIMALS = 9
/** What 64 bits hold. */
const LARGEST_MINOR = 2n ** 63n - 1n

type Converted =
  | { readonly minor: bigint }
  | { readonly field: 'amount' | 'currency'; readonly expected: string }

/** Dated rates to the base currency. */
export class RateTable {
  private readonly base: string
  private readonly minorDigits: number
  /** By currency, rates (in 10^-9) by the day from which each holds. */
  private readonly rates = new Map<string, Map<string, bigint>>()
  private readonly days = new Map<string, string[]>()
  /** By currency, the newest day of the rates that were stored before this import. */
  private storedUntil: ReadonlyMap<string, string> = new Map()
  /** Currencies of which this import changed a rate that stored amounts may rest on. */
  readonly corrected = new Set<string>()

  constructor(baseCurrency: string) {
    this.base = baseCurrency
    this.minorDigits = minorDigits(baseCurrency)
  }

  add({ currency, on, rate }: FactRow<'exchangeRate'>): void {
    const units = toUnits(rate, RATE_DECIMALS)
    if (units === null) return
    const byDay = this.rates.get(currency) ?? new Map<string, bigint>()
    if (on <= (this.storedUntil.get(currency) ?? '') && byDay.get(on) !== units) this.corrected.add(currency)
    this.rates.set(currency, byDay.set(on, units))
    this.days.delete(currency)
  }

  /** What was added so far was stored before; what comes now may correct it. */
  startImport(): void {
    this.storedUntil = new Map(
      [...this.rates].map(([currency, byDay]) => [currency, [...byDay.keys()].sort().at(-1) ?? '']),
    )
  }

  /** An amount in minor units of the base currency at the latest rate on or before a day, rounded half up. */
  convert(amount: string, currency: string, on: string | null): Converted {
    const units = toUnits(amount, AMOUNT_DECIMALS)
    if (units === null) return { field: 'amount', expected: `at most ${AMOUNT_DECIMALS} decimals` }
    const rate = currency === this.base ? 10n ** BigInt(RATE_DECIMALS) : this.rateOn(currency, on)
    if (rate === null) {
      const when = on === null ? '' : ` on or before ${on}`
      return {
        field: 'amount',
        expected: `a rate from ${currency} to ${this.base}${when} in exchange-rates.csv`,
      }
    }
    const divisor = 10n ** BigInt(AMOUNT_DECIMALS + RATE_DECIMALS)
    const minor = halfUp(units * rate * 10n ** BigInt(this.minorDigits), divisor)
    const size = minor < 0n ? -minor : minor
    return size > LARGEST_MINOR
      ? { field: 'amount', expected: `an amount that fits into 64 bits of minor units of ${this.base}` }
      : { minor }
  }

  private rateOn(currency: string, on: string | null): bigint | null {
    const byDay = this.rates.get(currency)
    if (byDay === undefined) return null
    const days = this.days.get(currency) ?? [...byDay.keys()].sort()
    this.days.set(currency, days)
    const day = on === null ? days.at(-1) : latest(days, on)
    return day === undefined ? null : (byDay.get(day) ?? null)
  }
}

/** The last of the sorted days that is on or before a day. */
function latest(days: readonly string[], on: string): string | undefined {
  let [from, to] = [0, days.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((days[middle] ?? '') <= on) from = middle + 1
    else to = middle
  }
  return days[from - 1]
}

function halfUp(value: bigint, divisor: bigint): bigint {
  const size = value < 0n ? -value : value
  const rounded = (size + divisor / 2n) / divisor
  return value < 0n ? -rounded : rounded
}

/** The amounts of a row in minor units of the base currency, by amount column; or what is wrong with one. */
export function convertMoney(
  kind: FactKind,
  row: Readonly<Record<string, unknown>>,
  rates: RateTable,
  fieldOf: (property: string) => string,
): { readonly baseMinor: Record<string, bigint | null> } | { readonly faults: readonly CellFault[] } {
  const baseMinor: Record<string, bigint | null> = {}
  const rules: readonly MoneyRule[] = factFiles[kind].money
  for (const rule of rules) {
    const amount = row[rule.amount]
    const currency = row[rule.currency]
    const isMoney =
      typeof amount === 'string' && (typeof currency === 'string' || rule.isMoneyOnlyWithCurrency !== true)
    baseMinor[rule.amount] = null
    if (!isMoney) continue
    if (typeof currency !== 'string') {
      const reason = 'expected a currency, because an amount is given'
      return { faults: [{ field: fieldOf(rule.currency), value: '', reason }] }
    }
    const on = row[rule.datedBy]
    const converted = rates.convert(amount, currency, typeof on === 'string' ? on : null)
    if ('expected' in converted) {
      const reason = `expected ${converted.expected}`
      return { faults: [{ field: fieldOf(rule[converted.field]), value: amount, reason }] }
    }
    baseMinor[rule.amount] = converted.minor
  }
  return { baseMinor }
}
