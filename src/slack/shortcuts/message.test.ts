import { expect, test } from 'vitest'
import { carriedMessage } from './message.ts'

const message = { domain: 'acme', channel: 'C1', ts: '1770714000.000100', thread: undefined, text: '' }

test.each([
  ['a message', undefined, 'https://acme.slack.com/archives/C1/p1770714000000100'],
  [
    'the first message of a thread',
    '1770714000.000100',
    'https://acme.slack.com/archives/C1/p1770714000000100',
  ],
  [
    'an answer in a thread',
    '1770713000.000100',
    'https://acme.slack.com/archives/C1/p1770714000000100?thread_ts=1770713000.000100&cid=C1',
  ],
])('the link leads to %s', (_title, thread, link) => {
  expect(carriedMessage({ ...message, thread }).link).toBe(link)
})

test.each([
  [
    'links as they are read',
    'see <https://x.example|the offer> or <https://y.example>',
    'see the offer or https://y.example',
  ],
  ['people and channels without ids', '<@U1|dana> in <#C2|sales>, <@U2> <!here>', '@dana in #sales, @… @…'],
  ['signs as they were typed', 'R&amp;D &lt;3', 'R&D <3'],
  ['nothing that a fact could not hold', 'one\vtwo\u0007\nthree', 'one two\nthree'],
])('words hold %s', (_title, text, words) => {
  expect(carriedMessage({ ...message, text }).text).toBe(words)
})

test('a view holds the message whatever its words are', () => {
  const carried = carriedMessage({ ...message, text: '"\\\ud800'.repeat(2_000) })
  expect(JSON.stringify({ value: `give:${JSON.stringify({ message: carried })}` }).length).toBeLessThan(3_000)
})
