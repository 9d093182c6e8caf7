import { z } from 'zod'
import { fraction, id, uniqueBy } from '../../input.ts'
import { plainDate } from '../../plain-date.ts'

export const rogueSignalInput = z.strictObject({
  /** Facts dated later are not used. */
  asOf: plainDate,
  opportunities: z
    .array(
      z
        .strictObject({
          id,
          account: id,
          name: z.string().optional(),
          owner: id.optional(),
          openedOn: plainDate.optional(),
          expectedCloseOn: plainDate.optional(),
          /** The expected close before it was last moved. */
          previousExpectedCloseOn: plainDate.optional(),
          closedOn: plainDate.optional(),
          isWon: z.boolean().optional(),
          discountShare: fraction.optional(),
          /** Whether the account has a plan; only then can an opportunity be off it. */
          hasPlan: z.boolean().default(false),
          objective: id.optional(),
          isSamInvolved: z.boolean().optional(),
        })
        .refine(
          ({ openedOn, closedOn }) =>
            openedOn === undefined || closedOn === undefined || openedOn <= closedOn,
          {
            path: ['closedOn'],
            error: 'a date on or after `openedOn`',
          },
        ),
    )
    .superRefine(uniqueBy(row => row.id)),
})
export type RogueSignalInput = z.output<typeof rogueSignalInput>
export type Pursuit = RogueSignalInput['opportunities'][number]
