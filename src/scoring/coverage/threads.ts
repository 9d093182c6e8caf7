import type { Finding } from '../finding.ts'
import { absence, reading } from '../result.ts'
import { herfindahl } from '../statistics/concentration.ts'
import { count } from '../wording.ts'
import { type CoverageIssue, issue } from './issue.ts'
import { conversations, isRecent, nameOf, type Standing, touchesOf } from './standing.ts'

const windowDays = (at: Standing) => at.model.coverage.relationshipWindowDays

const threads = (at: Standing) =>
  at.contacts.filter(contact => conversations(contact.id, windowDays(at), at).length > 0)

/** How many people talk with us: contacts with a two-way contact inside the relationship window. */
export function threadCount(at: Standing): Finding<number> {
  const basis = {
    n: at.contacts.length,
    method: 'contacts with a two-way contact inside the relationship window',
    params: { windowDays: windowDays(at) },
    modelVersion: at.model.version,
  }
  if (at.contacts.length === 0)
    return absence({
      ...basis,
      reason: 'missing_input',
      sentence: 'No buyers are known yet: map the buyers.',
    })
  const people = threads(at)
  return reading({
    ...basis,
    value: people.length,
    contributions: people.map(({ id }) => ({ term: id, points: 1 })),
    sentence: `${count(people.length, 'person talks', 'people talk')} with us.`,
  })
}

/** Interactions of each contact inside the window, in both directions, by sellers who are still here. */
function interactions(at: Standing): { readonly id: string; readonly interactions: number }[] {
  return at.contacts.map(({ id }) => ({
    id,
    interactions: touchesOf(id, at).filter(touch => isRecent(touch.on, windowDays(at), at)).length,
  }))
}

export interface Concentration {
  /** Sum of squared shares of interactions, 1/contacts..1. */
  readonly hhi: number
  /** 1/HHI: how many equally busy contacts would give the same concentration. */
  readonly effectiveContacts: number
}

export function concentration(at: Standing): Finding<Concentration> {
  const counts = interactions(at)
  const total = counts.reduce((sum, row) => sum + row.interactions, 0)
  const hhi = herfindahl(counts.map(row => row.interactions))
  const basis = {
    n: total,
    method: 'Herfindahl-Hirschman index of interactions over contacts',
    params: { windowDays: windowDays(at) },
    modelVersion: at.model.version,
  }
  if (hhi === null)
    return absence({
      ...basis,
      reason: 'insufficient_n',
      sentence: `No interaction in the last ${windowDays(at)} days.`,
    })
  return reading({
    ...basis,
    value: { hhi, effectiveContacts: 1 / hhi },
    contributions: counts.map(row => ({ term: row.id, points: (row.interactions / total) ** 2 })),
    sentence: `Contact is as if ${(Math.floor(10 / hhi + 0.5) / 10).toString()} people shared it evenly.`,
  })
}

export function threadIssues(at: Standing): CoverageIssue[] {
  const people = threads(at)
  const [only] = people
  if (people.length !== 1 || only === undefined) return []
  return [
    issue({
      code: 'single_threaded',
      subject: only.id,
      sentence: `Only ${nameOf(only)} has talked with us in the last ${windowDays(at)} days.`,
      play: `Ask ${nameOf(only)} to introduce you to one more person who matters for the decision.`,
      evidence: { contact: only.id, windowDays: windowDays(at), knownContacts: at.contacts.length },
    }),
  ]
}
