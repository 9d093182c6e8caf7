import { z } from 'zod'
import { defineModule } from '../../module.ts'
import { bunching, quarterEndBunching } from './bunching.ts'
import { rogueSignalExamples } from './examples.ts'
import { rogueSignalInput } from './input.ts'
import { peersOf, rogueSignal as signal, signalOf } from './signal.ts'

/** Opportunities that went ahead without the plan, and owners who close at the end of quarters. For the rep's eyes first. */
export const rogueSignal = defineModule({
  id: 'rogue-signal',
  room: 'governance',
  question: 'Which opportunities should be checked with the SAM?',
  formula: [
    'signal = (off plan or SAM not involved) and one of: closes in the last 10 days of a quarter, unusual discount, pulled into an earlier quarter, cycle < 50 % of the median',
    'unusual discount: .6745·(x − median)/MAD > 3.5, or above policy; MAD = 0: policy only',
    'bunching: P(X ≥ x | n, 10/91), n ≥ 10, Holm over owners',
  ],
  terms: [
    {
      name: 'off plan',
      meaning: 'the account has a plan and the opportunity serves none of its objectives',
      unit: 'yes or no',
    },
    { name: 'MAD', meaning: 'median absolute deviation from the median', unit: 'fraction' },
  ],
  modelPaths: ['governance.rogue', 'governance.bunching'],
  sources: [
    { tag: 'S', text: 'Thoughts on Selling 2017: reps who go "rogue" to land revenue this quarter' },
    { tag: 'R', text: 'Iglewicz & Hoaglin: modified z-score' },
    { tag: 'D', text: 'which flags together make a signal; the rep is asked first' },
  ],
  input: rogueSignalInput,
  output: z.object({
    peers: z.object({
      discountMedian: z.number().nullable(),
      discountDeviation: z.number().nullable(),
      cycleMedianDays: z.number().nullable(),
    }),
    opportunities: z.array(signal),
    bunching: z.array(bunching),
    modelVersion: z.string(),
  }),
  examples: rogueSignalExamples,
  score(input, model) {
    const peers = peersOf(input, model)
    return {
      peers,
      opportunities: input.opportunities.map(row => signalOf(row, peers, model, input.asOf)),
      bunching: quarterEndBunching(input, model),
      modelVersion: model.version,
    }
  },
})
