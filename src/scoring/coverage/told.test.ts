import { describe, expect, it } from 'vitest'
import { type AccountInput, coverageOf, coveredAccount } from '../../../test/support/covered-account.ts'
import { defaultModel, type Model } from '../model/index.ts'

const touch = (of: Partial<AccountInput['activities'][number]>): AccountInput['activities'][number] => ({
  on: '2026-09-25',
  seller: 'dana',
  contacts: ['ruth'],
  isTwoWay: true,
  ...of,
})

/** Two leads, two owners of one part, a leaver, sellers before the wrong buyers, two on one topic. */
const neglected: AccountInput = {
  asOf: '2026-09-30',
  account: { id: 'lakeside', tier: '1a', startedOn: '2025-01-01' },
  contacts: [
    { id: 'ruth', name: 'Ruth', buyerRole: 'economic_buyer', influence: 5 },
    { id: 'ivo', name: 'Ivo', buyerRole: 'influencer_gatekeeper', influence: 3 },
    { id: 'tess', name: 'Tess', buyerRole: 'user_technical', influence: 2 },
    { id: 'gus', name: 'Gus', buyerRole: 'user_technical', influence: 1, leftOn: '2026-08-31' },
  ],
  sellers: [
    { id: 'dana', name: 'Dana', roles: ['account_manager'] },
    { id: 'omar', name: 'Omar', roles: ['hunter'] },
    { id: 'pat', name: 'Pat', roles: ['presales'] },
    { id: 'lee', name: 'Lee', roles: ['account_manager'], leftOn: '2026-09-01' },
  ],
  // Not in the order of their names.
  buyingCentres: [
    {
      id: 'plant',
      name: 'Plant',
      families: ['pumps'],
      cycleDays: 200,
      budgetOwner: 'Zoe',
      buysEveryDays: 700,
    },
    { id: 'labs', name: 'Labs', families: ['scopes'], cycleDays: 30, budgetOwner: 'Ruth', buysEveryDays: 30 },
  ],
  assignments: [
    { seller: 'omar', role: 'hunter', isLead: true },
    { seller: 'dana', role: 'account_manager', isLead: true },
    { seller: 'lee', role: 'account_manager' },
    { seller: 'dana', role: 'account_manager', buyingCentre: 'labs', family: 'scopes' },
    { seller: 'omar', role: 'account_manager', buyingCentre: 'labs', family: 'scopes' },
  ],
  activities: [
    touch({ seller: 'pat', on: '2026-09-20' }),
    touch({ contacts: ['tess'], family: 'pumps' }),
    touch({ contacts: ['tess'], on: '2026-09-21', seller: 'omar', family: 'pumps' }),
    touch({ contacts: ['tess'], on: '2026-09-23', family: 'scopes' }),
    touch({ contacts: ['tess'], on: '2026-09-24' }),
    touch({ contacts: ['ivo'], on: '2026-06-01', isFaceToFace: true }),
  ],
}

const told = (input: AccountInput) =>
  coverageOf(input).issues.map(({ code, sentence, evidence }) => ({ code, sentence, evidence }))
const roleUncovered = (name: string, words: string, contact: string, buyerRole: string, windowDays = 14) => ({
  code: 'required_role_uncovered',
  sentence: `No suitable seller has spoken with ${name} (${words}) in the last ${windowDays} days.`,
  evidence: { buyerRole, contacts: [contact], windowDays },
})

describe('a neglected account', () => {
  it('is told issue by issue, the most urgent first, each with what it rests on', () => {
    expect(told(neglected)).toEqual([
      {
        code: 'seller_left',
        sentence: 'Lee left on 2026-09-01 but is still assigned here.',
        evidence: { seller: 'lee', leftOn: '2026-09-01', wasLead: false },
      },
      {
        code: 'several_accountable_leads',
        sentence: 'Dana and Omar are both accountable leads, so none is.',
        evidence: { leads: ['dana', 'omar'] },
      },
      {
        code: 'two_owners_of_one_centre_and_family',
        sentence: 'Dana and Omar own the same part of this account (Labs, scopes).',
        evidence: { buyingCentre: 'labs', family: 'scopes', sellers: ['dana', 'omar'] },
      },
      {
        code: 'technical_sellers_alone_before_business_buyer',
        sentence: 'Only technical sellers (Pat) talk with the economic buyer.',
        evidence: { buyerRole: 'economic_buyer', sellers: ['pat'] },
      },
      roleUncovered('Ruth', 'economic buyer', 'ruth', 'economic_buyer'),
      roleUncovered('Ivo', 'influencer or gatekeeper', 'ivo', 'influencer_gatekeeper'),
      roleUncovered('Tess', 'user or technical buyer', 'tess', 'user_technical'),
      {
        code: 'no_executive_sponsor',
        sentence: 'A Tier 1 account needs an executive sponsor, and this one has none.',
        evidence: { tier: '1a' },
      },
      {
        code: 'unsuitable_sellers_alone',
        sentence:
          'Only Dana and Omar talk with the user or technical buyer, whose questions belong to someone else.',
        evidence: { buyerRole: 'user_technical', sellers: ['dana', 'omar'] },
      },
      {
        code: 'several_sellers_on_one_topic',
        sentence: 'Dana and Omar each spoke with Tess about pumps in the last 14 days.',
        evidence: { contact: 'tess', topic: 'pumps', sellers: ['dana', 'omar'], windowDays: 14 },
      },
    ])
  })

  it('has the roles that are missing in the sentence of its coverage, and the window in its parameters', () => {
    expect(coverageOf(neglected).roleCoverage).toMatchObject({
      value: 0,
      params: { windowDays: 14, required: ['economic_buyer', 'influencer_gatekeeper', 'user_technical'] },
      explanation: {
        sentence:
          '0 of 3 required buyer roles covered; missing: economic buyer, influencer or gatekeeper and user or technical buyer.',
      },
    })
  })

  it('counts touches of the relationship window and two-way ones for the cadence', () => {
    const activities = [
      ...neglected.activities,
      touch({ contacts: ['tess'], on: '2026-09-29', isTwoWay: false }),
    ]
    const row = coverageOf({ ...neglected, activities }).matrix.find(
      ({ buyerRole }) => buyerRole === 'user_technical',
    )
    expect(row?.isCovered).toBe(false)
    expect(
      row?.cells.map(cell => [
        cell.seller,
        cell.touches,
        cell.lastTouchOn,
        cell.lastTwoWayOn,
        cell.isInWindow,
      ]),
    ).toEqual([
      ['dana', 4, '2026-09-29', '2026-09-25', true],
      ['omar', 1, '2026-09-21', '2026-09-21', true],
      ['pat', 0, null, null, false],
    ])
  })

  it('says how strong each relationship is, with what is not known', () => {
    const { relationships } = coverageOf(neglected)
    expect(
      relationships.map(({ contact, band, strength }) => [
        contact,
        band,
        strength.explanation.sentence,
        strength.warnings.map(({ message }) => message),
      ]),
    ).toEqual([
      [
        'ruth',
        'developing',
        'Ruth: developing relationship, last touch 10 days ago.',
        ['2 of 5 parts are unknown; the others carry the weight.'],
      ],
      [
        'ivo',
        'weak',
        'Ivo: weak relationship, last touch 121 days ago.',
        ['1 of 5 parts are unknown; the others carry the weight.'],
      ],
      [
        'tess',
        'strong',
        'Tess: strong relationship, last touch 5 days ago.',
        ['2 of 5 parts are unknown; the others carry the weight.'],
      ],
    ])
    expect(relationships[0]?.strength.params).toEqual({
      weights: { recency: 0.3, frequency: 0.25, twoWay: 0.15, depth: 0.15, seniority: 0.15 },
      halfLifeDays: 45,
    })
  })
})

describe('an account with one generalist and nobody’s touch', () => {
  const alone: AccountInput = {
    ...neglected,
    account: { id: 'lakeside', tier: '2', startedOn: '2026-01-01' },
    assignments: [{ seller: 'dana', role: 'account_manager', isLead: true }],
    activities: [],
  }

  it('is told so, with centres in the order of their names', () => {
    expect(told(alone)).toEqual([
      {
        code: 'never_contacted',
        sentence: 'Nobody has contacted this account since it started on 2026-01-01.',
        evidence: { rhythm: 'touch', windowDays: 30, lastOn: null, overdueDays: 272 },
      },
      roleUncovered('Ruth', 'economic buyer', 'ruth', 'economic_buyer', 30),
      roleUncovered('Ivo', 'influencer or gatekeeper', 'ivo', 'influencer_gatekeeper', 30),
      roleUncovered('Tess', 'user or technical buyer', 'tess', 'user_technical', 30),
      {
        code: 'one_generalist_on_different_buying_cycles',
        sentence:
          'Dana alone serves Labs and Plant, which buy differently: how long buying takes, who owns the budget and how often they buy.',
        evidence: {
          seller: 'dana',
          buyingCentres: ['labs', 'plant'],
          differences: ['cycle_length', 'budget_owner', 'frequency'],
        },
      },
    ])
    expect(coverageOf(alone).relationships[0]).toMatchObject({
      band: null,
      strength: { value: null, explanation: { sentence: 'Nobody here has been in touch with Ruth yet.' } },
    })
  })

  it.each([
    ['a second seller has one centre', { seller: 'omar', role: 'hunter', buyingCentre: 'labs' }],
    ['a second seller has a centre’s family', { seller: 'omar', role: 'hunter', family: 'pumps' }],
  ] as const)('is no generalist where %s', (_title, second) => {
    const codes = told({ ...alone, assignments: [...alone.assignments, second] }).map(({ code }) => code)
    expect(codes).not.toContain('one_generalist_on_different_buying_cycles')
  })

  it.each([
    ['a family that no centre buys', { seller: 'omar', role: 'hunter', family: 'valves' }],
    ['a part of a third centre', { seller: 'omar', role: 'hunter', buyingCentre: 'yard' }],
  ] as const)('still is where a second seller has %s', (_title, second) => {
    const buyingCentres = [...(alone.buyingCentres ?? []), { id: 'yard', families: [] }]
    const codes = told({ ...alone, buyingCentres, assignments: [...alone.assignments, second] })
    expect(codes.map(({ code }) => code)).toContain('one_generalist_on_different_buying_cycles')
  })

  it('without a date to start from, is said to be without contact yet', () => {
    const never = told({ ...alone, account: { id: 'lakeside', tier: '2' } })[0]
    expect(never).toMatchObject({
      code: 'never_contacted',
      sentence: 'Nobody has contacted this account yet.',
      evidence: { overdueDays: null },
    })
  })
})

describe('the band of a relationship', () => {
  const value = coverageOf(coveredAccount).relationships[0]?.strength.value ?? Number.NaN
  const above = value + 1
  it.each([
    ['very_strong', { weak: 0, developing: 1, strong: 2, veryStrong: value }],
    ['strong', { weak: 0, developing: 1, strong: value, veryStrong: above }],
    ['developing', { weak: 0, developing: value, strong: above, veryStrong: above }],
    ['weak', { weak: value, developing: above, strong: above, veryStrong: above }],
    ['cold', { weak: above, developing: above, strong: above, veryStrong: above }],
  ])('is %s at its lower end', (band, bands) => {
    const { coverage } = defaultModel
    const model: Model = {
      ...defaultModel,
      coverage: { ...coverage, relationship: { ...coverage.relationship, bands } },
    }
    expect(coverageOf(coveredAccount, model).relationships[0]?.band).toBe(band)
  })
})
