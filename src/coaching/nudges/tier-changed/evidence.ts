import { z } from 'zod'

const tier = z.enum(['1a', '1b', '2', '3', 'unscored'])

const place = z.object({
  tier,
  asOf: z.string(),
  need: z.number().nullable(),
  value: z.number().nullable(),
  behavior: z.number().nullable(),
})

/** The numbers that a tier change rests on. */
export const tierChangedEvidence = z.object({
  accountName: z.string(),
  before: place,
  after: place,
  /** Answers whose points changed most, largest first; under another model only those that were themselves changed. */
  movedBy: z.array(
    z.object({
      question: z.string(),
      label: z.string(),
      before: z.number().nullable(),
      after: z.number().nullable(),
    }),
  ),
  /** Of the ten questions. */
  answered: z.number().int(),
  /** Accounts scored in the run. */
  accountsScored: z.number().int(),
  tier1Count: z.number().int(),
  /** The behaviour question with the lowest answer, for a Tier 1b account; null where none is answered. */
  workOnFirst: z.string().nullable(),
  modelVersion: z.string(),
  /** Of the run before; null where it was not kept. */
  earlierModelVersion: z.string().nullable().default(null),
  /** Whether an own answer is another one than in the run before; null where that can't be told. */
  answersChanged: z.boolean().nullable().default(null),
})

export type TierChangedEvidence = z.output<typeof tierChangedEvidence>
