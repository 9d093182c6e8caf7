import { z } from 'zod'

const digestLine = z.object({
  /** Opens its facts; null for what is about no single account. */
  accountId: z.string().nullable(),
  text: z.string(),
})
/** In whole units of the currency; null is not known. */
const amount = z.number().nullable()
const count = z.int().nonnegative()
const lines = z.object({ lines: z.array(digestLine), more: z.int().nonnegative() })

/** A manager's digest in words, as it is stored and sent. */
export const managerDigest = z.object({
  /** Day of the run that it rests on. */
  asOf: z.string(),
  modelVersion: z.string(),
  /** People below the manager, and accounts that they cover. */
  team: z.int().nonnegative(),
  accounts: z.int().nonnegative(),
  conversations: z.array(
    z.object({
      name: z.string(),
      accountId: z.string().nullable(),
      headline: z.string(),
      evidence: z.array(z.string()),
      opening: z.string(),
      play: z.string(),
      /** Further items of the same person. */
      others: z.int().nonnegative(),
    }),
  ),
  movements: lines,
  exceptions: lines,
  /** What customers of the team value and do not get enough of. */
  valueGaps: lines.default({ lines: [], more: 0 }),
  /** Assessments that closed in the week and that the manager may see whole, as released. */
  assessments: z
    .array(
      z.object({ waveId: z.string(), name: z.string(), response: z.string(), points: z.array(z.string()) }),
    )
    .default([]),
  /** What was taken on because of a result, is open, and was due before today. */
  overdueActions: z.array(z.object({ topic: z.string(), text: z.string(), dueOn: z.string() })).default([]),
  /** How many account plans of the team are effectively executed; null where none can be judged. */
  planExecution: z
    .object({
      executed: z.int().nonnegative(),
      known: z.int().positive(),
      unknown: z.int().nonnegative(),
      /** Share that the source reports, 0..1. */
      benchmark: z.number(),
    })
    .nullable()
    .default(null),
  /** Revenue of all accounts, a year against the year before; null where two years can't be compared. */
  growth: z
    .object({
      currency: z.string(),
      priorFrom: z.string(),
      priorUntil: z.string(),
      currentFrom: z.string(),
      currentUntil: z.string(),
      start: amount,
      end: amount,
      lost: amount,
      decline: amount,
      expansion: amount,
      crossSell: amount,
      reactivated: amount,
      new: amount,
      counts: z
        .object({
          prior: count,
          current: count,
          lost: count,
          declined: count,
          reactivated: count,
          new: count,
        })
        .nullable(),
    })
    .nullable()
    .default(null),
})

export type ManagerDigest = z.output<typeof managerDigest>
export type DigestLine = z.output<typeof digestLine>
