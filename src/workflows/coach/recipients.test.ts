import { describe, expect, test } from 'vitest'
import { defaultModel } from '../../scoring/index.ts'
import type { Departure, MuteRecord, Person, PreferenceRecord, SlackMember } from '../ports/index.ts'
import { readRecipients } from './recipients.ts'

/** A Wednesday, 10:00 in Berlin. */
const at = new Date('2026-09-30T08:00:00Z')

const person = (personId: string, change: Partial<Person> = {}) =>
  ({ personId, name: personId, timeZone: 'Europe/Berlin', country: null, leftOn: null, ...change }) as Person
const member = (change: Partial<SlackMember> = {}): SlackMember => ({
  slackUserId: 'U-1',
  email: null,
  timeZone: null,
  isGuest: false,
  isDeactivated: false,
  personId: 'P-1',
  ...change,
})
const wish = (change: Partial<PreferenceRecord> = {}): PreferenceRecord => ({
  personId: 'P-1',
  timeZone: null,
  country: null,
  workingDays: null,
  fromMinute: null,
  toMinute: null,
  awayFrom: null,
  awayUntil: null,
  standInId: null,
  messagesPerWeek: null,
  ...change,
})

interface World {
  readonly people: readonly Person[]
  readonly slack: SlackMember | null
  readonly wishes: readonly PreferenceRecord[]
  readonly departures: readonly Departure[]
  readonly mutes: readonly MuteRecord[]
  readonly covers: Readonly<Record<string, readonly string[]>>
  readonly managers: readonly string[]
}
const world: World = {
  people: [person('P-1'), person('P-2'), person('P-9')],
  slack: member(),
  wishes: [],
  departures: [],
  mutes: [],
  covers: {},
  managers: ['P-9'],
}

async function recipients(change: Partial<World> = {}, when = at) {
  const { people, slack, wishes, departures, mutes, covers, managers } = { ...world, ...change }
  return readRecipients(
    {
      directory: {
        person: async id => people.find(each => each.personId === id) ?? null,
        slackUserOf: async id => (id === 'P-1' ? slack : member({ personId: id })),
        accountsCoveredBy: async ids => ids.flatMap(id => covers[id] ?? []),
        managersOf: async () => managers,
        reportsOf: async () => [],
      },
      coaching: {
        departuresSince: async () => departures,
        mutesOf: async () => mutes,
        preferencesOf: async (ids: readonly string[]) => wishes.filter(each => ids.includes(each.personId)),
      } as never,
    },
    ['P-1'],
    when,
    { hasQuietHours: true, rules: defaultModel.coaching },
  )
}
const first = async (change?: Partial<World>, when?: Date) => (await recipients(change, when)).get('P-1')
const opens = async (change: Partial<World>, when?: string) =>
  new Date((await first(change, when === undefined ? at : new Date(when)))?.opensAt ?? 0).toISOString()

describe('when a person may be written to', () => {
  test.each<[string, Partial<World>, string, string]>([
    ['now, in their hours', {}, '2026-09-30T08:00:00Z', '2026-09-30T08:00:00.000Z'],
    ['in the morning of the next working day', {}, '2026-10-02T16:00:00Z', '2026-10-05T07:00:00.000Z'],
    [
      'in the zone that Slack knows',
      { slack: member({ timeZone: 'Asia/Tokyo' }) },
      '2026-09-30T08:00:00Z',
      '2026-10-01T00:00:00.000Z',
    ],
    [
      'in the zone that they chose, whatever Slack says',
      { slack: member({ timeZone: 'Asia/Tokyo' }), wishes: [wish({ timeZone: 'America/New_York' })] },
      '2026-09-30T08:00:00Z',
      '2026-09-30T13:00:00.000Z',
    ],
    [
      'in the hours that they chose',
      { wishes: [wish({ fromMinute: 840, toMinute: 900 })] },
      '2026-09-30T08:00:00Z',
      '2026-09-30T12:00:00.000Z',
    ],
    [
      'on the days that they chose',
      { wishes: [wish({ workingDays: [5] })] },
      '2026-09-30T08:00:00Z',
      '2026-10-02T07:00:00.000Z',
    ],
    [
      'after a public holiday of their country',
      { people: [person('P-1', { country: 'DE' })] },
      '2026-12-24T17:00:00Z',
      '2026-12-28T08:00:00.000Z',
    ],
    ['on that day, where the country is unknown', {}, '2026-12-24T17:00:00Z', '2026-12-25T08:00:00.000Z'],
    [
      'after a public holiday of the country that they chose',
      { people: [person('P-1', { country: 'DE' })], wishes: [wish({ country: 'US' })] },
      '2026-07-03T08:00:00Z',
      '2026-07-06T07:00:00.000Z',
    ],
    [
      'when they are back',
      { wishes: [wish({ awayFrom: '2026-09-28', awayUntil: '2026-10-06' })] },
      '2026-09-30T08:00:00Z',
      '2026-10-07T07:00:00.000Z',
    ],
  ])('%s', async (_title, change, when, expected) => {
    expect(await opens(change, when)).toBe(expected)
  })
})

describe('messages count on the local day on which they leave', () => {
  const departure = (when: string, isSent = true): Departure => ({
    personId: 'P-1',
    at: new Date(when),
    isSent,
  })
  const counts = async (departures: readonly Departure[], when?: Date) => {
    const found = await first({ departures }, when)
    return [found?.messagesThatDay, found?.messagesThatWeek]
  }

  test.each<[string, readonly Departure[], number[]]>([
    ['one of this morning', [departure('2026-09-30T07:00:00Z')], [1, 1]],
    ['one just after midnight there, still yesterday elsewhere', [departure('2026-09-29T22:30:00Z')], [1, 1]],
    ['one of yesterday', [departure('2026-09-29T08:00:00Z')], [0, 1]],
    ['one of six days ago', [departure('2026-09-24T08:00:00Z')], [0, 1]],
    ['one of seven days ago', [departure('2026-09-23T08:00:00Z')], [0, 0]],
    ['one that was due yesterday and leaves now', [departure('2026-09-29T08:00:00Z', false)], [1, 1]],
    ['one that waits for tomorrow', [departure('2026-10-01T07:00:00Z', false)], [0, 1]],
  ])('%s', async (_title, departures, expected) => {
    expect(await counts(departures)).toEqual(expected)
  })

  test('in the evening it is the next morning that counts', async () => {
    const evening = new Date('2026-09-30T17:00:00Z')
    expect(await counts([departure('2026-09-30T07:00:00Z')], evening)).toEqual([0, 1])
    expect(await counts([departure('2026-10-01T07:00:00Z', false)], evening)).toEqual([1, 1])
  })
})

describe('who can’t be reached', () => {
  test.each<[string, Partial<World>]>([
    ['the person is not in the people data', { people: [] }],
    ['the person has left', { people: [person('P-1', { leftOn: '2026-09-29' })] }],
    ['the person has no account in Slack that matches by e-mail', { slack: null }],
    ['the Slack account is deactivated', { slack: member({ isDeactivated: true }) }],
    ['guests get no messages', { slack: member({ isGuest: true }) }],
  ])('%s', async (why, change) => {
    expect((await first(change))?.unreachable).toBe(why)
  })

  test('the last day still counts', async () => {
    expect((await first({ people: [person('P-1', { leftOn: '2026-09-30' })] }))?.unreachable).toBeNull()
  })
})

describe('who stands in', () => {
  const away = (standInId: string | null) => [wish({ awayFrom: '2026-09-30', standInId })]
  const covers = { 'P-1': ['A-1', 'A-2'], 'P-2': ['A-2', 'A-3'] }

  test.each<[string, string | null, string, string[]]>([
    ['a colleague, for the accounts that both serve', 'P-2', 'P-2', ['A-2']],
    ['the manager, for all of theirs', 'P-9', 'P-9', ['A-1', 'A-2']],
    ['the manager, where nobody is named', null, 'P-9', ['A-1', 'A-2']],
  ])('%s', async (_title, named, personId, accounts) => {
    const found = await recipients({ wishes: away(named), covers })
    expect(found.get('P-1')?.standIn).toEqual({ personId, accountIds: new Set(accounts) })
    expect([...found.keys()]).toEqual(['P-1', personId])
  })

  test('nobody, while the person is here, or has no manager', async () => {
    expect((await first({ covers }))?.standIn).toBeNull()
    expect((await first({ wishes: away(null), managers: [] }))?.standIn).toBeNull()
  })
})
