import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { type AccountInput, coverageOf } from '../../../test/support/covered-account.ts'
import { addDays } from '../plain-date.ts'
import { buyerRole, sellerRole, tier } from '../vocabulary.ts'
import { decay } from './relationship.ts'

const asOf = '2026-09-30'
const contactIds = ['k1', 'k2', 'k3', 'k4']
const sellerIds = ['s1', 's2', 's3']
const daysAgo = fc.integer({ min: -10, max: 200 }).map(days => addDays(asOf, -days))
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined })

const accounts: fc.Arbitrary<AccountInput> = fc
  .record({
    tier: fc.constantFrom(...tier.options),
    contacts: fc.tuple(
      ...contactIds.map(id =>
        fc.record({
          id: fc.constant(id),
          buyerRole: maybe(fc.constantFrom(...buyerRole.options)),
          influence: maybe(fc.integer({ min: 0, max: 5 })),
          leftOn: maybe(daysAgo),
        }),
      ),
    ),
    sellers: fc.tuple(
      ...sellerIds.map(id =>
        fc.record({
          id: fc.constant(id),
          roles: fc.uniqueArray(fc.constantFrom(...sellerRole.options), { maxLength: 2 }),
          isTechnical: fc.boolean(),
          leftOn: maybe(daysAgo),
        }),
      ),
    ),
    assignments: fc.array(
      fc.record({
        seller: fc.constantFrom(...sellerIds),
        role: fc.constantFrom(...sellerRole.options),
        isLead: fc.boolean(),
        buyingCentre: maybe(fc.constantFrom('c1', 'c2')),
        family: maybe(fc.constantFrom('f1', 'f2')),
      }),
      { maxLength: 5 },
    ),
    activities: fc.array(
      fc.record({
        on: daysAgo,
        seller: fc.constantFrom(...sellerIds),
        contacts: fc.uniqueArray(fc.constantFrom(...contactIds)),
        isTwoWay: fc.boolean(),
        isFaceToFace: maybe(fc.boolean()),
        buyingPhase: maybe(fc.constantFrom('p1', 'p2')),
        family: maybe(fc.constantFrom('f1', 'f2')),
        minutes: maybe(fc.integer({ min: 0, max: 120 })),
      }),
      { maxLength: 25 },
    ),
  })
  .map(({ tier: accountTier, ...rest }) => ({
    asOf,
    account: { id: 'a', tier: accountTier, startedOn: '2026-01-01' },
    buyingCentres: [
      { id: 'c1', families: ['f1'], cycleDays: 30, budgetOwner: 'x' },
      { id: 'c2', families: ['f2'], cycleDays: 200, budgetOwner: 'y' },
    ],
    requiredPhaseMix: { p1: 0.5, p2: 0.5 },
    ...rest,
  }))

const swap = (text: string) => text.replace(/^([ks])(\d)$/, '$1-new-$2')

describe('coverage of any account', () => {
  test.prop([accounts])('is bounded, and its parts sum to it', input => {
    const out = coverageOf(input)
    const findings = [
      [out.roleCoverage, 1],
      [out.influenceCoverage, 1],
      [out.adherence, 1],
      [out.phaseMisallocation, 1],
      [out.threadCount, contactIds.length],
      ...out.relationships.map(row => [row.strength, 100] as const),
    ] as const
    for (const [finding, high] of findings) {
      if (finding.value === null) {
        expect(finding.reason).toBeDefined()
        continue
      }
      expect(finding.value).toBeGreaterThanOrEqual(0)
      expect(finding.value).toBeLessThanOrEqual(high + 1e-9)
      const points = finding.explanation.contributions.reduce((sum, part) => sum + part.points, 0)
      expect(finding.explanation.base + points).toBeCloseTo(finding.value, 9)
    }
    const { concentration } = out
    if (concentration.value !== null) {
      expect(concentration.value.hhi).toBeGreaterThan(0)
      expect(concentration.value.effectiveContacts).toBeGreaterThanOrEqual(1 - 1e-9)
    }
  })

  test.prop([accounts])('does not depend on the order of the rows', input => {
    const reversed: AccountInput = {
      ...input,
      contacts: [...input.contacts].reverse(),
      sellers: [...input.sellers].reverse(),
      assignments: [...input.assignments].reverse(),
      activities: [...input.activities].reverse(),
    }
    const [a, b] = [coverageOf(input), coverageOf(reversed)]
    expect(b.issues).toEqual(a.issues)
    expect(b.matrix).toEqual(a.matrix)
    expect(b.cadence).toEqual(a.cadence)
    expect(b.roleCoverage.value).toEqual(a.roleCoverage.value)
    expect(b.influenceCoverage.value ?? -1).toBeCloseTo(a.influenceCoverage.value ?? -1, 12)
  })

  test.prop([accounts])('does not depend on the names of people', input => {
    const renamed: AccountInput = {
      ...input,
      contacts: input.contacts.map(row => ({ ...row, id: swap(row.id) })),
      sellers: input.sellers.map(row => ({ ...row, id: swap(row.id) })),
      assignments: input.assignments.map(row => ({ ...row, seller: swap(row.seller) })),
      activities: input.activities.map(row => ({
        ...row,
        seller: swap(row.seller),
        contacts: row.contacts.map(swap),
      })),
    }
    const codes = (of: AccountInput) => coverageOf(of).issues.map(issue => issue.code)
    expect(codes(renamed)).toEqual(codes(input))
  })

  test.prop([accounts])('uses no fact dated after the day in question', input => {
    const past = { ...input, activities: input.activities.filter(row => row.on <= asOf) }
    expect(coverageOf(input)).toEqual(coverageOf(past))
  })

  test.prop([accounts, fc.constantFrom(...contactIds), fc.constantFrom(...sellerIds)])(
    'never falls when there is one more conversation',
    (input, contact, seller) => {
      const more: AccountInput = {
        ...input,
        activities: [...input.activities, { on: asOf, seller, contacts: [contact], isTwoWay: true }],
      }
      const [before, after] = [coverageOf(input), coverageOf(more)]
      for (const name of ['roleCoverage', 'influenceCoverage', 'threadCount', 'adherence'] as const)
        expect(after[name].value ?? 0).toBeGreaterThanOrEqual((before[name].value ?? 0) - 1e-12)
    },
  )

  test.prop([accounts, fc.constantFrom(...contactIds)])(
    'does not rise when a contact leaves',
    (input, id) => {
      const left: AccountInput = {
        ...input,
        contacts: input.contacts.map(row => (row.id === id ? { ...row, leftOn: '2026-01-01' } : row)),
      }
      const [before, after] = [coverageOf(input), coverageOf(left)]
      expect(after.threadCount.value ?? 0).toBeLessThanOrEqual(before.threadCount.value ?? 0)
      expect(after.roleCoverage.value ?? 0).toBeLessThanOrEqual(before.roleCoverage.value ?? 0)
    },
  )

  test.prop([fc.integer({ min: 0, max: 2_000 }), fc.integer({ min: 1, max: 365 })])(
    'fades by half in each half-life, between 1 and 0',
    (days, halfLife) => {
      expect(decay(days + halfLife, halfLife)).toBeCloseTo(decay(days, halfLife) / 2, 12)
      expect(decay(days, halfLife)).toBeGreaterThanOrEqual(0)
      expect(decay(days, halfLife)).toBeLessThanOrEqual(1)
    },
  )
})
