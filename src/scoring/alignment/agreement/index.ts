import { defineModule } from '../../module.ts'
import { examples } from './examples.ts'
import { correlateGroups, judgeGroup } from './group.ts'
import { agreementInput, agreementOutput } from './shape.ts'

export const agreement = defineModule({
  id: 'agreement',
  room: 'alignment',
  question: 'Do the people of a group agree, and do groups differ?',
  formula: [
    'r_wg = 1 − s²/σ²; s² > σ² counts as 0; σ² of even answers over A options = (A² − 1)/12',
    'r_wg(j) = J(1 − q)/(J(1 − q) + q), q = mean item variance / σ², at most 1; r*_wg(j) = 1 − q, uncut',
    'AD_M = mean |x − mean|, mean over items; acceptable up to A/6',
    'a_wg = 1 − 2s²/{[(H + L)M − M² − HL]·k/(k − 1)}, where M isn’t too near an end; all at one end: 1',
    'ICC(1) = (MSB − MSW)/(MSB + (k − 1)MSW), ICC(2) = (MSB − MSW)/MSB, k = mean group size',
    'several items: respondents with a missing answer are left out of the group’s indices (listwise)',
  ],
  terms: [
    { name: 'rwg', meaning: 'agreement on one item against random answers', unit: 'fraction 0..1' },
    { name: 'rwgj', meaning: 'agreement on parallel items; rises with their number', unit: 'fraction 0..1' },
    { name: 'adM', meaning: 'mean distance from the mean', unit: 'scale points' },
    { name: 'awg', meaning: 'agreement against the largest possible disagreement', unit: '−1..1' },
    { name: 'icc1, icc2', meaning: 'how far answers depend on the group', unit: 'up to 1' },
  ],
  modelPaths: [
    'alignment.agreementBands',
    'alignment.weakEvidenceBelow',
    'alignment.deviationOverOptions',
    'alignment.fivePointNulls',
    'alignment.simulation',
  ],
  sources: [
    { tag: 'R', text: 'James, Demaree & Wolf 1984: r_wg and r_wg(j)' },
    { tag: 'R', text: 'Lindell: r*_wg(j)' },
    { tag: 'P', text: 'Burke & Dunlap 2002: average deviation' },
    { tag: 'R', text: 'Brown & Hauenstein 2005: a_wg' },
    { tag: 'P', text: 'LeBreton & Senter 2008: bands' },
    { tag: 'P', text: 'R package multilevel 2.7' },
  ],
  input: agreementInput,
  output: agreementOutput,
  examples,
  score(input, model) {
    const scale = { low: input.low, high: input.high, options: input.high - input.low + 1 }
    const seed = input.simulate ? (input.seed ?? model.alignment.simulation.seed) : null
    return {
      groups: input.groups.map(group => judgeGroup(group, scale, seed, model)),
      ...correlateGroups(input.groups.map(group => group.responses)),
      modelVersion: model.version,
    }
  },
})
