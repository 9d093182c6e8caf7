import type { BuyerRole } from '../vocabulary.ts'
import { list } from '../wording.ts'
import { generalistIssues } from './buying-cycles.ts'
import { type CoverageIssue, issue } from './issue.ts'
import { requiredRoles } from './role-coverage.ts'
import { conversations, type Seller, type Standing, suits } from './standing.ts'
import { buyerRoleWords, sellerRoleWords } from './wording.ts'

/** Everybody here who has talked with a holder of the buyer role inside the relationship window. */
function sellersMet(role: BuyerRole, at: Standing): Seller[] {
  const ids = at.contacts
    .filter(contact => contact.buyerRole === role)
    .flatMap(contact => conversations(contact.id, at.model.coverage.relationshipWindowDays, at))
    .map(activity => activity.seller)
  return [...new Set(ids)].sort().flatMap(id => at.sellers.get(id) ?? [])
}

function misfitOf(role: BuyerRole, at: Standing): CoverageIssue[] {
  const met = sellersMet(role, at)
  if (met.length === 0 || met.some(seller => suits(seller, role, at))) return []
  const { isBusinessBuyer, suitable } = at.model.coverage.buyerRoles[role]
  const isTechnicalOnly = isBusinessBuyer && met.every(seller => seller.isTechnical)
  const names = list(met.map(seller => seller.name))
  return [
    issue({
      code: isTechnicalOnly ? 'technical_sellers_alone_before_business_buyer' : 'unsuitable_sellers_alone',
      subject: role,
      sentence: isTechnicalOnly
        ? `Only technical sellers (${names}) talk with the ${buyerRoleWords(role)}.`
        : `Only ${names} talk with the ${buyerRoleWords(role)}, whose questions belong to someone else.`,
      play: isTechnicalOnly
        ? 'Bring a business seller to the business buyer; keep presales with the technical buyer.'
        : `Bring in ${list(suitable.map(sellerRoleWords), 'or')}.`,
      evidence: { buyerRole: role, sellers: met.map(seller => seller.id) },
    }),
  ]
}

/** Required buyer roles met only by sellers who don't suit them, and one generalist where buying cycles differ. */
export function misfitIssues(at: Standing): CoverageIssue[] {
  return [...requiredRoles(at).flatMap(role => misfitOf(role, at)), ...generalistIssues(at)]
}
