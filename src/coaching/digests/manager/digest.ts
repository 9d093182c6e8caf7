import { z } from 'zod'

const digestLine = z.object({
  /** Opens its facts; null for what is about no single account. */
  accountId: z.string().nullable(),
  text: z.string(),
})
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
})

export type ManagerDigest = z.output<typeof managerDigest>
export type DigestLine = z.output<typeof digestLine>
