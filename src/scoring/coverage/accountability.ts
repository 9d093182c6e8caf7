import { list } from '../wording.ts'
import { type CoverageIssue, issue } from './issue.ts'
import { nameOf, type Standing } from './standing.ts'

/** The accountable leads who are still here, each once. */
export function leads(at: Standing): string[] {
  const ids = at.assignments.filter(row => row.isLead && at.sellers.has(row.seller)).map(row => row.seller)
  return [...new Set(ids)].sort()
}

const names = (ids: readonly string[], at: Standing) => list(ids.map(id => at.sellers.get(id)?.name ?? id))

function leadIssues(at: Standing): CoverageIssue[] {
  const ids = leads(at)
  if (ids.length === 1) return []
  if (ids.length === 0)
    return [
      issue({
        code: 'no_accountable_lead',
        subject: '',
        sentence: 'Nobody is accountable for this account.',
        play: 'Name one accountable lead; others may keep selling here.',
        evidence: { leads: [] },
      }),
    ]
  return [
    issue({
      code: 'several_accountable_leads',
      subject: '',
      sentence: `${names(ids, at)} are ${ids.length === 2 ? 'both' : 'all'} accountable leads, so none is.`,
      play: 'Agree on one accountable lead; the others keep their part.',
      evidence: { leads: ids },
    }),
  ]
}

interface Ownership {
  readonly centre: string | undefined
  readonly family: string | undefined
  readonly sellers: readonly string[]
}

/**
 * Who owns what: one entry for each centre × family that an owning role is assigned to.
 * Assignments without either are account-wide and own no part of it. An open centre or family is not
 * known to be the same as a named one, so only equal keys meet.
 */
function ownerships(at: Standing): Ownership[] {
  const owners = new Set(at.model.coverage.ownerRoles)
  const byPart = new Map<
    string,
    { centre: string | undefined; family: string | undefined; sellers: Set<string> }
  >()
  for (const { seller, role, buyingCentre: centre, family } of at.assignments) {
    if (!owners.has(role) || !at.sellers.has(seller) || (centre === undefined && family === undefined))
      continue
    const key = JSON.stringify([centre, family])
    const part = byPart.get(key) ?? { centre, family, sellers: new Set<string>() }
    part.sellers.add(seller)
    byPart.set(key, part)
  }
  return [...byPart.values()].map(part => ({ ...part, sellers: [...part.sellers].sort() }))
}

function ownerIssues(at: Standing): CoverageIssue[] {
  const centreNames = new Map(at.buyingCentres.map(centre => [centre.id, nameOf(centre)]))
  return ownerships(at)
    .filter(({ sellers }) => sellers.length > 1)
    .map(({ centre, family, sellers }) => {
      const part = [centre === undefined ? undefined : (centreNames.get(centre) ?? centre), family]
        .filter(text => text !== undefined)
        .join(', ')
      return issue({
        code: 'two_owners_of_one_centre_and_family',
        subject: part,
        sentence: `${names(sellers, at)} own the same part of this account (${part}).`,
        play: 'Agree who owns it, or split it by buying centre or product family.',
        evidence: { buyingCentre: centre ?? null, family: family ?? null, sellers: [...sellers] },
      })
    })
}

function leaverIssues(at: Standing): CoverageIssue[] {
  const gone = new Set(at.assignments.map(row => row.seller).filter(id => at.departedSellers.has(id)))
  return [...gone].map(id => {
    const { name = id, leftOn = at.asOf } = at.departedSellers.get(id) ?? {}
    const wasLead = at.assignments.some(row => row.seller === id && row.isLead)
    return issue({
      code: 'seller_left',
      subject: id,
      sentence: `${name} left on ${leftOn} but is still assigned here${wasLead ? ' as accountable lead' : ''}.`,
      play: 'Hand the account over: name a successor and introduce them to the buyers.',
      evidence: { seller: id, leftOn, wasLead },
    })
  })
}

/** Exactly one accountable lead; at most one owner of each centre × family; nobody assigned who has left. */
export function accountabilityIssues(at: Standing): CoverageIssue[] {
  return [...leadIssues(at), ...ownerIssues(at), ...leaverIssues(at)]
}
