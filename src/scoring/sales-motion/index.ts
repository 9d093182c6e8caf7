import { z } from 'zod'
import { defineModule } from '../module.ts'
import { classifiedBuyer, classify } from './classify.ts'
import { salesMotionExamples } from './examples.ts'
import { accountFit, accountFits } from './fit.ts'
import { salesMotionInput } from './input.ts'
import { portfolio, portfolioOf } from './portfolio.ts'

export { costToServe } from './cost-to-serve/index.ts'

/** How buyers evaluate what they buy, and whether accounts are sold to in the way that fits. */
export const salesMotion = defineModule({
  id: 'sales-motion',
  room: 'sales-motion',
  question: 'How do these buyers evaluate, and are they sold to in the way that fits?',
  formula: [
    'p_k = .6·survey share + .4·mean_k / Σ means; a missing part leaves the other alone',
    'segment = argmax p if p_max ≥ .45 and margin ≥ .10, else mixed; certainty = 1 − H / ln 3',
    'account mix = Σ influence·p / Σ influence; required motion by segment, mixed → product advocacy',
    'actual dearer than required → over-served, saving = difference of cost to serve; cheaper → under-served',
  ],
  terms: [
    {
      name: 'buyer segment',
      meaning: 'how someone evaluates: price, product or insight seeker',
      unit: 'one of three, or mixed',
    },
    {
      name: 'motion',
      meaning: 'transactional < product advocacy < innovation, by cost',
      unit: 'one of three',
    },
    { name: 'certainty', meaning: 'how far one way to evaluate outweighs the others', unit: '0..1' },
  ],
  modelPaths: ['salesMotion'],
  sources: [
    {
      tag: 'S',
      text: 'Alexander Group 2015: three roughly equal segments; innovation and product advocacy motions',
    },
    { tag: 'P', text: 'Rackham & De Vincentis 1999: intrinsic, extrinsic and strategic value' },
    { tag: 'D', text: 'how each segment evaluates, the name "transactional", weights and cut-offs' },
  ],
  input: salesMotionInput,
  output: z.object({
    buyers: z.array(classifiedBuyer),
    portfolio,
    accounts: z.array(accountFit),
    modelVersion: z.string(),
  }),
  examples: salesMotionExamples,
  score(input, model) {
    const buyers = input.buyers.map(buyer => classify(buyer, model))
    return {
      buyers,
      portfolio: portfolioOf(buyers, model),
      accounts: accountFits(buyers, input, model),
      modelVersion: model.version,
    }
  },
})
