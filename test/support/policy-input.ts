import type { PastNudge, PolicyInput, Recipient, RoundItem } from '../../src/coaching/policy/types.ts'
import { defaultModel } from '../../src/scoring/index.ts'

export const DAY_MS = 86_400_000
/** 2026-09-30 09:00 UTC, in epoch milliseconds. */
export const at = 1790_758_800_000

export const candidate = (accountId: string | null, change: Partial<RoundItem> = {}): RoundItem => ({
  kind: 'tier-changed',
  accountId,
  reason: '3>1a',
  personId: 'P-1',
  severity: 70,
  evidence: null,
  ...change,
})

export const recipient = (change: Partial<Recipient> = {}): Recipient => ({
  personId: 'P-1',
  unreachable: null,
  opensAt: at,
  messagesThatDay: 0,
  messagesThatWeek: 0,
  mutes: [],
  standIn: null,
  isAway: false,
  mostPerWeek: null,
  ...change,
})

export const past = (daysAgo: number, change: Partial<PastNudge> = {}): PastNudge => ({
  nudgeId: 'N-1',
  kind: 'tier-changed',
  accountId: 'A-1',
  reason: '2>1a',
  personId: 'P-1',
  evidence: null,
  state: 'resolved',
  createdAt: at - daysAgo * DAY_MS,
  quietSince: at - daysAgo * DAY_MS,
  notUseful: 0,
  isSilent: false,
  ...change,
})

export const policyInput = (
  change: Partial<PolicyInput> = {},
  who: readonly Recipient[] = [recipient()],
): PolicyInput => ({
  candidates: [candidate('A-1')],
  recipients: new Map(who.map(each => [each.personId, each])),
  history: [],
  disputes: [],
  at,
  rules: defaultModel.coaching,
  ...change,
})
