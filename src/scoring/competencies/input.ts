import { z } from 'zod'
import { fraction, id, sumsToOne, uniqueBy } from '../input.ts'
import { level } from '../model/competencies.ts'
import { buyerSegment } from '../model/sales-motion.ts'
import { plainDate } from '../plain-date.ts'
import { competency, sellerRole, tier } from '../vocabulary.ts'

const conversion = z
  .strictObject({
    segment: z.string().min(1),
    entered: z.int().nonnegative(),
    advanced: z.int().nonnegative(),
  })
  .refine(({ entered, advanced }) => advanced <= entered, { path: ['advanced'], error: 'at most `entered`' })

export const competenciesInput = z
  .strictObject({
    asOf: plainDate,
    person: z.strictObject({ id, name: z.string().optional(), role: sellerRole }),
    manager: id.optional(),
    /** The most demanding of the accounts and buyers that the person works with. */
    tier: tier.optional(),
    buyerSegment: buyerSegment.optional(),
    /** Levels agreed for this person, in place of those of the model. */
    required: z.partialRecord(competency, level).optional(),
    ratings: z
      .array(
        z.strictObject({
          competency,
          by: z.enum(['self', 'manager', 'customer']),
          /** Tells raters of one kind apart. */
          rater: id.optional(),
          level,
        }),
      )
      .superRefine(uniqueBy(row => JSON.stringify([row.competency, row.by, row.rater ?? null]))),
    /** Weights of the competencies; equal where neither these nor attributes are given. */
    importance: z
      .record(competency, fraction)
      .refine(weights => sumsToOne(Object.values<number>(weights)), { error: 'weights that sum to 1' })
      .optional(),
    /** Relative value of the attributes that customers rated, any scale from 0. */
    attributes: z.record(z.string(), z.number().nonnegative()).optional(),
    /** Accounts or opportunities to practise on, the most fitting first. */
    live: z.array(id).default([]),
    /** Early stage of the funnel: the segment in question beside one that goes well. */
    funnel: z.strictObject({ focus: conversion, reference: conversion }).optional(),
    /** What else may hold the person back; absent means nobody has looked. */
    causes: z
      .strictObject({
        lacksResources: z.boolean().optional(),
        nonSellingShare: fraction.optional(),
        isPayMisaligned: z.boolean().optional(),
      })
      .default({}),
  })
  .superRefine((input, context) => {
    if (input.importance !== undefined && input.attributes !== undefined)
      context.addIssue({
        code: 'custom',
        path: ['attributes'],
        message: 'either `importance` or `attributes`, not both',
        input: input.attributes,
      })
  })
export type CompetenciesInput = z.output<typeof competenciesInput>
