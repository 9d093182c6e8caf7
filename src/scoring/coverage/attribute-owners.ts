import { z } from 'zod'
import { competency, sellerRole } from '../vocabulary.ts'
import { leads } from './accountability.ts'
import type { Standing } from './standing.ts'

export const attributeOwner = z.object({
  attribute: z.string(),
  /** The seller role that the attribute belongs to. */
  role: z.union([sellerRole, z.literal('accountable_lead')]),
  competency,
  /** Who holds the role here; where nobody does, the accountable leads. */
  sellers: z.array(z.string()),
  /** `manager`: there is neither a holder nor a lead. */
  heldBy: z.enum(['role', 'accountable_lead', 'manager']),
})

/** For each value attribute: whose it is on this account. */
export function attributeOwners(at: Standing): z.output<typeof attributeOwner>[] {
  const accountable = leads(at)
  const holders = (role: string) =>
    role === 'accountable_lead'
      ? accountable
      : [...at.sellers.values()]
          .filter(
            ({ id, roles }) =>
              roles.some(held => held === role) && at.assignments.some(row => row.seller === id),
          )
          .map(({ id }) => id)
          .sort()
  return Object.entries(at.model.coverage.attributes).flatMap(([attribute, owned]) =>
    owned.owners.map(role => {
      const own = holders(role)
      const sellers = own.length > 0 ? own : accountable
      const heldBy =
        own.length > 0 && role !== 'accountable_lead'
          ? 'role'
          : sellers.length > 0
            ? 'accountable_lead'
            : 'manager'
      return { attribute, role, competency: owned.competency, sellers, heldBy } as const
    }),
  )
}
