import { z } from 'zod'
import { id, positiveQuantity, quantity, rating, sumsToOne, uniqueBy } from '../input.ts'
import { plainDate } from '../plain-date.ts'
import { buyerRole, sellerRole, tier } from '../vocabulary.ts'

const influence = rating(0, 5)

const contact = z.strictObject({
  id,
  name: z.string().optional(),
  /** Absent where nobody has said it yet. */
  buyerRole: buyerRole.optional(),
  influence: influence.optional(),
  seniority: influence.optional(),
  buyingCentre: id.optional(),
  /** The last day at the account. */
  leftOn: plainDate.optional(),
})

const seller = z.strictObject({
  id,
  name: z.string().optional(),
  /** Used where no assignment says which role is held here. */
  roles: z.array(sellerRole),
  /** A technical person in any role. */
  isTechnical: z.boolean().default(false),
  /** The last working day. */
  leftOn: plainDate.optional(),
})

const assignment = z
  .strictObject({
    seller: id,
    role: sellerRole,
    isLead: z.boolean().default(false),
    buyingCentre: id.optional(),
    family: id.optional(),
    /** Absent means since ever. */
    from: plainDate.optional(),
    /** The last day of the assignment. */
    to: plainDate.optional(),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ['to'],
    error: 'a date on or after `from`',
  })

const activity = z.strictObject({
  on: plainDate,
  seller: id,
  contacts: z.array(id),
  isTwoWay: z.boolean(),
  /** Absent means unknown, which is not the same as no. */
  isFaceToFace: z.boolean().optional(),
  isBusinessReview: z.boolean().optional(),
  buyingPhase: id.optional(),
  minutes: quantity.optional(),
  family: id.optional(),
  problem: id.optional(),
})

const buyingCentre = z.strictObject({
  id,
  name: z.string().optional(),
  families: z.array(id),
  /** From first interest to signature. */
  cycleDays: positiveQuantity.optional(),
  budgetOwner: z.string().min(1).optional(),
  selectedBy: z.string().min(1).optional(),
  buysEveryDays: positiveQuantity.optional(),
})

const phaseMix = z
  .record(id, z.number().min(0).max(1))
  .refine(mix => sumsToOne(Object.values(mix)), { error: 'shares that sum to 1' })

export const coverageInput = z
  .strictObject({
    /** Facts dated later are not used. */
    asOf: plainDate,
    account: z.strictObject({
      id,
      name: z.string().optional(),
      tier,
      /** Absent where nobody knows. */
      startedOn: plainDate.optional(),
      segment: z.string().optional(),
    }),
    contacts: z.array(contact).superRefine(uniqueBy(row => row.id)),
    sellers: z.array(seller).superRefine(uniqueBy(row => row.id)),
    assignments: z.array(assignment),
    activities: z.array(activity),
    buyingCentres: z
      .array(buyingCentre)
      .superRefine(uniqueBy(row => row.id))
      .default([]),
    /** Share of seller time that the customer's buying phases ask for. */
    requiredPhaseMix: phaseMix.optional(),
  })
  .superRefine((input, context) => {
    const known = {
      seller: new Set(input.sellers.map(row => row.id)),
      contact: new Set(input.contacts.map(row => row.id)),
      buyingCentre: new Set(input.buyingCentres.map(row => row.id)),
    }
    const refer = (kind: keyof typeof known, value: string | undefined, path: PropertyKey[]) => {
      if (value === undefined || known[kind].has(value)) return
      context.addIssue({ code: 'custom', path, message: `the id of a ${kind} in this input`, input: value })
    }
    input.contacts.forEach((row, i) => {
      refer('buyingCentre', row.buyingCentre, ['contacts', i, 'buyingCentre'])
    })
    input.assignments.forEach((row, i) => {
      refer('seller', row.seller, ['assignments', i, 'seller'])
      refer('buyingCentre', row.buyingCentre, ['assignments', i, 'buyingCentre'])
    })
    input.activities.forEach((row, i) => {
      refer('seller', row.seller, ['activities', i, 'seller'])
      row.contacts.forEach((contactId, j) => {
        refer('contact', contactId, ['activities', i, 'contacts', j])
      })
    })
    if (input.account.startedOn !== undefined && input.account.startedOn > input.asOf)
      context.addIssue({
        code: 'custom',
        path: ['account', 'startedOn'],
        message: 'a date on or before `asOf`',
        input: input.account.startedOn,
      })
  })

export type CoverageInput = z.output<typeof coverageInput>
export type Contact = CoverageInput['contacts'][number]
export type Activity = CoverageInput['activities'][number]
export type Assignment = CoverageInput['assignments'][number]
export type BuyingCentre = CoverageInput['buyingCentres'][number]
