import type { AccountFacts, Candidate, RoundFacts, ValueFacts } from '../../src/coaching/index.ts'
import { defaultModel } from '../../src/scoring/index.ts'

/** A round that found nothing. */
export const noRoundFacts: RoundFacts = {
  asOf: '2026-09-30',
  modelVersion: 'default-1',
  attributes: defaultModel.coverage.attributes,
  tierMovements: [],
  accounts: [],
  values: [],
  segments: new Map(),
  compPlans: [],
  pursuits: [],
  segmentDifferences: [],
  salesOperations: ['ops'],
  checkIns: [],
  askedActions: [],
  questions: [],
  closedOpportunities: [],
  recorded: { contacts: true, activities: true, sponsors: true, plans: true },
}

/** An account with a lead, a SAM and a manager, of which nothing was found. */
export const accountFacts = (change: Partial<AccountFacts> = {}): AccountFacts => ({
  accountId: 'A-1',
  name: 'Lakeside',
  tier: '1a',
  people: { leadId: 'lead', samId: 'sam', managerId: 'manager' },
  coverage: null,
  governance: null,
  hotSpot: null,
  motion: null,
  incentives: null,
  takenOverFrom: null,
  ...change,
})

export const coverageFacts = (kind: string, code: string, subject = ''): AccountFacts['coverage'] => ({
  issues: [{ kind, code, subject, sentence: 'Found on 2026-09-10.', evidence: {} }],
  buyers: 4,
  roleCoverage: 0.5,
})

export const governanceFacts = (
  code: string,
  subject = '',
  evidence: Readonly<Record<string, unknown>> = {},
): NonNullable<AccountFacts['governance']> => ({
  issues: [{ code, subject, sentence: 'Found on 2026-09-10.', evidence }],
  actionsDue: 5,
  actionsOnTime: 4,
  relationshipParts: { present: 2, all: 5 },
  repsAssigned: 2,
  answeredCheckIns: 3,
})

export const reading = (change: Partial<ValueFacts['now']> = {}): ValueFacts['now'] => ({
  quadrant: 'Value Gaps to Address',
  confident: true,
  importance: 6.4,
  relativeEffectiveness: -0.8,
  priorityIndex: 0.1,
  overDeliveryIndex: 0,
  n: 12,
  ...change,
})

export const valueFacts = (change: Partial<ValueFacts> = {}): ValueFacts => ({
  segment: 'hospital',
  buyerRole: 'economic_buyer',
  buyingPhase: 'consumables',
  attribute: 'Communicating the business value',
  importanceCut: 5.5,
  askedUntil: '2026-05-22',
  now: reading(),
  before: null,
  ...change,
})

/** Reason and recipient of each candidate. */
export const told = (candidates: readonly Candidate[]) =>
  candidates.map(({ reason, personId }) => `${reason} → ${personId}`)
