import { describe, expect, it } from 'vitest'
import { type AccountInput, coverageOf, coveredAccount } from '../../../test/support/covered-account.ts'
import { defaultModel } from '../model/index.ts'
import { runModule } from '../module.ts'
import { sizing } from './sizing/index.ts'

const touch = (of: Partial<AccountInput['activities'][number]>): AccountInput['activities'][number] => ({
  on: '2026-09-25',
  seller: 'dana',
  contacts: ['ruth'],
  isTwoWay: true,
  ...of,
})
const issueOf = (input: AccountInput, code: string) => {
  const found = coverageOf(input).issues.find(issue => issue.code === code)
  return found && { subject: found.subject, sentence: found.sentence, evidence: found.evidence }
}

describe('people', () => {
  const gone = coveredAccount.contacts.map(row =>
    row.id === 'tess' ? { ...row, leftOn: '2026-09-27' } : row,
  )

  it('who left the last place of a required role are told of once', () => {
    const input = { ...coveredAccount, contacts: gone }
    expect(issueOf(input, 'contact_left')).toEqual({
      subject: 'tess',
      sentence: 'Tess, the user or technical buyer, left on 2026-09-27.',
      evidence: { contact: 'tess', buyerRole: 'user_technical', leftOn: '2026-09-27', conversations: 1 },
    })
    expect(issueOf(input, 'required_role_unmapped')).toBeUndefined()
  })

  it('who left a role that somebody else holds, or that the tier does not ask for, are not', () => {
    const successor = { id: 'uma', buyerRole: 'user_technical' as const }
    expect(issueOf({ ...coveredAccount, contacts: [...gone, successor] }, 'contact_left')).toBeUndefined()
    const tier3 = { ...coveredAccount.account, tier: '3' as const }
    expect(issueOf({ ...coveredAccount, account: tier3, contacts: gone }, 'contact_left')).toBeUndefined()
    const nobody = { id: 'uma', leftOn: '2026-09-27' }
    expect(
      issueOf({ ...coveredAccount, contacts: [...coveredAccount.contacts, nobody] }, 'contact_left'),
    ).toBeUndefined()
  })

  it('who are missing are asked for by role, or as a whole', () => {
    const contacts = coveredAccount.contacts.filter(({ id }) => id !== 'tess')
    const activities = coveredAccount.activities.filter(({ seller }) => seller !== 'pat')
    expect(issueOf({ ...coveredAccount, contacts, activities }, 'required_role_unmapped')).toEqual({
      subject: 'user_technical',
      sentence: 'Nobody is known as user or technical buyer here.',
      evidence: { buyerRole: 'user_technical', tier: '1a' },
    })
    const unmapped = coveredAccount.contacts.map(({ id, name }) => ({ id, name }))
    expect(issueOf({ ...coveredAccount, contacts: unmapped }, 'buyers_unmapped')).toEqual({
      subject: '',
      sentence: 'No buyers are known yet, so nobody can tell who is covered.',
      evidence: { contacts: 3 },
    })
  })

  it('who alone talk with us are named', () => {
    const activities = coveredAccount.activities.filter(({ seller }) => seller === 'eve')
    const input = { ...coveredAccount, activities }
    expect(issueOf(input, 'single_threaded')).toEqual({
      subject: 'ruth',
      sentence: 'Only Ruth has talked with us in the last 90 days.',
      evidence: { contact: 'ruth', windowDays: 90, knownContacts: 3 },
    })
    expect(coverageOf(input).threadCount).toMatchObject({
      value: 1,
      params: { windowDays: 90 },
      explanation: { sentence: '1 person talks with us.' },
    })
  })

  it('share contact as the index says, inside the window only', () => {
    const activities = [
      ...Array.from({ length: 3 }, (_, day) => touch({ on: `2026-09-1${day}` })),
      touch({ contacts: ['ivo'] }),
      touch({ contacts: ['tess'], on: '2026-01-01' }),
    ]
    expect(coverageOf({ ...coveredAccount, activities }).concentration).toMatchObject({
      n: 4,
      value: { hhi: 0.625, effectiveContacts: 1.6 },
      params: { windowDays: 90 },
      explanation: {
        sentence: 'Contact is as if 1.6 people shared it evenly.',
        contributions: [
          { term: 'ruth', points: 0.5625 },
          { term: 'ivo', points: 0.0625 },
          { term: 'tess', points: 0 },
        ],
      },
    })
  })

  it('whose influence nobody knows are left out and counted', () => {
    const contacts = [...coveredAccount.contacts, { id: 'uma', buyerRole: 'user_technical' as const }]
    const { influenceCoverage } = coverageOf({ ...coveredAccount, contacts })
    expect(influenceCoverage.warnings).toHaveLength(1)
    expect(influenceCoverage.warnings[0]?.message).toMatch(/^1 /)
    expect(coverageOf(coveredAccount).influenceCoverage.warnings).toEqual([])
  })
})

describe('buying phases of product families', () => {
  const labs = { id: 'labs', families: ['scopes'] }
  const plant = { id: 'plant', families: ['pumps'] }
  const contacts = coveredAccount.contacts.map(row =>
    row.id === 'ruth'
      ? { ...row, buyingCentre: 'labs' }
      : row.id === 'ivo'
        ? { ...row, buyingCentre: 'plant' }
        : row,
  )
  const activities = [
    touch({ buyingPhase: 'select', family: 'scopes' }),
    touch({ buyingPhase: 'plan', family: 'scopes', contacts: ['tess'], seller: 'pat' }),
    touch({ buyingPhase: 'plan', family: 'pumps', contacts: ['ivo'] }),
    touch({ buyingPhase: 'plan', family: 'valves', contacts: ['ivo'] }),
    touch({ buyingPhase: 'select', family: 'pumps', on: '2026-01-01' }),
    touch({ buyingPhase: 'select' }),
    touch({ family: 'scopes' }),
  ]

  it('are judged one by one, each by its own buyers and touches, in the order of their names', () => {
    const { slices } = coverageOf({ ...coveredAccount, contacts, activities, buyingCentres: [labs, plant] })
    expect(
      slices.map(({ buyingPhase, family, threadCount }) => [
        buyingPhase,
        family,
        threadCount.n,
        threadCount.explanation.contributions.map(({ term }) => term),
      ]),
    ).toEqual([
      // Two buyers each: those of the centre and Tess, whose centre nobody knows; valves are bought by no known centre.
      ['plan', 'pumps', 2, ['ivo']],
      ['plan', 'scopes', 2, ['tess']],
      ['plan', 'valves', 3, ['ivo']],
      ['select', 'scopes', 2, ['ruth']],
    ])
  })
})

describe('how many sellers the accounts need', () => {
  function size(of: object) {
    const result = runModule(
      sizing,
      {
        classes: [
          { id: 'a', accounts: 10, callsPerAccount: 12, hoursPerCall: 2 },
          { id: 'b', accounts: 20, callsPerAccount: 4, hoursPerCall: 0.5 },
        ],
        capacity: { perSeller: 100 },
        ...of,
      },
      defaultModel,
    )
    if (!result.ok) throw new Error(JSON.stringify(result.faults))
    return result.value
  }

  it('is rounded up, with the raw figure and a caution', () => {
    expect(size({})).toMatchObject({
      workload: 280,
      sellersNeeded: 3,
      fte: {
        value: 2.8,
        params: { capacityPerSeller: 100 },
        warnings: [{ code: 'workload_only' }],
        explanation: { sentence: 'These accounts keep 3 sellers busy.' },
      },
      utilisation: { value: null, params: { capacityPerSeller: 100, sellers: null } },
    })
    expect(size({ capacity: { perSeller: 140 } })).toMatchObject({ sellersNeeded: 2 })
  })

  it('is compared with those who are there, class by class', () => {
    expect(size({ sellers: 4 }).utilisation).toMatchObject({
      value: 0.7,
      params: { capacityPerSeller: 100, sellers: 4 },
      explanation: {
        sentence: 'The accounts ask for 70 % of the time that the sellers have.',
        contributions: [
          { term: 'a', points: 0.6 },
          { term: 'b', points: expect.closeTo(0.1, 12) },
        ],
      },
    })
  })

  it.each([
    [
      [100, 100],
      ['ok', 'ok'],
    ],
    [
      [119, 81],
      ['ok', 'ok'],
    ],
    [
      [120, 80],
      ['warn', 'warn'],
    ],
    [
      [140, 60],
      ['critical', 'critical'],
    ],
    [
      [0, 0],
      [null, null],
    ],
  ])('loads %j deviate: %j', (loads, bands) => {
    const rows = size({ loads: loads.map((load, index) => ({ seller: `s${index}`, load })) }).loads
    expect(rows.map(({ deviationBand }) => deviationBand)).toEqual(bands)
    expect(rows[0]?.utilisation).toBe((loads[0] ?? 0) / 100)
  })

  it('calls in a cycle are said as whole ones', () => {
    const { callsPerCycle } = size({ callCycle: { A: 10, B: 20, C: 45, D: 12, E: 10 } })
    expect(callsPerCycle).toMatchObject({
      value: 40,
      explanation: { sentence: expect.stringMatching(/^40 calls fall into each cycle of [0-9]+ weeks.$/) },
    })
    expect(Object.keys(callsPerCycle.params)).toEqual(['callCycleWeeks', 'callEveryWeeks'])
  })
})
