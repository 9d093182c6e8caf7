import { byName } from '../../grouping.ts'
import { defineModule } from '../../module.ts'
import { topicsOf } from '../sheets.ts'
import { compareWaves } from './compare.ts'
import { examples } from './examples.ts'
import { trendInput, trendOutput } from './shape.ts'

export const alignmentTrend = defineModule({
  id: 'alignment-trend',
  room: 'alignment',
  question: 'What has changed since the last wave, and how small a change would have shown?',
  formula: [
    'answers are anonymous, so waves are independent: Welch t of means, two-proportion z of favourable shares',
    'only items asked in both waves; reorganised functions have no trend',
    'minimum detectable difference = (1.96 + .84)·s·√(1/n₁ + 1/n₂), s pooled; √(2/n) for equal waves',
    'better or worse only if the Holm-adjusted p over all units and topics is below 5 %',
  ],
  terms: [
    { name: 'delta', meaning: 'mean after minus mean before', unit: 'scale points' },
    { name: 'minimumDetectable', meaning: 'difference found with 80 % power', unit: 'scale points' },
  ],
  modelPaths: ['alignment.confidenceLevel', 'alignment.detectable', 'alignment.favourableFrom'],
  sources: [
    { tag: 'R', text: 'Welch 1947' },
    { tag: 'P', text: 'survey practice: trends only on identical items' },
  ],
  input: trendInput,
  output: trendOutput,
  examples,
  score({ form, before, after, reorganised }, model) {
    const functions = new Set([...before, ...after].map(sheet => sheet.function))
    const units = [...functions].filter(unit => !reorganised.includes(unit)).sort(byName)
    return {
      changes: compareWaves(topicsOf(form), [null, ...units], before, after, model),
      modelVersion: model.version,
    }
  },
})
