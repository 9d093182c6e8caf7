import { describe, expect, test } from 'vitest'
import { memoryCoaching } from '../../../test/support/memory-coaching.ts'
import { defaultModel } from '../../scoring/index.ts'
import type { Person } from '../ports/index.ts'
import { actOnNudge, dismissNudge, disputeNudge, muteFromNudge, snoozeNudge } from './index.ts'

const rules = defaultModel.coaching
/** A Friday, 15:00 in London. */
const now = new Date('2026-10-02T14:00:00Z')
const person = (personId: string, role = 'account_manager') =>
  ({ personId, name: personId, role, timeZone: 'Europe/London', country: null, leftOn: null }) as Person
const people = [person('P-1'), person('lead'), person('ops', 'sales_operations')]

const evidence = {
  accountName: 'Lakeside',
  tier: '1a',
  asOf: '2026-09-30',
  modelVersion: 'default-1',
  code: 'single_threaded',
  sentence: 'Only Ruth talks with us.',
  figure: null,
}

interface Told {
  readonly kind?: string
  /** Assignments of the account. */
  readonly assigned?: readonly unknown[]
  readonly leftOn?: string
}

async function told(count = 1, { kind = 'coverage-gap', assigned = [], leftOn }: Told = {}) {
  const { store, nudges } = memoryCoaching()
  const ports = {
    coaching: store,
    directory: {
      person: async (id: string) => people.find(each => each.personId === id) ?? null,
      personBySlackUser: async (id: string) => {
        const found = people.find(each => `U-${each.personId}` === id)
        return found === undefined ? null : { ...found, leftOn: leftOn ?? null }
      },
      slackUserOf: async () => null,
    } as never,
    facts: {
      rowsBy: async (fact: string) => (fact === 'coverageAssignment' ? assigned : []),
      byId: async (_kind: string, ids: readonly string[]) =>
        people.filter(each => ids.includes(each.personId)).map(row => ({ row, baseMinor: {} })),
      page: async () => people.map(row => ({ row, baseMinor: {} })),
      pageRows: 100,
    } as never,
    now: () => now,
  }
  const queue = (runId: string) =>
    store.queue(
      {
        personId: 'P-1',
        key: runId,
        dueAt: now,
        nudges: [
          {
            kind,
            accountId: 'A-1',
            reason: 'single_threaded',
            personId: 'P-1',
            runId,
            evidence,
          },
        ],
        content: () => null,
      },
      now,
    )
  const asked = { slackUserId: 'U-P-1', nudgeId: 'N-1', rules }
  for (let run = 1; run < count; run += 1) {
    await queue(`R-${run}`)
    await dismissNudge(ports, { ...asked, nudgeId: `N-${run}`, why: 'known' })
  }
  await queue(`R-${count}`)
  return {
    ports,
    nudges,
    asked: { ...asked, nudgeId: `N-${count}` },
    state: () => nudges.get(`N-${count}`)?.state,
  }
}

describe('buttons of somebody else, and of nudges that are gone, change nothing', () => {
  const buttons = {
    snooze: (it: Awaited<ReturnType<typeof told>>, by: object) =>
      snoozeNudge(it.ports, { ...it.asked, workingDays: 1, ...by }),
    'not useful': (it: Awaited<ReturnType<typeof told>>, by: object) =>
      dismissNudge(it.ports, { ...it.asked, why: 'known', ...by }),
    wrong: (it: Awaited<ReturnType<typeof told>>, by: object) =>
      disputeNudge(it.ports, { ...it.asked, said: 'No.', ...by }),
    mute: (it: Awaited<ReturnType<typeof told>>, by: object) =>
      muteFromNudge(it.ports, { ...it.asked, scope: 'all', days: 7, ...by }),
    act: (it: Awaited<ReturnType<typeof told>>, by: object) => actOnNudge(it.ports, { ...it.asked, ...by }),
  }
  test.each(Object.entries(buttons))('%s', async (_title, press) => {
    const it = await told()
    expect(await press(it, { slackUserId: 'U-ops' })).toEqual({ kind: 'not_yours' })
    expect(await press(it, { slackUserId: 'U-stranger' })).toEqual({ kind: 'not_yours' })
    expect(await press(it, { nudgeId: 'N-99' })).toEqual({ kind: 'gone' })
    expect(it.state()).toBe('open')
  })
})

describe('snooze', () => {
  test.each([
    ['one working day, over the weekend', 1, '2026-10-05T08:00:00.000Z'],
    ['three working days', 3, '2026-10-07T08:00:00.000Z'],
    ['a number that nobody offers becomes the shortest', 77, '2026-10-05T08:00:00.000Z'],
  ])('%s', async (_title, workingDays, until) => {
    const { ports, asked, state } = await told()
    const outcome = await snoozeNudge(ports, { ...asked, workingDays })
    expect(outcome).toMatchObject({ kind: 'snoozed', until: new Date(until) })
    expect(state()).toBe('snoozed')
  })
})

describe('Not useful lengthens the quiet time', () => {
  test.each([
    ['30 days the first time', 1, 30],
    ['90 days the second time', 2, 90],
    ['90 days from then on', 3, 90],
  ])('%s', async (_title, times, quietDays) => {
    const { ports, asked } = await told(times)
    expect(await dismissNudge(ports, { ...asked, why: 'known' })).toEqual({ kind: 'dismissed', quietDays })
    expect(await dismissNudge(ports, { ...asked, why: 'known' })).toEqual({ kind: 'already' })
  })
})

describe('This is wrong', () => {
  test('withdraws the item from everyone, and keeps a message for who keeps the fact', async () => {
    const { ports, asked, nudges, state } = await told()
    expect(await disputeNudge(ports, { ...asked, said: 'Ruth left.' })).toEqual({
      kind: 'disputed',
      toldTo: 'ops',
    })
    expect(state()).toBe('withdrawn')
    expect([...nudges.values()].at(-1)).toMatchObject({
      kind: 'disputed-fact',
      personId: 'ops',
      state: 'waiting',
      evidence: { saidBy: 'P-1', said: 'Ruth left.', saidOn: '2026-10-02' },
    })
    expect(await disputeNudge(ports, { ...asked, said: 'Again.' })).toEqual({ kind: 'already' })
  })

  const lead = {
    assignmentId: 'CA-1',
    accountId: 'A-1',
    personId: 'lead',
    role: 'account_manager',
    isLead: true,
    fromOn: null,
    untilOn: null,
  }
  test.each([
    ['what an account’s lead keeps goes to the lead', 'coverage-gap', 'lead'],
    ['what concerns pay goes to sales operations alone', 'incentives-conflict', 'ops'],
    ['and so does what a plan pays for', 'plan-pays-for-the-wrong-thing', 'ops'],
  ])('%s', async (_title, kind, toldTo) => {
    const { ports, asked } = await told(1, { kind, assigned: [{ row: lead, baseMinor: {} }] })
    expect(await disputeNudge(ports, { ...asked, said: 'No.' })).toEqual({ kind: 'disputed', toldTo })
  })

  test('somebody who has left changes nothing any more', async () => {
    const { ports, asked, state } = await told(1, { leftOn: '2026-09-01' })
    expect(await disputeNudge(ports, { ...asked, said: 'No.' })).toEqual({ kind: 'not_yours' })
    expect(state()).toBe('open')
  })
})

test('a mute lasts for the days that are offered, and leaves the item where it is', async () => {
  const { ports, asked, state } = await told()
  const outcome = await muteFromNudge(ports, { ...asked, scope: 'account', days: 30 })
  expect(outcome).toMatchObject({ kind: 'muted', until: new Date('2026-11-01T14:00:00Z') })
  expect(await ports.coaching.mutesOf(['P-1'], now)).toMatchObject([{ kind: null, accountId: 'A-1' }])
  expect(state()).toBe('open')
})

test('the action says what to open, again and again, also when the item is settled', async () => {
  const { ports, asked } = await told()
  const acted = { kind: 'acted', action: 'open_coverage', about: 'A-1' }
  expect(await actOnNudge(ports, asked)).toEqual(acted)
  await dismissNudge(ports, { ...asked, why: 'known' })
  expect(await actOnNudge(ports, asked)).toEqual(acted)
})
