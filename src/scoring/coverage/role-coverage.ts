import type { Finding } from '../finding.ts'
import { absence, reading } from '../result.ts'
import { sum } from '../statistics/sample.ts'
import { type BuyerRole, buyerRole } from '../vocabulary.ts'
import { count, list, percent } from '../wording.ts'
import { type CoverageIssue, issue } from './issue.ts'
import { conversations, isCovered, nameOf, type Standing, touchDays } from './standing.ts'
import { buyerRoleWords, sellerRoleWords } from './wording.ts'

export function requiredRoles(at: Standing): BuyerRole[] {
  return buyerRole.options.filter(role => at.model.coverage.buyerRoles[role].requiredOn.includes(at.tier))
}

const holders = (role: BuyerRole, at: Standing) => at.contacts.filter(contact => contact.buyerRole === role)

const isRoleCovered = (role: BuyerRole, at: Standing) =>
  holders(role, at).some(contact => isCovered(contact, at))

/** Covered required roles ÷ required roles, 0..1; no value while no buyer's role is known. */
export function roleCoverage(at: Standing): Finding<number> {
  const known = at.contacts.filter(contact => contact.buyerRole !== undefined)
  const basis = {
    n: known.length,
    method: 'required buyer roles with a two-way contact by a suitable seller inside the cadence window',
    params: { windowDays: touchDays(at), required: requiredRoles(at) },
    modelVersion: at.model.version,
  }
  const required = requiredRoles(at)
  if (known.length === 0 || required.length === 0)
    return absence({
      ...basis,
      reason: 'missing_input',
      sentence: 'No buyers are known yet: map the buyers to see who is covered.',
    })
  const contributions = required.map(role => ({
    term: role,
    points: isRoleCovered(role, at) ? 1 / required.length : 0,
  }))
  const covered = contributions.filter(({ points }) => points > 0).length
  const uncovered = required.filter(role => !isRoleCovered(role, at)).map(buyerRoleWords)
  return reading({
    ...basis,
    value: covered / required.length,
    contributions,
    sentence:
      uncovered.length === 0
        ? `All ${required.length} required buyer roles were spoken with in the last ${touchDays(at)} days.`
        : `${covered} of ${count(required.length, 'required buyer role')} covered; missing: ${list(uncovered)}.`,
  })
}

/** Share of the known influence (0..5 a person) that suitable sellers reach, 0..1; all zero counts each person alike. */
export function influenceCoverage(at: Standing): Finding<number> {
  const rated = at.contacts.filter(contact => contact.influence !== undefined)
  const unrated = at.contacts.length - rated.length
  const allZero = rated.every(contact => contact.influence === 0)
  const basis = {
    n: rated.length,
    method: allZero ? 'share of contacts covered (all influence 0)' : 'share of influence covered',
    params: { windowDays: touchDays(at) },
    warnings:
      unrated === 0
        ? []
        : [
            {
              code: 'influence_unknown',
              message: `${count(unrated, 'contact')} without influence left out.`,
            },
          ],
    modelVersion: at.model.version,
  }
  if (rated.length === 0)
    return absence({
      ...basis,
      reason: 'missing_input',
      sentence:
        at.contacts.length === 0
          ? 'No buyers are known yet: map the buyers to see how much influence is covered.'
          : 'Nobody has said how much influence the buyers have: rate each from 0 to 5.',
    })
  const weight = (influence = 0) => (allZero ? 1 : influence)
  const total = sum(rated.map(({ influence }) => weight(influence)))
  const contributions = rated.map(contact => ({
    term: contact.id,
    points: isCovered(contact, at) ? weight(contact.influence) / total : 0,
  }))
  const value = sum(contributions.map(({ points }) => points))
  return reading({
    ...basis,
    value,
    contributions,
    sentence: `${percent(value)} of the buyers' influence was reached in the last ${touchDays(at)} days.`,
  })
}

function uncoveredIssue(role: BuyerRole, at: Standing): CoverageIssue[] {
  const people = holders(role, at)
  const suitable = list(at.model.coverage.buyerRoles[role].suitable.map(sellerRoleWords), 'or')
  if (people.length === 0)
    return [
      issue({
        code: 'required_role_unmapped',
        subject: role,
        sentence: `Nobody is known as ${buyerRoleWords(role)} here.`,
        play: `Find out who the ${buyerRoleWords(role)} is and add the person.`,
        evidence: { buyerRole: role, tier: at.tier },
      }),
    ]
  if (isRoleCovered(role, at)) return []
  const names = people.map(nameOf).sort()
  return [
    issue({
      code: 'required_role_uncovered',
      subject: role,
      sentence: `No suitable seller has spoken with ${list(names, 'or')} (${buyerRoleWords(role)}) in the last ${touchDays(at)} days.`,
      play: `Arrange a conversation led by the ${suitable}.`,
      evidence: { buyerRole: role, contacts: people.map(({ id }) => id).sort(), windowDays: touchDays(at) },
    }),
  ]
}

/** People who left while they were the last known holder of a required role that nobody covers now. */
function leaverIssues(at: Standing): CoverageIssue[] {
  const required = requiredRoles(at)
  return at.departedContacts
    .filter(
      ({ buyerRole: role }) =>
        role !== undefined && required.includes(role) && holders(role, at).length === 0,
    )
    .map(contact =>
      issue({
        code: 'contact_left',
        subject: contact.id,
        sentence: `${nameOf(contact)}, the ${contact.buyerRole === undefined ? 'buyer' : buyerRoleWords(contact.buyerRole)}, left on ${contact.leftOn ?? at.asOf}.`,
        play: 'Ask who takes over, and where the person went.',
        evidence: {
          contact: contact.id,
          buyerRole: contact.buyerRole ?? null,
          leftOn: contact.leftOn ?? null,
          conversations: conversations(contact.id, touchDays(at), at).length,
        },
      }),
    )
}

export function roleIssues(at: Standing): CoverageIssue[] {
  if (at.contacts.every(contact => contact.buyerRole === undefined))
    return [
      ...leaverIssues(at),
      issue({
        code: 'buyers_unmapped',
        subject: '',
        sentence: 'No buyers are known yet, so nobody can tell who is covered.',
        play: 'Map the buyers: who decides, who influences, who uses?',
        evidence: { contacts: at.contacts.length },
      }),
    ]
  const lost = leaverIssues(at)
  const lostRoles = new Set(lost.map(({ evidence }) => evidence['buyerRole']))
  // A leaver already says that the role is empty; saying it twice helps nobody.
  return [
    ...lost,
    ...requiredRoles(at)
      .filter(role => !lostRoles.has(role))
      .flatMap(role => uncoveredIssue(role, at)),
  ]
}
