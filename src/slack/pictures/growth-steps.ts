import { plural, sayDate, sayMoney } from '../../coaching/index.ts'
import type { WaterfallStep } from '../../pictures/waterfall.ts'
import { barChart, type ShownBlock } from '../blocks/native.ts'

/** Revenue of a year against the year before, in whole units of the currency; null is not known. */
export interface GrowthParts {
  readonly start: number | null
  readonly end: number | null
  readonly lost: number | null
  readonly decline: number | null
  readonly expansion: number | null
  readonly crossSell: number | null
  readonly reactivated: number | null
  readonly new: number | null
  readonly counts: {
    readonly prior: number
    readonly current: number
    readonly lost: number
    readonly declined: number
    readonly reactivated: number
    readonly new: number
  } | null
}

export interface GrowthStep {
  readonly name: string
  /** Below zero for what went; null is not known. */
  readonly amount: number | null
  readonly words: string
  /** Accounts, where they are counted. */
  readonly accounts: number | null
}

/** "Oct 2026" of a date. */
export const sayMonth = (date: string) => sayDate(`${date.slice(0, 7)}-01`).replace(/^1 /, '')

/** What was lost and won between the two years, in their order; what is zero is left out. */
export function growthSteps(parts: GrowthParts, currency: string): readonly GrowthStep[] {
  const money = (amount: number | null) => sayMoney(amount, currency)
  const step = (name: string, sign: 1 | -1, amount: number | null, accounts?: number): GrowthStep => ({
    name,
    amount: amount === null ? null : sign * amount,
    words: amount === null ? 'not known' : `${sign < 0 ? '−' : '+'}${money(amount)}`,
    accounts: accounts ?? null,
  })
  const { counts } = parts
  return [
    step('lost', -1, parts.lost, counts?.lost),
    step('bought less', -1, parts.decline, counts?.declined),
    step('bought more of the same', 1, parts.expansion),
    step('bought other products too', 1, parts.crossSell),
    step('came back', 1, parts.reactivated, counts?.reactivated),
    step('new', 1, parts.new, counts?.new),
  ].filter(({ amount }) => amount !== 0)
}

/** Each step as a bar; no chart where one of them is not known. */
export function growthChart(steps: readonly GrowthStep[], currency: string): readonly ShownBlock[] {
  const amounts = steps.flatMap(({ amount }) => (amount === null ? [] : [Math.round(amount)]))
  if (amounts.length < steps.length) return []
  return barChart({
    title: 'Where growth came from',
    measure: `change in a year, ${currency}`,
    categories: steps.map(({ name }) => SHORT[name] ?? name),
    series: [{ name: 'change', values: amounts }],
  })
}

/** Labels of a chart have 20 characters. */
const SHORT: Readonly<Record<string, string>> = {
  'bought more of the same': 'more of the same',
  'bought other products too': 'other products too',
}

/** The two years with the steps between them; null where a part is not known, as its bar would have no height. */
export function waterfallSteps(parts: GrowthParts, currency: string): readonly WaterfallStep[] | null {
  const money = (amount: number | null) => sayMoney(amount, currency)
  const changes = growthSteps(parts, currency)
  const { start, end, counts } = parts
  if (start === null || end === null || changes.some(({ amount }) => amount === null)) return null
  const n = (accounts: number | null | undefined) =>
    accounts === null || accounts === undefined ? null : plural(accounts, 'account')
  const total = (name: string, amount: number, accounts: number | undefined) => ({
    name,
    amount,
    isTotal: true,
    words: money(amount),
    count: n(accounts),
  })
  return [
    total('the year before', start, counts?.prior),
    ...changes.map(({ name, amount, words, accounts }) => ({
      name,
      amount: amount ?? 0,
      isTotal: false,
      words,
      count: n(accounts),
    })),
    total('now', end, counts?.current),
  ]
}
