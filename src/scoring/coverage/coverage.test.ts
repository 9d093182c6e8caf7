import { describe, expect, it } from 'vitest'
import {
  type AccountInput,
  coverageOf,
  coveredAccount as healthy,
  issueCodes,
} from '../../../test/support/covered-account.ts'
import { parseInput } from '../input.ts'
import { defaultModel } from '../model/index.ts'
import { coverageInput } from './input.ts'

const without = <Row extends { id: string }>(rows: readonly Row[], id: string) =>
  rows.filter(row => row.id !== id)
const touch = (of: Partial<AccountInput['activities'][number]>): AccountInput['activities'][number] => ({
  on: '2026-09-25',
  seller: 'dana',
  contacts: ['ruth'],
  isTwoWay: true,
  ...of,
})
const leave = (rows: AccountInput['contacts'], id: string, leftOn: string) =>
  rows.map(row => (row.id === id ? { ...row, leftOn } : row))

describe('an account on which nothing is amiss', () => {
  it('has no issue and no gap to close', () => {
    expect(coverageOf(healthy)).toMatchObject({
      issues: [],
      firstGap: null,
      lead: 'dana',
      isSingleThreaded: false,
      roleCoverage: { value: 1 },
      influenceCoverage: { value: 1 },
      threadCount: { value: 3 },
    })
  })

  it('shows each buyer role against each seller with how long ago they spoke', () => {
    const rows = coverageOf(healthy).matrix
    expect(rows.map(row => [row.buyerRole, row.isRequired, row.isCovered])).toEqual([
      ['economic_buyer', true, true],
      ['influencer_gatekeeper', true, true],
      ['user_technical', true, true],
    ])
    expect(rows[0]?.cells).toEqual([
      {
        seller: 'dana',
        isSuitable: true,
        touches: 1,
        lastTouchOn: '2026-09-22',
        daysSinceTouch: 8,
        lastTwoWayOn: '2026-09-22',
        daysSinceTwoWay: 8,
        isInWindow: true,
      },
      {
        seller: 'eve',
        isSuitable: true,
        touches: 1,
        lastTouchOn: '2026-07-15',
        daysSinceTouch: 77,
        lastTwoWayOn: '2026-07-15',
        daysSinceTwoWay: 77,
        isInWindow: false,
      },
      {
        seller: 'pat',
        isSuitable: false,
        touches: 0,
        lastTouchOn: null,
        daysSinceTouch: null,
        lastTwoWayOn: null,
        daysSinceTwoWay: null,
        isInWindow: false,
      },
    ])
  })
})

describe('accountability', () => {
  const lead = (seller: string) => ({ seller, role: 'account_manager' as const, isLead: true })
  const owner = (seller: string, buyingCentre?: string, family?: string) => ({
    seller,
    role: 'portfolio_rep' as const,
    ...(buyingCentre === undefined ? {} : { buyingCentre }),
    ...(family === undefined ? {} : { family }),
  })
  const reps = ['rep1', 'rep2'].map(id => ({ id, roles: ['portfolio_rep' as const] }))
  const assigned = (extra: AccountInput['assignments']): AccountInput => ({
    ...healthy,
    sellers: [...healthy.sellers, ...reps],
    buyingCentres: [
      { id: 'theatre', families: ['capital', 'consumables'] },
      { id: 'stores', families: ['consumables'] },
    ],
    assignments: [...healthy.assignments, ...extra],
  })

  it('is a gap without an accountable lead', () => {
    expect(issueCodes({ ...healthy, assignments: healthy.assignments.slice(1) })).toEqual([
      'no_accountable_lead',
    ])
  })

  it.each([
    ['two leads', [lead('rep1')], ['several_accountable_leads']],
    ['one lead assigned twice', [lead('dana')], []],
    ['a second lead whose time is over', [{ ...lead('rep1'), to: '2026-09-29' }], []],
    [
      'a second lead on the last day of the time',
      [{ ...lead('rep1'), to: '2026-09-30' }],
      ['several_accountable_leads'],
    ],
    ['a second lead who starts tomorrow', [{ ...lead('rep1'), from: '2026-10-01' }], []],
    [
      'two owners of one centre and family',
      [owner('rep1', 'theatre', 'capital'), owner('rep2', 'theatre', 'capital')],
      ['two_owners_of_one_centre_and_family'],
    ],
    [
      'two owners of one whole centre',
      [owner('rep1', 'theatre'), owner('rep2', 'theatre')],
      ['two_owners_of_one_centre_and_family'],
    ],
    [
      'two owners of one family in the whole account',
      [owner('rep1', undefined, 'capital'), owner('rep2', undefined, 'capital')],
      ['two_owners_of_one_centre_and_family'],
    ],
    [
      'two families of one centre',
      [owner('rep1', 'theatre', 'capital'), owner('rep2', 'theatre', 'consumables')],
      [],
    ],
    [
      'two centres of one family',
      [owner('rep1', 'theatre', 'consumables'), owner('rep2', 'stores', 'consumables')],
      [],
    ],
    ['two sellers with no centre or family', [owner('rep1'), owner('rep2')], []],
    [
      'an owner and presales who supports in the same part',
      [
        owner('rep1', 'theatre', 'capital'),
        { ...owner('pat', 'theatre', 'capital'), role: 'presales' as const },
      ],
      [],
    ],
  ])('with %s says %j', (_title, extra, codes) => {
    expect(issueCodes(assigned(extra))).toEqual(codes)
  })

  it('says that an assigned seller has left, and that the lead is missing then', () => {
    const sellers = healthy.sellers.map(row => (row.id === 'dana' ? { ...row, leftOn: '2026-09-15' } : row))
    const { issues, roleCoverage } = coverageOf({ ...healthy, sellers })
    expect(issues.map(issue => issue.code).slice(0, 2)).toEqual(['no_accountable_lead', 'seller_left'])
    expect(issues[1]).toMatchObject({ subject: 'dana', evidence: { wasLead: true, leftOn: '2026-09-15' } })
    expect(roleCoverage.value).toBeCloseTo(1 / 3)
  })

  it('counts a seller as here on the last working day', () => {
    const sellers = healthy.sellers.map(row => (row.id === 'dana' ? { ...row, leftOn: '2026-09-30' } : row))
    expect(issueCodes({ ...healthy, sellers })).toEqual([])
  })
})

describe('buyers', () => {
  it('nobody knows leave the coverage without a value and ask to map them', () => {
    const { roleCoverage, influenceCoverage, threadCount, isSingleThreaded, firstGap } = coverageOf({
      ...healthy,
      contacts: [],
      activities: [touch({ contacts: [] })],
    })
    for (const finding of [roleCoverage, influenceCoverage, threadCount])
      expect(finding).toMatchObject({ value: null, reason: 'missing_input' })
    expect(roleCoverage.explanation.sentence).toContain('map the buyers')
    expect(isSingleThreaded).toBeNull()
    expect(firstGap?.code).toBe('buyers_unmapped')
  })

  it('of unknown role are shown in a row of their own and cover no role', () => {
    const contacts = healthy.contacts.map(({ id, influence }) => ({ id, influence }))
    const { roleCoverage, influenceCoverage, matrix, issues } = coverageOf({ ...healthy, contacts })
    expect(roleCoverage.value).toBeNull()
    expect(influenceCoverage.value).toBe(1)
    expect(matrix.at(-1)).toMatchObject({
      buyerRole: null,
      isRequired: false,
      contacts: ['ivo', 'ruth', 'tess'],
    })
    expect(issues.map(issue => issue.code)).toEqual(['buyers_unmapped'])
  })

  it('who all have influence 0 count alike', () => {
    const contacts = healthy.contacts.map(row => ({ ...row, influence: 0 }))
    const { influenceCoverage } = coverageOf({ ...healthy, contacts, activities: [touch({})] })
    expect(influenceCoverage.value).toBeCloseTo(1 / 3)
  })

  it('without influence are left out with a warning; without any the share has no value', () => {
    const [ruth, ivo, tess] = healthy.contacts.map(({ influence: _, ...row }) => row)
    const some = coverageOf({
      ...healthy,
      contacts: [{ ...ruth, id: 'ruth', influence: 5 }, ivo, tess].flatMap(row => row ?? []),
    })
    expect(some.influenceCoverage).toMatchObject({
      value: 1,
      n: 1,
      warnings: [{ code: 'influence_unknown' }],
    })
    const none = coverageOf({ ...healthy, contacts: [ruth, ivo, tess].flatMap(row => row ?? []) })
    expect(none.influenceCoverage).toMatchObject({ value: null, reason: 'missing_input' })
  })

  it('nobody is known in a required role: the gap names the role', () => {
    const { issues, roleCoverage } = coverageOf({
      ...healthy,
      contacts: without(healthy.contacts, 'ivo'),
      activities: healthy.activities.map(row => ({
        ...row,
        contacts: row.contacts.filter(id => id !== 'ivo'),
      })),
    })
    expect(issues).toMatchObject([{ code: 'required_role_unmapped', subject: 'influencer_gatekeeper' }])
    expect(roleCoverage.value).toBeCloseTo(2 / 3)
  })

  it.each([
    ['older than the cadence window', { on: '2026-09-15' }],
    ['one-way', { isTwoWay: false }],
    ['by an unsuitable seller', { seller: 'pat' }],
    ['dated after the day in question', { on: '2026-10-01' }],
  ])('met only by a contact %s are not covered', (_title, change) => {
    const activities = [...healthy.activities.slice(1, 2), touch(change)]
    const { matrix } = coverageOf({ ...healthy, activities })
    expect(matrix[0]).toMatchObject({ buyerRole: 'economic_buyer', isCovered: false })
  })

  it('met on the last day of the window are covered', () => {
    expect(coverageOf({ ...healthy, activities: [touch({ on: '2026-09-16' })] }).matrix[0]?.isCovered).toBe(
      true,
    )
  })

  it('who left lower the coverage, and the gap says who', () => {
    const contacts = leave(healthy.contacts, 'ruth', '2026-09-10')
    const { issues, roleCoverage, influenceCoverage } = coverageOf({ ...healthy, contacts })
    expect(roleCoverage.value).toBeCloseTo(2 / 3)
    expect(influenceCoverage).toMatchObject({ value: 1, n: 2 })
    expect(issues).toMatchObject([
      { code: 'contact_left', subject: 'ruth', evidence: { leftOn: '2026-09-10' } },
    ])
  })

  it.each([
    ['3', ['economic_buyer']],
    ['unscored', ['economic_buyer']],
    ['2', ['economic_buyer', 'influencer_gatekeeper', 'user_technical']],
  ] as const)('required on tier %s are %j', (tier, roles) => {
    const { matrix } = coverageOf({ ...healthy, account: { ...healthy.account, tier } })
    expect(matrix.filter(row => row.isRequired).map(row => row.buyerRole)).toEqual(roles)
  })
})

describe('threads', () => {
  it('to one person only are single-threading', () => {
    const activities = [touch({}), touch({ on: '2026-09-01', contacts: ['ivo'], isTwoWay: false })]
    const { isSingleThreaded, issues } = coverageOf({ ...healthy, activities })
    expect(isSingleThreaded).toBe(true)
    expect(issues.find(issue => issue.code === 'single_threaded')).toMatchObject({ subject: 'ruth' })
  })

  it('to nobody are no single-threading', () => {
    const { isSingleThreaded, threadCount, concentration } = coverageOf({ ...healthy, activities: [] })
    expect(isSingleThreaded).toBe(false)
    expect(threadCount.value).toBe(0)
    expect(concentration).toMatchObject({ value: null, reason: 'insufficient_n' })
  })
})

describe('relationship strength', () => {
  const strength = (activities: AccountInput['activities'], contact = 'ruth') =>
    coverageOf({ ...healthy, activities }).relationships.find(row => row.contact === contact)

  it('loses half of its recency in 45 days', () => {
    const recency = (on: string) =>
      strength([touch({ on })])?.strength.explanation.contributions.find(part => part.term === 'recency')
        ?.points
    expect(recency('2026-08-16')).toBeCloseTo((recency('2026-09-30') ?? 0) / 2, 10)
  })

  it('is unknown of a person whom nobody has touched', () => {
    expect(strength([])).toMatchObject({ strength: { value: null, reason: 'insufficient_n' }, band: null })
  })

  it('lets the known parts carry the weight of the unknown ones', () => {
    const row = strength([touch({ on: '2026-09-30' })])
    // recency 1·.30, frequency 1/(90/14)·.25, two-way 1·.15, seniority 1·.15; face to face unknown.
    expect(row?.strength.value).toBeCloseTo((100 * (0.3 + (0.25 * 14) / 90 + 0.15 + 0.15)) / 0.85, 10)
    expect(row?.strength.warnings).toMatchObject([{ code: 'parts_unknown' }])
  })
})

describe('cadence', () => {
  it('never kept is overdue since the start of the account, and said once', () => {
    const { issues, cadence, adherence } = coverageOf({ ...healthy, activities: [] })
    expect(cadence[0]).toEqual({
      rhythm: 'touch',
      windowDays: 14,
      status: 'overdue',
      lastOn: null,
      dueOn: '2025-01-01',
      overdueDays: 637,
    })
    expect(adherence.value).toBe(0)
    expect(issues.map(issue => issue.code)).toEqual([
      'never_contacted',
      'required_role_uncovered',
      'required_role_uncovered',
      'required_role_uncovered',
    ])
  })

  it.each([
    ['14 days ago is in time', '2026-09-16', 'in_window', 0],
    ['15 days ago is a day late', '2026-09-15', 'overdue', 1],
  ])('last kept %s', (_title, on, status, overdueDays) => {
    const [first] = coverageOf({ ...healthy, activities: [touch({ on })] }).cadence
    expect(first).toMatchObject({ status, overdueDays })
  })

  it('does not call a meeting missed when nobody recorded whether there was one', () => {
    const activities = healthy.activities.map(({ isFaceToFace: _, isBusinessReview: __, ...row }) => row)
    const { cadence, issues } = coverageOf({ ...healthy, activities })
    expect(cadence.map(beat => [beat.rhythm, beat.status])).toEqual([
      ['touch', 'in_window'],
      ['face_to_face', 'unknown'],
      ['business_review', 'unknown'],
      ['sponsor', 'in_window'],
    ])
    expect(issues).toEqual([])
  })

  it('asks the rarer meetings of Tier 1 only', () => {
    const activities = healthy.activities.map(row => ({
      ...row,
      isFaceToFace: false,
      isBusinessReview: false,
    }))
    expect(issueCodes({ ...healthy, activities })).toEqual([
      'face_to_face_overdue',
      'business_review_overdue',
    ])
    expect(issueCodes({ ...healthy, account: { ...healthy.account, tier: '2' }, activities })).toEqual([])
  })

  it('gives a new account one window before the first business review', () => {
    const activities = healthy.activities.map(row => ({ ...row, isBusinessReview: false }))
    const account = { ...healthy.account, startedOn: '2026-07-02' }
    expect(issueCodes({ ...healthy, account, activities })).toEqual([])
    expect(issueCodes({ ...healthy, account: { ...account, startedOn: '2026-07-01' }, activities })).toEqual([
      'business_review_overdue',
    ])
  })

  it('is adhered to on the share of days inside the window, overlaps counted once', () => {
    const account = { ...healthy.account, startedOn: '2026-08-22' }
    // 40 days; touches on day 1 and 6 keep days 1 to 20 in rhythm.
    const activities = [touch({ on: '2026-08-22' }), touch({ on: '2026-08-27' })]
    const { adherence } = coverageOf({ ...healthy, account, activities })
    expect(adherence).toMatchObject({ value: 0.5, n: 40 })
  })

  it('of an account whose start nobody knows begins with the first touch', () => {
    const { startedOn: _, ...account } = healthy.account
    const known = coverageOf({ ...healthy, account, activities: [touch({ on: '2026-09-29' })] })
    expect(known.adherence).toMatchObject({ value: 1, n: 2 })
    const never = coverageOf({ ...healthy, account, activities: [] })
    expect(never.adherence).toMatchObject({ value: null, reason: 'missing_input' })
    expect(never.cadence[0]).toMatchObject({ status: 'overdue', dueOn: null, overdueDays: null })
  })
})

describe('an executive sponsor', () => {
  const unsponsored = healthy.assignments.slice(0, 2)

  it('is missed on Tier 1 only', () => {
    expect(issueCodes({ ...healthy, assignments: unsponsored })).toContain('no_executive_sponsor')
    const account = { ...healthy.account, tier: '2' as const }
    expect(issueCodes({ ...healthy, account, assignments: unsponsored })).toEqual([])
  })

  it('who has not been in touch for more than 180 days is overdue', () => {
    const [first, second] = healthy.activities.filter(row => row.seller !== 'eve')
    const activities = [
      first,
      second,
      touch({ seller: 'eve', on: '2026-04-02', isBusinessReview: true, isFaceToFace: true }),
    ]
    const codes = issueCodes({ ...healthy, activities: activities.flatMap(row => row ?? []) })
    expect(codes).toEqual(['sponsor_overdue'])
  })
})

describe('role misfit', () => {
  const technicalAlone = (sellers: AccountInput['sellers']): AccountInput => ({
    ...healthy,
    sellers,
    activities: [
      touch({ contacts: ['ivo'], isFaceToFace: true, isBusinessReview: true }),
      touch({ seller: 'pat' }),
      touch({ seller: 'pat', contacts: ['tess'] }),
      touch({ seller: 'eve', contacts: [] }),
    ],
  })

  it('is presales alone before the economic buyer', () => {
    const { issues } = coverageOf(technicalAlone([...healthy.sellers]))
    expect(issues).toMatchObject([
      {
        kind: 'role_misfit',
        code: 'technical_sellers_alone_before_business_buyer',
        subject: 'economic_buyer',
      },
      { kind: 'coverage_gap', code: 'required_role_uncovered', subject: 'economic_buyer' },
    ])
  })

  it('is an account manager who is marked as technical, alone before the economic buyer', () => {
    const sellers = healthy.sellers.map(row => (row.id === 'dana' ? { ...row, isTechnical: true } : row))
    const activities = [
      touch({ isFaceToFace: true, isBusinessReview: true, contacts: ['ruth', 'ivo'] }),
      touch({ seller: 'pat', contacts: ['tess'] }),
      touch({ seller: 'eve', contacts: [] }),
    ]
    expect(issueCodes({ ...healthy, sellers, activities })).toEqual([
      'technical_sellers_alone_before_business_buyer',
      'required_role_uncovered',
    ])
  })

  it('is no misfit as long as a business seller meets the economic buyer too', () => {
    const input = technicalAlone([...healthy.sellers])
    const codes = issueCodes({ ...input, activities: [...input.activities, touch({ on: '2026-08-01' })] })
    expect(codes).not.toContain('technical_sellers_alone_before_business_buyer')
  })

  it('is any required buyer role met by unsuitable sellers only', () => {
    const activities = healthy.activities.map(row => ({
      ...row,
      seller: row.seller === 'pat' ? 'dana' : row.seller,
    }))
    expect(coverageOf({ ...healthy, activities }).issues).toMatchObject([
      { code: 'required_role_uncovered', subject: 'user_technical' },
      { code: 'unsuitable_sellers_alone', subject: 'user_technical' },
    ])
  })
})

describe('one generalist on two buying centres', () => {
  const capital = {
    id: 'capital',
    families: ['sterilisers'],
    cycleDays: 150,
    budgetOwner: 'officer',
    selectedBy: 'theatre',
    buysEveryDays: 1_460,
  }
  const consumables = {
    id: 'consumables',
    families: ['strips'],
    cycleDays: 20,
    budgetOwner: 'department',
    selectedBy: 'stores',
    buysEveryDays: 30,
  }
  const at = (b: object, assignments = healthy.assignments): AccountInput => ({
    ...healthy,
    assignments,
    sellers: [...healthy.sellers, { id: 'rep', roles: ['portfolio_rep'] }],
    buyingCentres: [capital, { ...consumables, ...b }],
  })

  it('whose cycles differ is a misfit, and only then the split is advised, with one accountable lead', () => {
    const { issues, buyingCycles } = coverageOf(at({}))
    expect(buyingCycles).toMatchObject([
      { differ: true, generalist: 'dana', splitAdvised: true, unknown: [] },
    ])
    expect(issues).toMatchObject([{ kind: 'role_misfit', code: 'one_generalist_on_different_buying_cycles' }])
    expect(issues[0]?.play).toMatch(/^Split the role: .*one accountable lead/)
  })

  it.each([
    [
      'one difference is not enough',
      { ...capital, id: 'consumables', budgetOwner: 'department' },
      ['budget_owner'],
      false,
    ],
    [
      'half as long again is not yet different',
      { ...capital, id: 'consumables', cycleDays: 225, budgetOwner: 'x' },
      ['budget_owner'],
      false,
    ],
    [
      'more than half as long again is different',
      { ...capital, id: 'consumables', cycleDays: 226, budgetOwner: 'x' },
      ['cycle_length', 'budget_owner'],
      true,
    ],
    [
      'letter case makes no difference',
      { ...capital, id: 'consumables', budgetOwner: ' Officer', selectedBy: 'THEATRE' },
      [],
      false,
    ],
  ])('%s', (_title, b, differences, differ) => {
    const { buyingCycles, issues } = coverageOf(at(b))
    expect(buyingCycles).toMatchObject([{ differences, differ, splitAdvised: differ }])
    expect(issues.length > 0).toBe(differ)
  })

  it('counts what nobody knows as unknown, not as a difference', () => {
    const { buyingCycles, issues } = coverageOf({
      ...at({}),
      buyingCentres: [capital, { id: 'consumables', families: [] }],
    })
    expect(buyingCycles).toMatchObject([
      { differ: false, differences: [], unknown: ['cycle_length', 'budget_owner', 'selection', 'frequency'] },
    ])
    expect(issues).toEqual([])
  })

  it('is no misfit once someone else owns one of the two', () => {
    const rep = { seller: 'rep', role: 'portfolio_rep' as const, family: 'strips' }
    const { buyingCycles, issues } = coverageOf(at({}, [...healthy.assignments, rep]))
    expect(buyingCycles).toMatchObject([{ differ: true, generalist: null, splitAdvised: false }])
    expect(issues).toEqual([])
  })
})

describe('time by buying phase', () => {
  const timed = (minutes: Readonly<Record<string, number | undefined>>) =>
    Object.entries(minutes).flatMap(([buyingPhase, each]) =>
      Array.from({ length: 3 }, () =>
        touch({ buyingPhase, contacts: [], ...(each === undefined ? {} : { minutes: each }) }),
      ),
    )
  const spent = (
    minutes: Readonly<Record<string, number | undefined>>,
    requiredPhaseMix = { capital: 0.5, consumables: 0.5 },
  ) => coverageOf({ ...healthy, activities: [...healthy.activities, ...timed(minutes)], requiredPhaseMix })

  it('that goes to the wrong phases is a misallocation', () => {
    const { phaseMisallocation, issues } = spent({ capital: 90, consumables: 10 })
    expect(phaseMisallocation.value).toBeCloseTo(0.4, 12)
    expect(issues).toMatchObject([
      {
        code: 'phase_misallocation',
        subject: 'capital',
        evidence: { overSpent: 0.9, underPhase: 'consumables' },
      },
    ])
  })

  it('is read from the number of activities where minutes are missing', () => {
    const { phaseMisallocation } = spent({ capital: 90, consumables: undefined })
    expect(phaseMisallocation).toMatchObject({ value: 0, warnings: [{ code: 'minutes_unknown' }] })
  })

  it('has no value without a required mix or with too few activities', () => {
    expect(coverageOf(healthy).phaseMisallocation).toMatchObject({ value: null, reason: 'missing_input' })
    expect(spent({ capital: 90 }).phaseMisallocation).toMatchObject({ value: null, reason: 'insufficient_n' })
  })
})

describe('over-coverage', () => {
  const about = (of: Partial<AccountInput['activities'][number]>) => touch({ family: 'strips', ...of })
  const codes = (extra: AccountInput['activities']) =>
    issueCodes({ ...healthy, activities: [...healthy.activities, ...extra] })

  it.each([
    [
      'two sellers on one person and family',
      [about({}), about({ on: '2026-09-26', seller: 'eve' })],
      ['several_sellers_on_one_topic'],
    ],
    ['two sellers together', [about({}), about({ seller: 'eve' })], []],
    [
      'two sellers on two families',
      [about({}), about({ on: '2026-09-26', seller: 'eve', family: 'capital' })],
      [],
    ],
    [
      'two sellers on two problems of one family',
      [about({ problem: 'cost' }), about({ on: '2026-09-26', seller: 'eve', problem: 'safety' })],
      [],
    ],
    [
      'two sellers on two people',
      [about({}), about({ on: '2026-09-26', seller: 'eve', contacts: ['ivo'] })],
      [],
    ],
    ['two sellers, one before the window', [about({}), about({ on: '2026-09-15', seller: 'eve' })], []],
  ])('with %s says %j', (_title, extra, expected) => {
    expect(codes(extra)).toEqual(expected)
  })

  it('starts above twice the cadence for one person', () => {
    // 90 days at a touch every 14 allow 12.86 days; Ruth already has two.
    const daily = (n: number) =>
      Array.from({ length: n }, (_, i) => touch({ on: `2026-09-${String(i + 1).padStart(2, '0')}` }))
    expect(codes(daily(10))).toEqual([])
    expect(codes(daily(11))).toEqual(['touches_above_cadence'])
  })
})

describe('value attributes', () => {
  const owners = (attribute: string, input = healthy) =>
    coverageOf(input)
      .attributeOwners.filter(row => row.attribute === attribute)
      .map(({ role, sellers, heldBy }) => ({ role, sellers, heldBy }))

  it('belong to the holder of the role; then to the accountable lead; then to the manager', () => {
    expect(owners('Demonstrating features and functionality')).toEqual([
      { role: 'presales', sellers: ['pat'], heldBy: 'role' },
    ])
    expect(owners('Articulating the future roadmap')).toEqual([
      { role: 'sam', sellers: ['dana'], heldBy: 'accountable_lead' },
    ])
    expect(owners('Articulating the future roadmap', { ...healthy, assignments: [] })).toEqual([
      { role: 'sam', sellers: [], heldBy: 'manager' },
    ])
    expect(owners('Understanding the solution requirements').map(row => row.sellers)).toEqual([
      ['dana'],
      ['pat'],
    ])
  })
})

describe('buying phase × product family', () => {
  it('has measures of its own, over the buyers of that family', () => {
    const { slices } = coverageOf({
      ...healthy,
      buyingCentres: [
        { id: 'stores', families: ['strips'] },
        { id: 'theatre', families: ['capital'] },
      ],
      contacts: healthy.contacts.map(row => ({
        ...row,
        buyingCentre: row.id === 'ruth' ? 'stores' : 'theatre',
      })),
      activities: [...healthy.activities, touch({ buyingPhase: 'consumables', family: 'strips' })],
    })
    expect(slices).toMatchObject([
      {
        buyingPhase: 'consumables',
        family: 'strips',
        influenceCoverage: { value: 1, n: 1 },
        threadCount: { value: 1 },
      },
    ])
  })
})

describe('the first gap to close', () => {
  it('is the most urgent of all by the order of the model', () => {
    const input: AccountInput = { ...healthy, assignments: [], activities: [touch({ on: '2026-06-01' })] }
    const { firstGap, issues } = coverageOf(input)
    expect(firstGap).toEqual(issues[0])
    expect(firstGap?.code).toBe('no_accountable_lead')
    const { issueOrder } = defaultModel.coverage
    const sponsorFirst = {
      ...defaultModel,
      coverage: {
        ...defaultModel.coverage,
        issueOrder: [
          'no_executive_sponsor' as const,
          ...issueOrder.filter(code => code !== 'no_executive_sponsor'),
        ],
      },
    }
    expect(coverageOf(input, sponsorFirst).firstGap?.code).toBe('no_executive_sponsor')
  })
})

describe('bad input', () => {
  const refused = (change: object) => {
    const parsed = parseInput(coverageInput, { ...healthy, ...change })
    return parsed.ok ? [] : parsed.faults.map(fault => fault.path)
  }

  it.each([
    ['an unknown tier', { account: { ...healthy.account, tier: '4' } }, ['account.tier']],
    [
      'a start after the day in question',
      { account: { ...healthy.account, startedOn: '2027-01-01' } },
      ['account.startedOn'],
    ],
    ['a day that does not exist', { asOf: '2026-02-30' }, ['asOf']],
    [
      'an influence off the scale',
      { contacts: [{ id: 'x', influence: 6 }], activities: [] },
      ['contacts[0].influence'],
    ],
    [
      'an influence that is no number',
      { contacts: [{ id: 'x', influence: Number.NaN }], activities: [] },
      ['contacts[0].influence'],
    ],
    [
      'an unknown buyer role',
      { contacts: [{ id: 'x', buyerRole: 'boss' }], activities: [] },
      ['contacts[0].buyerRole'],
    ],
    ['the same contact twice', { contacts: [{ id: 'x' }, { id: 'x' }], activities: [] }, ['contacts[1]']],
    [
      'an assignment of nobody',
      { assignments: [{ seller: 'ghost', role: 'sam' }] },
      ['assignments[0].seller'],
    ],
    [
      'an assignment that ends before it starts',
      { assignments: [{ seller: 'dana', role: 'sam', from: '2026-02-01', to: '2026-01-01' }] },
      ['assignments[0].to'],
    ],
    [
      'an activity with a stranger',
      { activities: [touch({ contacts: ['stranger'] })] },
      ['activities[0].contacts[0]'],
    ],
    ['a required mix that is not a whole', { requiredPhaseMix: { a: 0.5, b: 0.4 } }, ['requiredPhaseMix']],
    [
      'a negative share',
      { requiredPhaseMix: { a: 1.5, b: -0.5 } },
      ['requiredPhaseMix.a', 'requiredPhaseMix.b'],
    ],
    ['a misspelt field', { contcts: [] }, ['contcts']],
  ])('%s is refused where it stands', (_title, change, paths) => {
    expect(refused(change)).toEqual(paths)
  })
})
