import type { z } from 'zod'
import type { Model } from '../../model/index.ts'
import { defineModule } from '../../module.ts'
import { absence } from '../../result.ts'
import { compose } from './composition.ts'
import { describe, METHOD } from './describe.ts'
import { examples } from './examples.ts'
import { splitPriceVolume } from './price-volume.ts'
import { growthInput, growthOutput } from './shape.ts'

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
