import { expect, test } from 'vitest'
import { KeyIndex } from './key-index.ts'

const KEYS = 300_000
const texts = {
  'short numbers': (at: number) => String(at),
  'ids with a common beginning': (at: number) => `account-of-the-north-${String(at).padStart(9, '0')}`,
  'pairs of ids': (at: number) => `A-${at % 977}\u001fP-${Math.floor(at / 977)}`,
  'letters beyond Latin': (at: number) => `顧客${String.fromCodePoint(0x4e00 + (at % 20_000))}${at}`,
}

test.each(Object.entries(texts))('tells apart %s and finds each again', (_, text) => {
  const index = new KeyIndex()
  let clashes = 0
  for (let at = 0; at < KEYS; at++) if (index.claim(text(at), at) !== at) clashes++
  expect(clashes).toBe(0)
  for (let at = 0; at < KEYS; at += 97) {
    expect(index.find(text(at))).toBe(at)
    expect(index.claim(text(at), KEYS + at)).toBe(at)
  }
  expect(index.find('never seen')).toBeUndefined()
})

test('takes at most 20 bytes a key', () => {
  const index = new KeyIndex()
  for (let at = 0; at < KEYS; at++) {
    index.claim(`O-${at}`, at)
    if (at > 10_000) expect(index.bytes / (at + 1)).toBeLessThanOrEqual(20.1)
  }
})
