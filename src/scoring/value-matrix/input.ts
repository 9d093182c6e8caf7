import { z } from 'zod'
import { byChosenName, id, rating } from '../input.ts'

/** The seven-point scale of the survey: 1 lowest, 7 highest. */
export const scale = { low: 1, high: 7, middle: 4 } as const

const sevenPoints = rating(scale.low, scale.high)

const response = z
  .strictObject({
    respondent: id,
    account: id.optional(),
    segment: id.nullish(),
    buyerRole: id.nullish(),
    buyingPhase: id.nullish(),
    attribute: id,
    importance: sevenPoints.nullish(),
    own: sevenPoints.nullish(),
    competitors: z.record(id, sevenPoints).optional(),
    relative: z
      .number()
      .min(scale.low - scale.high)
      .max(scale.high - scale.low)
      .nullish()
      .describe('Own rating minus the mean of the others, where that is what is known'),
    comparative: sevenPoints
      .nullish()
      .describe('One question instead of two: 1 much worse, 4 the same, 7 much better than others'),
    statedBy: z
      .enum(['buyer', 'rep'])
      .default('buyer')
      .describe('What reps believe is kept apart and never makes a cell'),
  })
  .superRefine((row, context) => {
    const ways = [
      row.relative != null,
      row.comparative != null,
      row.own != null && Object.keys(row.competitors ?? {}).length > 0,
    ].filter(Boolean).length
    if (ways > 1)
      context.addIssue({
        code: 'custom',
        path: ['relative'],
        message: 'one way of comparing: relative, or comparative, or own with competitors',
        input: row.relative,
      })
  })

const cellKey = {
  segment: id.nullish(),
  buyerRole: id.nullish(),
  buyingPhase: id.nullish(),
}

export const valueMatrixInput = z
  .strictObject({
    responses: z.array(response),
    overall: byChosenName(z.number())
      .optional()
      .describe('Overall preference by respondent, on any scale; derived importance is read from it'),
    importanceFrom: z.enum(['stated', 'derived']).default('stated'),
    cut: z.enum(['mean', 'median', 'scaleMean']).optional(),
    populations: z
      .array(z.strictObject({ ...cellKey, size: z.number().int().positive() }))
      .optional()
      .describe('Number of buyers that a cell could have asked, where known: intervals get narrower'),
  })
  .superRefine((input, context) => {
    refuseTwins(input.responses, context)
    if (input.importanceFrom !== 'derived') return
    if (input.overall === undefined)
      context.addIssue({
        code: 'custom',
        path: ['overall'],
        message: 'an overall rating by respondent, because importance is derived from it',
        input: undefined,
      })
    if (input.cut === 'scaleMean')
      context.addIssue({
        code: 'custom',
        path: ['cut'],
        message: 'mean or median, because derived importance has no scale middle',
        input: input.cut,
      })
  })

export type ValueMatrixInput = z.output<typeof valueMatrixInput>
export type Response = ValueMatrixInput['responses'][number]

function refuseTwins(
  rows: readonly z.output<typeof response>[],
  context: {
    addIssue(issue: { code: 'custom'; path: PropertyKey[]; message: string; input: unknown }): void
  },
): void {
  const first = new Map<string, number>()
  rows.forEach((row, index) => {
    const key = JSON.stringify([
      row.statedBy,
      row.respondent,
      row.segment ?? null,
      row.buyerRole ?? null,
      row.buyingPhase ?? null,
      row.attribute,
    ])
    const earlier = first.get(key)
    if (earlier === undefined) first.set(key, index)
    else
      context.addIssue({
        code: 'custom',
        path: ['responses', index],
        message: `one row for each respondent, cell and attribute (row ${earlier} is the same one)`,
        input: row.attribute,
      })
  })
}
