import { list } from '../wording.ts'
import type { Activity, Contact } from './input.ts'
import { type CoverageIssue, issue } from './issue.ts'
import { isRecent, nameOf, type Standing, touchDays, touchesOf } from './standing.ts'

/** What a touch was about: the problem where it is known, else the product family; unknown is never compared. */
function topicOf({ problem, family }: Activity): string | undefined {
  return problem ?? family
}

/**
 * Sellers who touched a person alone on a topic: on some day nobody else did.
 * Two sellers in the same meeting are one visit, not two.
 */
function soloSellers(touches: readonly Activity[]): string[] {
  const byDay = new Map<string, Set<string>>()
  for (const { on, seller } of touches) byDay.set(on, (byDay.get(on) ?? new Set()).add(seller))
  const solo = [...byDay.values()].filter(sellers => sellers.size === 1).flatMap(sellers => [...sellers])
  return [...new Set(solo)].sort()
}

function duplicateIssues(contact: Contact, at: Standing): CoverageIssue[] {
  const byTopic = new Map<string, Activity[]>()
  for (const touch of touchesOf(contact.id, at)) {
    const topic = topicOf(touch)
    if (topic === undefined || !isRecent(touch.on, touchDays(at), at)) continue
    const touches = byTopic.get(topic)
    if (touches === undefined) byTopic.set(topic, [touch])
    else touches.push(touch)
  }
  return [...byTopic].flatMap(([topic, touches]) => {
    const sellers = soloSellers(touches)
    if (sellers.length < 2) return []
    return [
      issue({
        code: 'several_sellers_on_one_topic',
        subject: `${contact.id}: ${topic}`,
        sentence: `${list(sellers.map(id => at.sellers.get(id)?.name ?? id))} each spoke with ${nameOf(contact)} about ${topic} in the last ${touchDays(at)} days.`,
        play: 'Agree who speaks about it, or go together.',
        evidence: { contact: contact.id, topic, sellers, windowDays: touchDays(at) },
      }),
    ]
  })
}

function frequencyIssues(contact: Contact, at: Standing): CoverageIssue[] {
  const { relationshipWindowDays: windowDays, touchMultiple } = at.model.coverage
  const recent = touchesOf(contact.id, at).filter(touch => isRecent(touch.on, windowDays, at))
  const days = new Set(recent.map(touch => touch.on)).size
  const limit = touchMultiple * (windowDays / touchDays(at))
  if (days <= limit) return []
  return [
    issue({
      code: 'touches_above_cadence',
      subject: contact.id,
      sentence: `${nameOf(contact)} heard from us on ${days} days of the last ${windowDays}, more than ${touchMultiple} times the rhythm.`,
      play: 'Check what of this they value, and spend the rest on someone who is not covered.',
      evidence: { contact: contact.id, touchDays: days, limit, windowDays },
    }),
  ]
}

export function overCoverageIssues(at: Standing): CoverageIssue[] {
  return at.contacts.flatMap(contact => [...duplicateIssues(contact, at), ...frequencyIssues(contact, at)])
}
