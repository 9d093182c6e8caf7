import type { z } from 'zod'
import { coverage } from '../../src/scoring/coverage/index.ts'
import { parseInput } from '../../src/scoring/input.ts'
import { defaultModel, type Model } from '../../src/scoring/model/index.ts'

export type AccountInput = z.input<typeof coverage.input>
export type AccountCoverage = z.output<typeof coverage.output>

/** A Tier 1 account on which nothing is amiss: one lead, three buyers, each met by the seller who suits. */
export const coveredAccount: AccountInput = {
  asOf: '2026-09-30',
  account: { id: 'lakeside', name: 'Lakeside', tier: '1a', startedOn: '2025-01-01' },
  contacts: [
    { id: 'ruth', name: 'Ruth', buyerRole: 'economic_buyer', influence: 5, seniority: 5 },
    { id: 'ivo', name: 'Ivo', buyerRole: 'influencer_gatekeeper', influence: 3, seniority: 3 },
    { id: 'tess', name: 'Tess', buyerRole: 'user_technical', influence: 2, seniority: 2 },
  ],
  sellers: [
    { id: 'dana', name: 'Dana', roles: ['account_manager'] },
    { id: 'pat', name: 'Pat', roles: ['presales'] },
    { id: 'eve', name: 'Eve', roles: ['executive_sponsor'] },
  ],
  assignments: [
    { seller: 'dana', role: 'account_manager', isLead: true, from: '2025-01-01' },
    { seller: 'pat', role: 'presales', from: '2025-01-01' },
    { seller: 'eve', role: 'executive_sponsor', from: '2025-01-01' },
  ],
  activities: [
    { on: '2026-09-22', seller: 'dana', contacts: ['ruth', 'ivo'], isTwoWay: true, isFaceToFace: true },
    { on: '2026-09-20', seller: 'pat', contacts: ['tess'], isTwoWay: true, isFaceToFace: false },
    {
      on: '2026-07-15',
      seller: 'eve',
      contacts: ['ruth'],
      isTwoWay: true,
      isFaceToFace: true,
      isBusinessReview: true,
    },
  ],
}

/** Throws with the faults where the input is refused, so that a wrong test input can't look like a result. */
export function coverageOf(input: AccountInput, model: Model = defaultModel): AccountCoverage {
  const parsed = parseInput(coverage.input, input)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults))
  return coverage.score(parsed.value, model)
}

export const issueCodes = (input: AccountInput) => coverageOf(input).issues.map(issue => issue.code)
