import { describe, expect, it } from 'vitest'
import { defaultModel } from '../../src/scoring/index.ts'
import type { CorrectPorts } from '../../src/workflows/react/corrections.ts'
import { correctNudge, disputeNudge, snoozeNudge } from '../../src/workflows/react/index.ts'
import { playedCompany } from './rounds.ts'
import { loadFacts } from './sample-folders.ts'

const rules = defaultModel.coaching
const LEAD = 'P-101'

async function cleanme() {
  const company = playedCompany('cleanme', '2026-09-30')
  await company.score('2026-08-31')
  await company.score('2026-09-30')
  return company
}
type Played = Awaited<ReturnType<typeof cleanme>>

const of = (company: Played, personId: string) => company.messages.filter(each => each.personId === personId)
const openOf = (company: Played, kind: string) =>
  [...company.nudges.values()].filter(each => each.kind === kind && each.state === 'open')

const openFor = (company: Played, personId: string, accountId: string) =>
  [...company.nudges.values()].filter(
    each => each.state === 'open' && each.personId === personId && each.accountId === accountId,
  )

describe('days of CleanMe', () => {
  it('bring each person at most one message a day and five a week, in working hours', async () => {
    const company = await cleanme()
    // Wednesday to the Friday of the next week, at night and in the afternoon.
    for (let day = 0; day < 10; day += 1)
      for (const hour of ['02', '15'])
        await company.round(new Date(Date.UTC(2026, 8, 30 + day, Number(hour))).toISOString())
    const people = new Set(company.messages.map(each => each.personId))
    for (const personId of people) {
      const dues = of(company, personId).map(each => each.dueAt.getTime())
      const zone = (await company.directory.person(personId))?.timeZone ?? 'UTC'
      const days = dues.map(due => new Date(due).toLocaleDateString('en-CA', { timeZone: zone }))
      expect(new Set(days).size, personId).toBe(days.length)
      for (const from of dues)
        expect(dues.filter(due => due >= from && due < from + 7 * 86_400_000).length).toBeLessThanOrEqual(5)
      for (const due of dues) {
        const local = new Date(due).toLocaleString('en-US', {
          timeZone: zone,
          hour: 'numeric',
          hourCycle: 'h23',
          weekday: 'short',
        })
        expect(local, personId).toMatch(/^(Mon|Tue|Wed|Thu|Fri),? (09|1[0-6])$/)
      }
    }
    expect(people.size).toBeGreaterThan(5)
    const slots = [...company.nudges.values()].map(each =>
      [each.personId, each.kind, each.accountId, each.reason].join(),
    )
    expect(new Set(slots).size).toBe(slots.length)
  })

  it('show in a dry run what a round would say, and change nothing', async () => {
    const company = await cleanme()
    const dry = await company.round('2026-09-30T15:00:00Z', { isDryRun: true, isSwitchedOn: false })
    expect([company.messages.length, company.nudges.size]).toEqual([0, 0])
    const real = await company.round('2026-09-30T15:00:00Z')
    expect(real.messages).toEqual(dry.messages)
    expect(real.heldBack).toEqual(dry.heldBack)
  })
})

describe('what was held back', () => {
  it('is told when the person can be reached, although later runs have followed', async () => {
    const company = await cleanme()
    company.unmatched.add(LEAD)
    await company.round('2026-09-30T15:00:00Z')
    expect(of(company, LEAD)).toEqual([])
    await company.score('2026-10-01')
    company.unmatched.delete(LEAD)
    const later = await company.round('2026-10-01T15:00:00Z')
    expect(later.tierChanges).toEqual([])
    expect(JSON.stringify(of(company, LEAD))).toContain('Brightwater Surgical Partners moved from Tier 2')
  })

  it('is told once messages are switched on', async () => {
    const company = await cleanme()
    const off = await company.round('2026-09-30T15:00:00Z', { isSwitchedOn: false })
    expect([off.messages, company.messages]).toEqual([[], []])
    await company.score('2026-10-01')
    await company.round('2026-10-01T15:00:00Z')
    expect(openOf(company, 'tier-changed').length).toBeGreaterThan(0)
  })

  it('reaches the pilot team only while there is one, and the others afterwards', async () => {
    const company = await cleanme()
    const manager = (await company.directory.managersOf(LEAD))[0] ?? ''
    const team = new Set([manager, ...(await company.directory.reportsOf(manager))])
    const { messages, heldBack } = await company.round('2026-09-30T15:00:00Z', { pilotManagerId: manager })
    expect(messages.length).toBeGreaterThan(0)
    expect(messages.filter(({ personId }) => !team.has(personId))).toEqual([])
    const outside = heldBack.filter(({ why }) => why === 'messages are on for the pilot team only')
    expect(outside.length).toBeGreaterThan(0)
    const later = await company.round('2026-10-01T15:00:00Z')
    expect(later.messages.map(({ personId }) => personId)).toContain(outside[0]?.personId)
  })

  it('is no news any more after 30 days', async () => {
    const company = await cleanme()
    company.unmatched.add(LEAD)
    await company.round('2026-09-30T15:00:00Z')
    await company.score('2026-10-01')
    company.unmatched.delete(LEAD)
    const { closed } = await company.round('2026-10-30T15:00:00Z')
    expect(closed).toContainEqual({
      kind: 'tier-changed',
      accountId: 'A-005',
      reason: '2>1a',
      personId: LEAD,
    })
  })
})

describe('an item that was put aside', () => {
  it('wakes in the one message of the day, grouped with what is new', async () => {
    const company = await cleanme()
    await company.round('2026-09-30T15:00:00Z')
    const nudge = openOf(company, 'tier-changed').find(each => each.personId === LEAD)
    if (nudge === undefined) throw new Error('no tier change was told')
    const ports = { ...company, now: () => new Date('2026-09-30T16:00:00Z') }
    const asked = { slackUserId: `U-${LEAD}`, nudgeId: nudge.nudgeId, workingDays: 1, rules }
    expect(await snoozeNudge(ports, asked)).toMatchObject({ kind: 'snoozed' })
    expect(await snoozeNudge(ports, asked)).toEqual({ kind: 'already' })
    await company.round('2026-10-01T15:00:00Z')
    const [, second, ...more] = of(company, LEAD)
    expect(more).toEqual([])
    expect(second?.content).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ nudgeId: nudge.nudgeId })]),
    })
  })

  it('does not wake once its cause is gone', async () => {
    const company = await cleanme()
    await company.round('2026-09-30T15:00:00Z')
    const [gap] = [...company.nudges.values()].filter(each => each.kind === 'hidden-hot-spot')
    if (gap === undefined) throw new Error('no hot spot was told')
    await company.coaching.react(
      {
        nudgeId: gap.nudgeId,
        personId: gap.personId,
        reaction: 'snooze',
        why: null,
        at: new Date('2026-09-30T16:00:00Z'),
      },
      { state: 'snoozed', snoozedUntil: new Date('2026-10-01T13:00:00Z') },
    )
    company.become('cleanme-healthy')
    await company.score('2026-10-01')
    const { closed } = await company.round('2026-10-01T15:00:00Z')
    expect(closed).toContainEqual(expect.objectContaining({ kind: 'hidden-hot-spot' }))
    expect(company.nudges.get(gap.nudgeId)?.state).toBe('resolved')
  })
})

describe('what someone calls wrong', () => {
  it('is withdrawn everywhere, stays quiet, and reaches who keeps the fact', async () => {
    const company = await cleanme()
    await company.round('2026-09-30T15:00:00Z')
    const [nudge] = openOf(company, 'hidden-hot-spot').filter(each => each.personId === LEAD)
    if (nudge === undefined) throw new Error('no hot spot was told')
    const ports = { ...company, now: () => new Date('2026-09-30T16:00:00Z') }
    const asked = { slackUserId: `U-${LEAD}`, nudgeId: nudge.nudgeId, said: 'Their revenue is not complete.' }
    const outcome = await disputeNudge(ports, asked)
    expect(outcome).toMatchObject({ kind: 'disputed' })
    expect(await disputeNudge(ports, asked)).toEqual({ kind: 'already' })
    expect(await disputeNudge(ports, { ...asked, slackUserId: 'U-P-102' })).toEqual({ kind: 'not_yours' })
    expect(openOf(company, 'hidden-hot-spot')).toEqual([])
    const again = await company.round('2026-10-20T15:00:00Z')
    expect(again.heldBack.filter(each => each.kind === 'hidden-hot-spot').map(each => each.why)).toEqual(
      expect.arrayContaining(['someone called it wrong, and it is being checked']),
    )
    expect(JSON.stringify(company.messages)).toContain('Their revenue is not complete.')
  })
})

describe('what someone has put right', () => {
  it('is withdrawn everywhere and quiet for that run, and told again where the next one still finds it', async () => {
    const company = await cleanme()
    await company.round('2026-09-30T15:00:00Z')
    const [nudge] = openOf(company, 'hidden-hot-spot').filter(each => each.personId === LEAD)
    if (nudge === undefined) throw new Error('no hot spot was told')
    const written: object[] = []
    const ports = {
      ...company,
      now: () => new Date('2026-09-30T16:00:00Z'),
      writer: { write: async (_: string, __: string, rows: readonly object[]) => void written.push(...rows) },
      statements: { state: async () => {} },
    } as unknown as CorrectPorts
    const asked = { slackUserId: `U-${LEAD}`, nudgeId: nudge.nudgeId, correction: 'answer:B2:5' }
    expect(await correctNudge(ports, asked)).toEqual({ kind: 'corrected' })
    expect(written).toHaveLength(1)
    expect(openOf(company, 'hidden-hot-spot')).toEqual([])
    const why = async (at: string) =>
      (await company.round(at)).heldBack
        .filter(each => each.kind === 'hidden-hot-spot' && each.personId === LEAD)
        .map(each => each.why)
    expect(await why('2026-10-20T15:00:00Z')).toContain('someone called it wrong, and it is being checked')
    await company.score('2026-10-21')
    expect(await why('2026-10-21T15:00:00Z')).not.toContain(
      'someone called it wrong, and it is being checked',
    )
  })
})

describe('a message of the first round', () => {
  it('goes to each person once, worst item first', async () => {
    const company = await cleanme()
    const { messages } = await company.round('2026-09-30T15:00:00Z')
    const lead = messages.find(each => each.personId === LEAD)
    expect(lead?.nudges).toHaveLength(5)
    expect(lead?.nudges[0]).toMatchObject({ accountId: 'A-005' })
    expect(lead?.more).toBeGreaterThan(0)
  })
})

describe('an account that was deleted, or merged into another', () => {
  it('takes its open items with it: they are withdrawn, not settled, and never come back', async () => {
    const company = await cleanme()
    await company.round('2026-09-30T15:00:00Z')
    const accountId = 'A-005'
    const before = [...company.nudges.values()].filter(each => each.accountId === accountId)
    expect(before.length).toBeGreaterThan(1)
    company.become('cleanme', {
      account: loadFacts('cleanme', '2026-09-30').account.filter(row => row.accountId !== accountId),
    })
    await company.score('2026-10-01')
    const { messages } = await company.round('2026-10-01T15:00:00Z')
    const after = [...company.nudges.values()].filter(each => each.accountId === accountId)
    expect([...new Set(after.map(({ state }) => state))]).toEqual(['withdrawn'])
    expect(JSON.stringify(messages)).not.toContain(accountId)
    expect((await company.round('2026-10-02T15:00:00Z')).closed).not.toContainEqual(
      expect.objectContaining({ accountId }),
    )
  })
})

describe('an account with a new accountable lead', () => {
  it('is one summary for the new lead, and no matter of the former one any more', async () => {
    const company = await cleanme()
    await company.round('2026-09-30T15:00:00Z')
    const accountId = 'A-005'
    const before = openFor(company, LEAD, accountId)
    expect(before.length).toBeGreaterThan(1)
    company.become('cleanme', {
      coverageAssignment: loadFacts('cleanme', '2026-09-30').coverageAssignment.flatMap(row =>
        row.accountId === accountId && row.personId === LEAD
          ? [
              { ...row, untilOn: '2026-09-30' },
              { ...row, assignmentId: `${row.assignmentId}-next`, personId: 'P-103', fromOn: '2026-10-01' },
            ]
          : [row],
      ),
    })
    await company.score('2026-10-01')
    const { messages } = await company.round('2026-10-01T15:00:00Z')
    const own = messages.find(({ personId }) => personId === 'P-103')?.nudges ?? []
    expect(own.filter(each => each.accountId === accountId)).toMatchObject([
      { kind: 'account-hand-over', headline: 'Brightwater Surgical Partners is yours now' },
    ])
    expect(before.map(({ nudgeId }) => company.nudges.get(nudgeId)?.state)).toEqual(
      before.map(() => 'handed_over'),
    )
    const next = await company.round('2026-10-02T15:00:00Z')
    const later = next.messages.find(({ personId }) => personId === 'P-103')?.nudges ?? []
    expect(later.filter(each => each.accountId === accountId)).toEqual([])
  })
})
