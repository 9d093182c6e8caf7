import { expect, test } from 'vitest'
import { guessAccount } from './guess-account.ts'

const accounts = [
  { accountId: 'A-1', name: 'Acme Rail' },
  { accountId: 'A-2', name: 'Acme' },
  { accountId: 'A-3', name: 'Bräu & Söhne' },
]
const channel = (channelId: string, name: string) => ({
  channelId,
  name,
  isPrivate: false,
  isMember: true,
  isArchived: false,
  isShared: true,
  hasGuests: false,
})
const facts = {
  prefixes: ['acct-'],
  channels: [channel('C-RAIL', 'acct-acme-rail'), channel('C-ANY', 'general')],
  mappings: [
    { accountId: 'A-3', channelId: 'C-MAPPED', mappedBy: 'P-1', mappedAt: new Date(0) },
    { accountId: 'A-9', channelId: 'C-FOREIGN', mappedBy: 'P-1', mappedAt: new Date(0) },
  ],
}

test.each([
  ['the account whose channel somebody named', 'C-MAPPED', 'Acme asked for a price', 'A-3'],
  ['the account whose channel it is by its name, also where it is shared', 'C-RAIL', 'nothing', 'A-1'],
  ['the one account that the message names', 'C-ANY', 'brau & sohne want a visit', 'A-3'],
  ['the longer name where it holds the shorter one', 'C-ANY', 'Acme Rail called', 'A-1'],
  ['the shorter name alone', 'C-ANY', 'ACME called', 'A-2'],
  ['nobody where two are named', 'C-ANY', 'Acme and Bräu & Söhne', null],
  ['nobody where a name is only part of a word', 'C-ANY', 'acmeism', null],
  ['nobody in the channel of an account that the person may not see', 'C-FOREIGN', 'Acme called', null],
  ['nobody where nothing tells', 'C-ANY', 'hello', null],
])('the account of a message is %s', (_title, channelId, text, accountId) => {
  expect(guessAccount(accounts, { channel: channelId, text }, facts)).toBe(accountId)
})
