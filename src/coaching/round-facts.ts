import type { Model } from '../scoring/index.ts'
import type { TierChangedEvidence } from './nudges/tier-changed/evidence.ts'

export type Tier = TierChangedEvidence['after']['tier']

/** The people an account's nudges can go to, each null where there is none. */
export interface AccountPeople {
  readonly leadId: string | null
  readonly samId: string | null
  /** Manager of the lead, or of the sellers on the account. */
  readonly managerId: string | null
}

/** One thing that a scoring method found wrong, as the finding says it. */
export interface Issue {
  readonly code: string
  /** The person, role, pair or part that it is about; empty for the whole. */
  readonly subject: string
  readonly sentence: string
  readonly evidence: Readonly<Record<string, unknown>>
}

export interface CoverageIssue extends Issue {
  readonly kind: string
}

/** One account whose tier differs between the last two completed runs. */
export interface TierMovement {
  readonly accountId: string
  readonly isFirm: boolean
  readonly people: AccountPeople
  readonly evidence: TierChangedEvidence
}

/** What was found of one account; a part is null where the run has no finding of it. */
export interface AccountFacts {
  readonly accountId: string
  readonly name: string
  readonly tier: Tier
  readonly people: AccountPeople
  readonly coverage: {
    readonly issues: readonly CoverageIssue[]
    /** Buyers that are known. */
    readonly buyers: number
    readonly roleCoverage: number | null
  } | null
  readonly governance: {
    readonly issues: readonly Issue[]
    readonly actionsDue: number
    readonly actionsOnTime: number
    readonly relationshipParts: { readonly present: number; readonly all: number }
    readonly repsAssigned: number
    readonly answeredCheckIns: number
  } | null
  /** A Tier 1 account that revenue ranking would put in the bottom half. */
  readonly hotSpot: {
    readonly need: number
    readonly value: number
    readonly revenueRank: number | null
    readonly ranked: number
  } | null
  readonly motion: {
    readonly fit: 'over_served' | 'under_served'
    readonly segment: string
    readonly required: string
    readonly actual: string
    /** `label`: entered by hand, weaker than what was measured. */
    readonly evidence: string
    readonly buyers: number
  } | null
  /** A SAM paid over years beside sellers paid by the quarter; people by name. */
  readonly incentives: {
    readonly sam: { readonly name: string; readonly plan: string; readonly days: number }
    readonly sellers: readonly { readonly name: string; readonly plan: string; readonly days: number }[]
  } | null
  /** The accountable lead of the earlier run's day, where it is somebody else now. */
  readonly takenOverFrom: { readonly personId: string; readonly name: string } | null
}

/** How buyers of one cell rate one attribute. */
export interface ValueReading {
  readonly quadrant: string | null
  readonly confident: boolean
  /** Rating 1..7. */
  readonly importance: number | null
  /** Own minus others, scale points −6..6. */
  readonly relativeEffectiveness: number | null
  readonly priorityIndex: number | null
  readonly overDeliveryIndex: number | null
  /** Buyers who compared us with others. */
  readonly n: number
}

/** One attribute in one customer segment, buyer role and buying phase. */
export interface ValueFacts {
  readonly segment: string | null
  readonly buyerRole: string | null
  readonly buyingPhase: string | null
  readonly attribute: string
  readonly importanceCut: number | null
  readonly askedUntil: string
  readonly now: ValueReading
  /** In the run before; null where it was not asked. */
  readonly before: ValueReading | null
}

/** Who serves the accounts of one customer segment. */
export interface SegmentPeople {
  readonly leadIds: readonly string[]
  readonly idsByRole: ReadonlyMap<string, readonly string[]>
  readonly managerIds: readonly string[]
}

export interface CompPlanFacts {
  readonly planId: string
  readonly name: string
  /** Manager of the line that the plan belongs to. */
  readonly ownerId: string | null
  readonly band: string | null
  readonly misalignmentIndex: number | null
  readonly interval: { readonly low: number; readonly high: number } | null
  readonly payMixFlag: string | null
  readonly payMixSentence: string
  /** Won opportunities that say what customers need. */
  readonly n: number
  readonly reweighted: readonly { readonly family: string; readonly weight: number }[]
  readonly requiredMix: readonly { readonly family: string; readonly share: number }[]
}

export interface PursuitFacts {
  readonly opportunityId: string
  readonly name: string
  readonly accountId: string
  readonly ownerId: string | null
  readonly flags: readonly string[]
  readonly sentence: string
  readonly closedOn: string | null
}

/** Two customer segments in which opportunities are won at different rates. */
export interface SegmentDifference {
  readonly weaker: { readonly segment: string; readonly won: number; readonly n: number }
  readonly stronger: { readonly segment: string; readonly won: number; readonly n: number }
  readonly adjustedP: number
  readonly closedFrom: string
  readonly closedUntil: string
}

/** A check-in that came due and has not been held. */
export interface OpenCheckIn {
  readonly checkInId: string
  readonly accountId: string
  readonly accountName: string
  readonly tier: Tier
  readonly dueOn: string
  /** The SAM, or the delegate in their place. */
  readonly governorId: string
  readonly governorName: string
  /** Of the SAM. */
  readonly managerId: string | null
  readonly isOverdue: boolean
  /** Silent for so long that the manager is told. */
  readonly isSilent: boolean
  /** Why nothing is written to the account's channel; null where the card stands there. */
  readonly channelClosed: string | null
}

/** An action that somebody asked for at a check-in, until it is done or comes due. */
export interface AskedAction {
  readonly actionId: string
  readonly accountId: string
  readonly accountName: string
  readonly text: string
  readonly askerId: string
  readonly askerName: string
  readonly askedOn: string
  readonly ownerId: string
  readonly dueOn: string
  readonly isAskedToday: boolean
}

/** What no system holds, and one person knows; at most one for each person at a time. */
export interface OpenQuestion {
  readonly personId: string
  readonly accountId: string
  readonly accountName: string
  /** A segmentation question, or `buyer_role`. */
  readonly question: string
  /** The contact whose role is asked for. */
  readonly contact: { readonly contactId: string; readonly name: string } | null
  /** What is known and what is missing on the account, of those that are asked little by little. */
  readonly known: number
  readonly missing: number
}

/** An opportunity that was closed lately, and of which its owner has not said why. */
export interface ClosedOpportunity {
  readonly opportunityId: string
  readonly name: string
  readonly accountId: string
  readonly accountName: string
  readonly ownerId: string
  readonly outcome: 'won' | 'lost' | 'no_decision'
  readonly closedOn: string
}

/** What a round knows; each kind of nudge reads its part. */
export interface RoundFacts {
  readonly asOf: string
  readonly modelVersion: string
  readonly attributes: Model['coverage']['attributes']
  readonly tierMovements: readonly TierMovement[]
  /** Accounts of which something was found. */
  readonly accounts: readonly AccountFacts[]
  readonly values: readonly ValueFacts[]
  /** By customer segment; the empty name stands for all accounts. */
  readonly segments: ReadonlyMap<string, SegmentPeople>
  readonly compPlans: readonly CompPlanFacts[]
  readonly pursuits: readonly PursuitFacts[]
  readonly segmentDifferences: readonly SegmentDifference[]
  readonly salesOperations: readonly string[]
  readonly checkIns: readonly OpenCheckIn[]
  readonly askedActions: readonly AskedAction[]
  readonly questions: readonly OpenQuestion[]
  readonly closedOpportunities: readonly ClosedOpportunity[]
  /** Kinds of fact that nobody records here: what is missing for lack of them is no gap of anyone. */
  readonly recorded: {
    readonly contacts: boolean
    readonly activities: boolean
    readonly sponsors: boolean
    readonly plans: boolean
  }
}
