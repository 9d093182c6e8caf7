import { z } from 'zod'
import { fraction } from '../input.ts'
import { defineSection } from './section.ts'

const count = z.number().int().positive()
const variance = z.number().positive()

export const alignmentSection = defineSection({
  schema: z.strictObject({
    confidenceLevel: fraction,
    favourableFrom: z.number(),
    componentAnswersFrom: count,
    highLevelFrom: fraction,
    agreementBands: z.strictObject({
      weak: fraction,
      moderate: fraction,
      strong: fraction,
      veryStrong: fraction,
    }),
    weakEvidenceBelow: count,
    deviationOverOptions: z.number().positive(),
    fivePointNulls: z.strictObject({
      slightSkew: variance,
      moderateSkew: variance,
      heavySkew: variance,
      triangular: variance,
      normal: variance,
    }),
    simulation: z.strictObject({ runs: count, seed: z.number().int().nonnegative() }),
    // What people are promised before they answer: a company can ask for more, never for less.
    suppression: z.strictObject({
      minimumRespondents: count.min(5),
      // The attacks that are tried are those of one reader.
      readersMargin: z.number().int().min(1).max(1),
      oneDecimalBelow: count,
      homogeneousBelow: count.min(10),
      hiddenByChance: fraction.min(0.05),
    }),
    response: z.strictObject({ expected: fraction, lowBelow: fraction, functionComparisonFrom: fraction }),
    reorganisedFrom: fraction,
    perceptionGap: z.strictObject({ points: z.number().positive(), p: fraction, respondentsFrom: count }),
    dontKnowFindingFrom: fraction,
    salesMarketingBands: z.strictObject({ definedFrom: count, alignedFrom: count, integratedFrom: count }),
    detectable: z.strictObject({ zLevel: z.number().positive(), zPower: z.number().positive() }),
  }),
  defaults: {
    confidenceLevel: 0.95,
    favourableFrom: 4,
    componentAnswersFrom: 3,
    highLevelFrom: 0.5,
    agreementBands: { weak: 0.31, moderate: 0.51, strong: 0.71, veryStrong: 0.91 },
    weakEvidenceBelow: 10,
    deviationOverOptions: 1 / 6,
    fivePointNulls: { slightSkew: 1.34, moderateSkew: 0.9, heavySkew: 0.44, triangular: 1.32, normal: 1.04 },
    simulation: { runs: 10_000, seed: 20081013 },
    suppression: {
      minimumRespondents: 5,
      readersMargin: 1,
      oneDecimalBelow: 10,
      homogeneousBelow: 10,
      hiddenByChance: 0.1,
    },
    response: { expected: 0.6, lowBelow: 0.5, functionComparisonFrom: 0.3 },
    reorganisedFrom: 0.2,
    perceptionGap: { points: 0.5, p: 0.05, respondentsFrom: 5 },
    dontKnowFindingFrom: 0.2,
    salesMarketingBands: { definedFrom: 40, alignedFrom: 60, integratedFrom: 80 },
    detectable: { zLevel: 1.96, zPower: 0.84 },
  },
  provenance: {
    confidenceLevel: { tag: 'P', source: 'convention of the interval methods used' },
    favourableFrom: { tag: 'P', source: 'survey practice: the two upper answers of five' },
    componentAnswersFrom: { tag: 'D', source: 'design default: three of the five items' },
    highLevelFrom: { tag: 'D', source: 'design default: the middle of the scale' },
    agreementBands: { tag: 'R', source: 'LeBreton & Senter 2008, bands as recalled' },
    weakEvidenceBelow: { tag: 'D', source: 'random answers reach r_wg .7 too often below ten people' },
    deviationOverOptions: { tag: 'P', source: 'Burke & Dunlap 2002: acceptable up to A/6' },
    fivePointNulls: { tag: 'P', source: 'variances of the published null distributions for five points' },
    simulation: { tag: 'P', source: 'significance by simulation, as rwg.sim and ad.m.sim of R’s multilevel' },
    'suppression.minimumRespondents': { tag: 'P', source: 'market practice: five' },
    'suppression.oneDecimalBelow': { tag: 'D', source: 'design default' },
    'suppression.homogeneousBelow': { tag: 'D', source: 'design default' },
    'suppression.hiddenByChance': {
      tag: 'D',
      source:
        'design default: one in ten, so that a hidden cell is no proof that its few people were of one mind',
    },
    'suppression.readersMargin': {
      tag: 'D',
      source: 'design default: a reader may be one of the group, and knows one of its answers',
    },
    response: { tag: 'D', source: 'design default' },
    reorganisedFrom: {
      tag: 'D',
      source: 'design default: one in five came from or went to another function',
    },
    perceptionGap: { tag: 'D', source: 'design default: half a point, significant, five people a side' },
    dontKnowFindingFrom: { tag: 'D', source: 'design default: one in five' },
    salesMarketingBands: { tag: 'P', source: 'Kotler, Rackham & Krishnaswamy 2006' },
    detectable: { tag: 'P', source: '95 % level and 80 % power, as the tables print them' },
  },
})
