import { defineModule } from '../module.ts'
import { checkSegmentation } from './columns.ts'
import { examples } from './examples.ts'
import { segmentationInput } from './input.ts'
import { segmentationOutput } from './output.ts'
import { questions } from './questions.ts'
import { scorePortfolio } from './score.ts'

const units: Readonly<Record<string, string>> = {
  N1: 'fraction 0..1',
  V1: 'money, ranked',
  V2: 'money, ranked',
}

export const segmentation = defineModule({
  id: 'segmentation',
  room: 'segmentation',
  question: 'Which accounts are growth hot spots, and which of them are easy to work with?',
  formula: [
    'u = (answer − low) / (high − low) on fixed goalposts; money by its percentile rank (average rank − 1) / (n − 1)',
    'D = 100 · Σ w_q u_q / Σ w_q over the answered questions; fewer than 2 of 3, 3 of 4, 2 of 3 answered: no score',
    'S = Σ w_d D_d with the weights of the life-cycle stage (revenue-weighted over product families); without a behavior score need and value count alone',
    'J = 1 − max(λ_need (1 − P_need), λ_value (1 − P_value)), λ = weight / larger weight, P = percentile rank',
    'Tier 1: P_need ≥ .5 and P_value ≥ .5, the best k = max(1, ⌊.10 n + .5⌋) by J, then S; never padded',
    'A block that ties on J and S at the edge is in as a whole if Tier 1 stays within 15 %, else out',
    '1a: behavior ≥ 50, else 1b; Tier 2: the next 30 % of n by S; Tier 3: the rest',
    'With earlier tiers: enter within ⌊k(1 − b)⌋, stay within ⌈k(1 + b)⌉, b = .20; 1a and 1b change only past 50 ± 5',
    'c_q = 100 · w_d · (w_q / Σ w) · u_q, which sum to S; versus the portfolio: 100 · w_d · (w_q / Σ w) · (u_q − mean u_q)',
  ],
  terms: [
    ...questions.map(({ id, text }) => ({ name: id, meaning: text, unit: units[id] ?? 'rating 1..5' })),
    { name: 'need, value, behavior', meaning: 'dimension scores of an account', unit: 'points 0..100' },
    { name: 'overall', meaning: 'S, the weighted mean of the dimension scores', unit: 'points 0..100' },
    {
      name: 'needRank, valueRank',
      meaning: 'P, percentile rank in the scored population',
      unit: 'fraction 0..1',
    },
    {
      name: 'tier1Index',
      meaning: 'J, nearness to the account that is first on both',
      unit: 'fraction 0..1',
    },
    { name: 'tier', meaning: '1a, 1b, 2, 3, or unscored', unit: 'word' },
    { name: 'firm', meaning: 'the tier is the same whatever the missing answers are', unit: 'true or false' },
    { name: 'growthHotSpot', meaning: 'a Tier 1 account', unit: 'true or false' },
    {
      name: 'hiddenHotSpot',
      meaning: 'a Tier 1 account in the bottom half by revenue',
      unit: 'true, false or null',
    },
    { name: 'contributions', meaning: 'what each answer adds to the overall score', unit: 'points 0..100' },
    {
      name: 'acceptability',
      meaning: 'share of random weightings that give each tier',
      unit: 'fraction 0..1',
    },
    {
      name: 'criticalWeights',
      meaning: 'weight from which on the other of two accounts leads',
      unit: 'fraction 0..1',
    },
  ],
  modelPaths: ['segmentation'],
  sources: [
    {
      tag: 'S',
      text: 'Kapoor & Manohar, "Small Customer Today, Revenue Giant Tomorrow", strategy+business 2016',
    },
    { tag: 'P', text: 'OECD/JRC, Handbook on Constructing Composite Indicators, 2008; R package COINr' },
    { tag: 'P', text: 'Lahdelma & Salminen, SMAA-2, 2001' },
    { tag: 'P', text: 'Buffer zones of the FTSE UK indices and of Russell reconstitution' },
    {
      tag: 'R',
      text: 'Triantaphyllou & Sánchez 1997 (critical weights); Barron & Barrett 1996 (rank-order centroid)',
    },
  ],
  input: segmentationInput,
  output: segmentationOutput,
  examples,
  check: (input, model) => checkSegmentation(input, model.segmentation),
  score: (input, model) => scorePortfolio(input, model).output,
})
