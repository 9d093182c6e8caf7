import { z } from 'zod'

const count = z.int().nonnegative()

/** Everything that is kept of a closed wave's answers: what may be shown. */
export const waveResult = z.object({
  /** How many took part, by function; null is everyone. Empty where too few did. */
  groups: z.array(z.object({ unit: z.string().nullable(), n: count })),
  cells: z.array(
    z.object({
      unit: z.string().nullable(),
      item: z.string(),
      n: count,
      counts: z.array(count).nullable(),
      level: z.string().nullable(),
      dontKnow: count,
    }),
  ),
  /** Everyone asked, by function. */
  eligible: z.record(z.string(), count),
  hiddenUnits: z.array(z.string()),
  /** Functions whose people changed since the wave before of the same series. */
  reorganised: z.array(z.string()),
  modelVersion: z.string(),
})
export type WaveResult = z.output<typeof waveResult>
