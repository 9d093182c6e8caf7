import { expect, test } from 'vitest'
import { memoryCheckIns } from '../../../test/support/memory-check-ins.ts'
import type { ChannelRecord } from '../ports/index.ts'
import { accountChannels, channelNameOf, NAME_RULE, readAccountChannels } from './account-channel.ts'

const prefixes = ['acct-', 'account-']
const accounts = [
  { accountId: 'A-1', name: 'Lakeside Hospital Group' },
  { accountId: 'A-2', name: 'Lakeside Dental' },
  { accountId: 'A-3', name: 'Bräu & Söhne' },
]
const channel = (name: string, change: Partial<ChannelRecord> = {}): ChannelRecord => ({
  channelId: `C-${name}`,
  name,
  isPrivate: false,
  isMember: true,
  isArchived: false,
  isShared: false,
  hasGuests: false,
  ...change,
})
const of = (accountId: string, channels: readonly ChannelRecord[], mapped?: string, mappedBy = 'sam') =>
  accountChannels(accounts, {
    channels,
    prefixes,
    mappings:
      mapped === undefined
        ? []
        : [{ accountId, channelId: mapped, mappedBy, mappedAt: new Date('2026-09-01T00:00:00Z') }],
  }).get(accountId)

test.each([
  ['the whole name', 'acct-lakeside-hospital-group', 'A-1'],
  ['the first words of one account alone', 'account-lakeside-hospital', 'A-1'],
  ['accents and signs left out', 'acct-brau-sohne', 'A-3'],
])('the name rule takes %s', (_, name, accountId) => {
  expect(of(accountId, [channel(name)])).toMatchObject({ kind: 'open', name })
})

test.each([
  ['the first words of two accounts', [channel('acct-lakeside')]],
  [
    'two channels for one account',
    [channel('acct-lakeside-hospital-group'), channel('account-lakeside-hospital')],
  ],
  ['a name without the prefix', [channel('lakeside-hospital-group')]],
])('the name rule never guesses: %s', (_, channels) => {
  expect(of('A-1', channels)).toMatchObject({ kind: 'closed', why: expect.stringContaining('/invite') })
})

test('what somebody named goes before the name rule', () => {
  const channels = [channel('acct-lakeside-hospital-group'), channel('deal-room')]
  expect(of('A-1', channels, 'C-deal-room')).toMatchObject({ kind: 'open', name: 'deal-room' })
})

test.each([
  ['shared with another organisation', { isShared: true }, 'another organisation'],
  ['with guests', { hasGuests: true }, 'guests'],
  ['archived', { isArchived: true }, 'archived'],
  ['that the bot is not in', { isMember: false, hasGuests: true }, '/invite @Plumbline'],
])('a channel %s gets nothing, and the reason says what to do', (_, change, words) => {
  const found = of('A-1', [channel('acct-lakeside-hospital-group', change)])
  expect(found).toMatchObject({ kind: 'closed', why: expect.stringContaining(words) })
})

test('a named channel that the bot can’t see any more is told as private or gone', () => {
  expect(of('A-1', [], 'C-gone')).toMatchObject({ why: expect.stringContaining('private, or gone') })
})

test('a channel that got a card stays the account’s when it is renamed', () => {
  const renamed = channel('sunny-side')
  expect(of('A-1', [renamed], renamed.channelId, NAME_RULE)).toMatchObject({
    kind: 'open',
    name: 'sunny-side',
  })
})

test.each([
  ['is archived', channel('acct-lakeside-hospital', { isArchived: true })],
  ['is called after another account now', channel('acct-lakeside-dental')],
])('one that %s is the account’s no more, and the name rule looks for another', (_, old) => {
  const next = channel('acct-lakeside-hospital-group')
  expect(of('A-1', [old, next], old.channelId, NAME_RULE)).toMatchObject({ kind: 'open', name: next.name })
})

test('a suggested name is one that Slack takes', () => {
  expect(channelNameOf('St. Brannock Health System', prefixes)).toBe('acct-st-brannock-health-system')
})

test('a name that another account begins with too is nobody’s, governed or not', async () => {
  const acme = [
    { accountId: 'A-1', name: 'Acme Rail' },
    { accountId: 'A-2', name: 'Acme' },
  ]
  const { store } = memoryCheckIns()
  await store.saveChannels([channel('acct-acme')], new Date(0))
  const found = await readAccountChannels(
    { checkIns: store, directory: { accountNames: async () => acme } },
    prefixes,
  )
  expect(found.get('A-1')).toMatchObject({ kind: 'closed' })
  expect(found.get('A-2')).toMatchObject({ kind: 'open', name: 'acct-acme' })
})
