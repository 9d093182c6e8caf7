import type { z } from 'zod'
import { amountAsNumber, amountRatio } from '../../amount.ts'
import type { Model } from '../../model/index.ts'
import { defineModule } from '../../module.ts'
import { absence, reading } from '../../result.ts'
import { roundHalfUp } from '../../rounding.ts'
import { type Composition, compose } from './composition.ts'
import { examples } from './examples.ts'
import { type PriceVolume, splitPriceVolume } from './price-volume.ts'
import { type GrowthOutput, growthInput, growthOutput } from './shape.ts'

const METHOD = 'revenue by customer and product, prior against current period'

export const growth = defineModule({
  id: 'growth',
  room: 'impact',
  question: 'Where did growth come from, and how much of last period’s revenue was kept?',
  formula: [
    'for each customer × product with prior a and current b: retained = Σ min(a, b)',
    'a > b: lost if the customer’s current total is 0, else decline',
    'b > a: new (or reactivated) if the customer’s prior total is 0; expansion if a > 0; cross-sell if a = 0',
    'start − lost − decline + expansion + cross-sell + reactivated + new = end, to the last minor unit',
    'GRR = Σ_customers min(a_c, b_c) / start; NRR = current revenue of prior customers / start',
    'product retention = retained / start',
    'price = (P1 − P0)·Q1, volume = (Q1 − Q0)·P0 where quantities are known',
  ],
  terms: [
    { name: 'lost', meaning: 'revenue of customers who bought nothing more', unit: 'money, ≥ 0' },
    { name: 'decline', meaning: 'less revenue from continuing customers', unit: 'money, ≥ 0' },
    { name: 'retained', meaning: 'revenue kept in the same customer and product', unit: 'money, ≥ 0' },
    { name: 'expansion', meaning: 'more revenue in products already bought', unit: 'money, ≥ 0' },
    { name: 'crossSell', meaning: 'products new to an existing customer', unit: 'money, ≥ 0' },
    { name: 'grr', meaning: 'gross revenue retention', unit: 'fraction 0..1' },
    { name: 'nrr', meaning: 'net revenue retention', unit: 'fraction ≥ 0' },
  ],
  modelPaths: ['impact.growthLabels'],
  sources: [
    { tag: 'S', text: 'Hewitt 2008: growth composition −6, −10, 84, 15, 5, 8 from 100 to 112' },
    { tag: 'P', text: 'Treacy & Sims 2004, Harvard Business Review: sources-of-revenue statement' },
    { tag: 'P', text: 'SMSB standard: gross and net revenue retention by cohort of customers' },
  ],
  input: growthInput,
  output: growthOutput,
  examples,
  score(input, model) {
    const composed = compose(input.prior, input.current, new Set(input.earlierCustomers))
    if (composed.ok)
      return describe(composed.composition, splitPriceVolume(input.prior, input.current), model)
    const named = composed.negative.map(({ customer, product }) =>
      product ? `${customer}/${product}` : customer,
    )
    return withoutValue(
      `More was credited than sold for ${named.slice(0, 5).join(', ')}; check these credits.`,
      input.prior.length + input.current.length,
      model,
    )
  },
})

function describe(of: Composition, split: PriceVolume | null, model: Model): GrowthOutput {
  const labels = model.impact.growthLabels
  const money = amountAsNumber
  const grr = amountRatio(of.keptByCustomers, of.start)
  const nrr = amountRatio(of.endOfCohort, of.start)
  const changes = [
    { label: labels.lost, amount: money(-of.lost) },
    { label: labels.decline, amount: money(-of.decline) },
    { label: labels.expansion, amount: money(of.expansion) },
    { label: labels.crossSell, amount: money(of.crossSell) },
    { label: labels.reactivated, amount: money(of.reactivated) },
    { label: labels.new, amount: money(of.new) },
  ]
  return {
    start: money(of.start),
    lost: money(of.lost),
    decline: money(of.decline),
    retained: money(of.retained),
    expansion: money(of.expansion),
    crossSell: money(of.crossSell),
    reactivated: money(of.reactivated),
    new: money(of.new),
    end: money(of.end),
    grr,
    nrr,
    productRetention: amountRatio(of.retained, of.start),
    counts: of.counts,
    bars: [
      ...changes.slice(0, 2),
      { label: labels.retained, amount: money(of.retained) },
      ...changes.slice(2),
    ],
    priceVolume:
      split === null ? null : { price: money(split.price), volume: money(split.volume), pairs: split.pairs },
    finding: reading({
      value: money(of.end),
      n: of.counts.prior + of.counts.new + of.counts.reactivated,
      method: METHOD,
      warnings:
        of.start === 0n
          ? [
              {
                code: 'no_start',
                message: 'Nothing was sold in the prior period, so nothing can be retained.',
              },
            ]
          : [],
      modelVersion: model.version,
      sentence: sentence(of, grr, nrr),
      contributions: changes.map(({ label, amount }) => ({ term: label, points: amount })),
      base: money(of.start),
    }),
  }
}

function sentence(of: Composition, grr: number | null, nrr: number | null): string {
  const percent = (ratio: number) => `${roundHalfUp(100 * ratio, 1)} %`
  const from = `Revenue went from ${amountAsNumber(of.start)} to ${amountAsNumber(of.end)}`
  if (grr === null || nrr === null) return `${from}; there were no customers to keep.`
  return (
    `${from}: of ${of.counts.prior} customers' revenue ${percent(grr)} was kept (${percent(nrr)} with what they ` +
    `added), ${of.counts.lost} left and ${of.counts.new + of.counts.reactivated} came.`
  )
}

function withoutValue(why: string, n: number, model: Model): z.output<typeof growthOutput> {
  return {
    start: null,
    lost: null,
    decline: null,
    retained: null,
    expansion: null,
    crossSell: null,
    reactivated: null,
    new: null,
    end: null,
    grr: null,
    nrr: null,
    productRetention: null,
    counts: null,
    bars: [],
    priceVolume: null,
    reason: 'out_of_range',
    finding: absence({
      reason: 'out_of_range',
      n,
      method: METHOD,
      modelVersion: model.version,
      sentence: why,
    }),
  }
}
