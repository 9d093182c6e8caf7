import { byName, groupBy } from '../../grouping.ts'
import { defineModule } from '../../module.ts'
import { topicsOf } from '../sheets.ts'
import { examples } from './examples.ts'
import { perceptionGaps } from './gaps.ts'
import { canCompareFunctions, responseOf } from './response.ts'
import { assessmentInput, assessmentOutput } from './shape.ts'
import { scoreTopic } from './topic.ts'

export const assessment = defineModule({
  id: 'alignment',
  room: 'alignment',
  question: 'How well does each function think that we are organised for the customer, and do they agree?',
  formula: [
    'a component scores the mean of its five items for everyone who answered at least three',
    'scaled = (mean − 1)/4; favourable = share of answers 4 and 5; "don’t know" is missing and counted apart',
    'place: level at or above the middle is high; deviation up to A/6 is agreement',
    'response rate RR1 = complete / eligible; margin of error with the finite population',
    'gap between functions: |Δ| ≥ .5 and Holm-adjusted Welch p < .05 and five people on both sides',
  ],
  terms: [
    { name: 'mean', meaning: 'level', unit: 'rating 1..5' },
    { name: 'favourable', meaning: 'share of answers 4 and 5', unit: 'fraction 0..1' },
    { name: 'averageDeviation', meaning: 'mean distance from the mean', unit: 'scale points' },
    { name: 'place', meaning: 'level × agreement', unit: 'high or low, agree or split' },
    { name: 'hedgesG', meaning: 'standardised difference of two functions', unit: 'standard deviations' },
  ],
  modelPaths: ['alignment'],
  sources: [
    { tag: 'S', text: 'Chappell: six components, five life-cycle elements' },
    { tag: 'S', text: 'Alexander Group 2015: eight principles' },
    { tag: 'S', text: 'Hewitt 2008: sales performance model' },
    { tag: 'P', text: 'AAPOR 2015: response rate 1' },
  ],
  input: assessmentInput,
  output: assessmentOutput,
  examples,
  score({ form, sheets, eligible }, model) {
    const topics = topicsOf(form)
    const byFunction = groupBy(sheets, sheet => sheet.function)
    const units = [...new Set([...byFunction.keys(), ...Object.keys(eligible ?? {})])].sort(byName)
    const everyone =
      eligible === undefined || units.some(unit => eligible[unit] === undefined)
        ? null
        : Object.values(eligible).reduce((sum, count) => sum + count, 0)
    const response = [
      responseOf(null, sheets.length, everyone, model),
      ...units.map(unit =>
        responseOf(unit, byFunction.get(unit)?.length ?? 0, eligible?.[unit] ?? null, model),
      ),
    ]
    const isComparable = canCompareFunctions(response, model)
    return {
      response,
      topics: [
        ...topics.map(topic => scoreTopic(null, topic, sheets, model)),
        ...units.flatMap(unit =>
          topics.map(topic => scoreTopic(unit, topic, byFunction.get(unit) ?? [], model)),
        ),
      ],
      gaps: isComparable
        ? perceptionGaps(
            topics.filter(({ kind }) => kind !== 'cell'),
            sheets,
            model,
          )
        : [],
      ...(isComparable ? {} : { gapsReason: 'insufficient_n' as const }),
      modelVersion: model.version,
    }
  },
})
