import { z } from 'zod'

/** The numbers that the nudge rests on, each with what it takes to say n, unit and date. */
export const templateNameEvidence = z.object({
  accountName: z.string(),
  tier: z.string(),
  /** Day of the facts. */
  asOf: z.string(),
  /** Of the ten questions. */
  answered: z.number().int(),
})

export type TemplateNameEvidence = z.output<typeof templateNameEvidence>
