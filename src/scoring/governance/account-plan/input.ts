import { z } from 'zod'
import { id, uniqueBy } from '../../input.ts'
import { plainDate } from '../../plain-date.ts'
import { buyerRole, sellerRole, tier } from '../../vocabulary.ts'

const level = z.int().min(0).max(4)

const action = z.strictObject({
  id,
  text: z.string().optional(),
  objective: id.optional(),
  owner: id.optional(),
  /** The stakeholder, for a relationship action. */
  contact: id.optional(),
  /** The last day to be in time. */
  dueOn: plainDate.optional(),
  doneOn: plainDate.optional(),
  cancelledOn: plainDate.optional(),
})

const opportunity = z.strictObject({
  id,
  name: z.string().optional(),
  owner: id.optional(),
  /** The objective of the account plan that it serves. */
  objective: id.optional(),
  problem: z.string().min(1).optional(),
  contacts: z.array(id).default([]),
  openedOn: plainDate.optional(),
  expectedCloseOn: plainDate.optional(),
  closedOn: plainDate.optional(),
  budget: z.string().min(1).optional(),
})

export const governanceInput = z.strictObject({
  /** Facts dated later are not used. */
  asOf: plainDate,
  account: z.strictObject({ id, name: z.string().optional(), tier }),
  plan: z
    .strictObject({
      id,
      /** Last change of content; saving without one does not count. */
      updatedOn: plainDate.optional(),
      customerObjectives: z.string().optional(),
      installedBase: z.string().optional(),
      competition: z.string().optional(),
      /** Said of an account in which no partner matters. */
      hasNoPartners: z.boolean().default(false),
    })
    .optional(),
  objectives: z
    .array(
      z.strictObject({
        id,
        text: z.string().optional(),
        participationLevel: level.optional(),
        /** Told, and not judged: what is promised for a day is an action. */
        dueOn: plainDate.optional(),
      }),
    )
    .superRefine(uniqueBy(row => row.id))
    .default([]),
  actions: z
    .array(action)
    .superRefine(uniqueBy(row => row.id))
    .default([]),
  reviews: z.array(z.strictObject({ dueOn: plainDate, heldOn: plainDate.optional() })).default([]),
  checkIns: z
    .array(
      z.strictObject({
        on: plainDate,
        participationLevel: level.optional(),
        /** Sellers who took part since the check-in before, as whoever governs the plan says. */
        engaged: z.array(id).default([]),
      }),
    )
    .default([]),
  contacts: z
    .array(
      z.strictObject({
        id,
        name: z.string().optional(),
        buyerRole: buyerRole.optional(),
        influence: z.number().min(0).max(5).optional(),
        isPartner: z.boolean().default(false),
        /** The last day at the account. */
        leftOn: plainDate.optional(),
      }),
    )
    .superRefine(uniqueBy(row => row.id))
    .default([]),
  assignments: z
    .array(
      z.strictObject({
        seller: id,
        name: z.string().optional(),
        role: sellerRole,
        from: plainDate.optional(),
        /** The last day of the assignment. */
        to: plainDate.optional(),
      }),
    )
    .default([]),
  activities: z.array(z.strictObject({ on: plainDate, seller: id, contacts: z.array(id) })).default([]),
  opportunities: z
    .array(opportunity)
    .superRefine(uniqueBy(row => row.id))
    .default([]),
})
export type GovernanceInput = z.output<typeof governanceInput>
export type Action = GovernanceInput['actions'][number]
export type Opportunity = GovernanceInput['opportunities'][number]
