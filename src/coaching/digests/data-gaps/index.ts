import { z } from 'zod'

/** What is missing in the data, as sales operations read it. */
export const dataGapsDigest = z.object({
  asOf: z.string(),
  gaps: z.array(
    z.object({
      /** What is missing, with how much of how much. */
      text: z.string(),
      /** What puts it right. */
      help: z.string(),
      /** Some of what is meant. */
      examples: z.array(z.string()),
    }),
  ),
})
export type DataGapsDigest = z.output<typeof dataGapsDigest>
