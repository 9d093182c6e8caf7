import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { managerDigest } from '../../src/coaching/index.ts'
import { checkBlocks } from '../../src/sandbox/blocks/blocks.ts'
import { messageOf } from '../../src/slack/messages/index.ts'
import { playedCompany } from './rounds.ts'
import { type Company, loadFacts } from './sample-folders.ts'

const HEAD = 'P-001'
const EAST = 'P-002'
const WEST = 'P-003'
/** Monday 5 October 2026, 08:00 in New York; Los Angeles follows at 15:00 UTC. */
const MONDAY = '2026-10-05T12:00:30Z'
const MONDAY_NOON = '2026-10-05T16:00:00Z'

async function scored(name: Company) {
  const company = playedCompany(name, '2026-09-30')
  await company.score('2026-08-31')
  await company.score('2026-09-30')
  // The first look only notes from when on digests are due.
  await company.digests('2026-10-02T12:00:00Z')
  return company
}
type Played = Awaited<ReturnType<typeof scored>>

const digestOf = (company: Played, personId: string) => {
  const content = company.schedules.queued.find(each => each.personId === personId)?.content
  return z.object({ digest: managerDigest }).parse(content).digest
}
const receivers = (company: Played) => company.schedules.queued.map(({ personId }) => personId).sort()

describe('digests of CleanMe', () => {
  it('reach each manager on Monday at 08:00 in their own zone, once', async () => {
    const company = await scored('cleanme')
    await company.digests('2026-10-05T11:59:00Z')
    expect(receivers(company)).toEqual([])
    await company.digests(MONDAY)
    expect(receivers(company)).toEqual([HEAD, EAST])
    for (const at of [MONDAY_NOON, '2026-10-05T23:00:00Z', '2026-10-07T12:00:00Z']) await company.digests(at)
    expect(receivers(company)).toEqual([HEAD, EAST, WEST])
    expect(company.schedules.slots.map(({ slot, state }) => [slot, state])).toEqual(
      Array(3).fill(['2026-10-05', 'queued']),
    )
    await company.digests('2026-10-12T18:00:00Z')
    expect(receivers(company)).toHaveLength(6)
  })

  it('are skipped while their schedule is paused, and the list says what is next and why', async () => {
    const company = await scored('cleanme')
    await company.schedules.store.pause('manager-digest', new Date('2026-10-03T00:00:00Z'))
    const listed = await company.schedule('2026-10-04T12:00:00Z')
    const next = listed?.next ?? []
    expect(listed?.pausedSince).toEqual(new Date('2026-10-03T00:00:00Z'))
    expect(next[0]).toMatchObject({ slot: '2026-10-05', at: new Date('2026-10-05T12:00:00Z') })
    expect(next[0]?.why).toMatch(
      /every Monday at 08:00 in America\/New_York; skipped while the schedule is paused/,
    )
    await company.digests(MONDAY_NOON)
    expect(receivers(company)).toEqual([])
    expect(
      new Set(company.schedules.slots.map(({ state, stateReason }) => `${state}: ${stateReason}`)),
    ).toEqual(new Set(['skipped: The schedule was paused']))
    await company.schedules.store.resume('manager-digest')
    await company.digests('2026-10-12T18:00:00Z')
    expect(receivers(company)).toEqual([HEAD, EAST, WEST])
  })

  it('name two or three conversations with the manager’s own people, each with evidence, a question and a play', async () => {
    const company = await scored('cleanme')
    await company.digests(MONDAY)
    const { conversations } = digestOf(company, EAST)
    expect(conversations.length).toBeGreaterThanOrEqual(2)
    expect(conversations.length).toBeLessThanOrEqual(3)
    const east = loadFacts('cleanme', '2026-09-30').person.filter(
      ({ managerId, leftOn }) => managerId === EAST && leftOn === null,
    )
    const names = conversations.map(({ name }) => name)
    expect(east.map(({ name }) => name)).toEqual(expect.arrayContaining(names))
    expect(new Set(names).size).toBe(names.length)
    for (const { evidence, opening, play } of conversations) {
      expect(evidence.join(' ')).toMatch(/\d/)
      expect(opening).toMatch(/\?$/)
      expect(play).not.toBe('')
    }
  })

  it('speak of accounts of the own team only, and never of pay', async () => {
    const company = await scored('cleanme')
    await company.digests(MONDAY_NOON)
    for (const managerId of [EAST, WEST]) {
      const digest = digestOf(company, managerId)
      const team = await company.directory.reportsOf(managerId)
      const own = await company.directory.accountsCoveredBy(team, '2026-09-30')
      const named = [...digest.conversations, ...digest.movements.lines, ...digest.exceptions.lines].flatMap(
        ({ accountId }) => accountId ?? [],
      )
      expect(own).toEqual(expect.arrayContaining(named))
      expect(JSON.stringify(digest)).not.toMatch(/comp plan|pay mix|base pay|incentive/i)
    }
  })

  it('are messages that Slack takes', async () => {
    const company = await scored('cleanme')
    await company.digests(MONDAY_NOON)
    for (const { content } of company.schedules.queued) {
      const message = messageOf(content)
      expect(checkBlocks(message?.blocks, 'message', 'current')).toEqual([])
    }
  })

  it('say that they come late, and are left out when the week is half over', async () => {
    const late = await scored('cleanme')
    await late.digests('2026-10-06T13:00:00Z')
    expect(late.schedules.queued[0]?.content).toMatchObject({ notice: 'It could not be sent on time' })
    const tooLate = await scored('cleanme')
    await tooLate.digests('2026-10-09T13:00:00Z')
    expect(tooLate.schedules.queued).toEqual([])
    expect(tooLate.schedules.slots.every(({ state }) => state === 'skipped')).toBe(true)
  })

  it('are not sent while messages are switched off, and not made up for afterwards', async () => {
    const company = await scored('cleanme')
    await company.digests(MONDAY_NOON, { isSwitchedOn: false })
    await company.digests('2026-10-05T17:00:00Z')
    expect(company.schedules.queued).toEqual([])
    expect(company.schedules.slots.map(({ stateReason }) => stateReason)).toEqual(
      Array(3).fill('Messages were switched off'),
    )
  })
})

it('a healthy company has nothing to tell, and no digest is sent', async () => {
  const company = await scored('cleanme-healthy')
  await company.digests(MONDAY_NOON)
  expect(company.schedules.queued).toEqual([])
  expect(company.schedules.slots.map(({ state }) => state)).toEqual(Array(3).fill('empty'))
})
