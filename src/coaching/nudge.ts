import type { z } from 'zod'

/** A nudge in words, as plain text; the surface that shows it escapes and formats. */
export interface NudgeWords {
  /** One line: what changed, about whom. */
  readonly headline: string
  /** Numbers with their n and date, a line each. */
  readonly evidence: readonly string[]
  /** The advice attached to the finding: one thing to do. */
  readonly play: string
  /** The button that does it. */
  readonly action: { readonly label: string; readonly kind: 'open_coverage' }
}

/** A nudge that applies, for one person, before policy has had its say. */
export interface Candidate<Evidence = unknown> {
  readonly kind: string
  readonly accountId: string
  /** Tells apart two nudges of a kind on one account. */
  readonly reason: string
  readonly personId: string
  /** Higher is worse and comes first. */
  readonly severity: number
  readonly evidence: Evidence
}

/** The people an account's nudges can go to, each null where there is none. */
export interface AccountPeople {
  readonly leadId: string | null
  readonly samId: string | null
  /** Manager of the lead, or of the sellers on the account. */
  readonly managerId: string | null
}

/** One kind of nudge: a folder with when it applies, to whom, its evidence and its words. */
export interface NudgeKind<Facts, EvidenceSchema extends z.ZodType = z.ZodType> {
  /** Equals the folder's name. */
  readonly id: string
  readonly title: string
  readonly evidence: EvidenceSchema
  /** Everyone whom the facts concern; policy decides who hears of it, and when. */
  readonly find: (facts: Facts) => readonly Candidate<z.output<EvidenceSchema>>[]
  readonly say: (evidence: z.output<EvidenceSchema>) => NudgeWords
}

export function defineNudge<Facts, EvidenceSchema extends z.ZodType>(
  kind: NudgeKind<Facts, EvidenceSchema>,
): NudgeKind<Facts, EvidenceSchema> {
  return kind
}

/** Recipients fall back where a role is empty: SAM, then accountable lead, then manager. */
export function recipients(
  people: AccountPeople,
  roles: readonly ('lead' | 'sam' | 'manager')[],
): readonly string[] {
  const chain = {
    sam: [people.samId, people.leadId, people.managerId],
    lead: [people.leadId, people.managerId],
    manager: [people.managerId],
  }
  const found = roles.flatMap(role => chain[role].find(personId => personId !== null) ?? [])
  return [...new Set(found)]
}
