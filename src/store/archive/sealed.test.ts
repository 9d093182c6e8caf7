import { describe, expect, test } from 'vitest'
import { seal, unseal } from './sealed.ts'

const passphrase = 'a house by the lake'
const HEADER_BYTES = 58
const CHUNK_BYTES = 64 * 1024
const SEALED_CHUNK_BYTES = CHUNK_BYTES + 16

async function* inParts(bytes: Buffer, partBytes = 7_001) {
  for (let from = 0; from < bytes.length; from += partBytes) yield bytes.subarray(from, from + partBytes)
}

async function all(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of source) parts.push(part)
  return Buffer.concat(parts)
}

const plain = (length: number) => Buffer.from(Array.from({ length }, (_, index) => (index * 31) % 251))
// Each seal costs a guess at the passphrase: what is only damaged is sealed once.
const LONG = 2 * CHUNK_BYTES + 100
let long: Promise<Buffer> | undefined
const longSealed = () => {
  long ??= sealed(LONG)
  return long
}
const sealed = (length: number) => all(seal(passphrase, inParts(plain(length))))
const opened = (bytes: Buffer, words = passphrase) => all(unseal(words, inParts(bytes)))

test.each([0, CHUNK_BYTES, CHUNK_BYTES + 1, LONG])('%i bytes come back as they were', async length => {
  const bytes = await (length === LONG ? longSealed() : sealed(length))
  expect((await opened(bytes)).equals(plain(length))).toBe(true)
})

test('nothing of the content, and no seal twice', async () => {
  const content = Buffer.from('Dana Keller '.repeat(20))
  const [one, other] = [
    await all(seal(passphrase, inParts(content))),
    await all(seal(passphrase, inParts(content))),
  ]
  expect(one.includes('Dana')).toBe(false)
  expect(one.subarray(19, 42).equals(other.subarray(19, 42))).toBe(false)
})

describe('what was cut, changed or put in another order does not open', () => {
  const cases: readonly (readonly [string, (bytes: Buffer) => Buffer])[] = [
    ['nothing but the header', bytes => bytes.subarray(0, HEADER_BYTES)],
    ['half a chunk', bytes => bytes.subarray(0, HEADER_BYTES + 1_000)],
    ['whole chunks, without the last one', bytes => bytes.subarray(0, HEADER_BYTES + 2 * SEALED_CHUNK_BYTES)],
    ['one byte less', bytes => bytes.subarray(0, -1)],
    ['one byte more', bytes => Buffer.concat([bytes, Buffer.of(0)])],
    [
      'two chunks exchanged',
      bytes =>
        Buffer.concat([
          bytes.subarray(0, HEADER_BYTES),
          bytes.subarray(HEADER_BYTES + SEALED_CHUNK_BYTES, HEADER_BYTES + 2 * SEALED_CHUNK_BYTES),
          bytes.subarray(HEADER_BYTES, HEADER_BYTES + SEALED_CHUNK_BYTES),
          bytes.subarray(HEADER_BYTES + 2 * SEALED_CHUNK_BYTES),
        ]),
    ],
    ['a bit in the first chunk', bytes => flipped(bytes, HEADER_BYTES + 10)],
    ['a bit in the last tag', bytes => flipped(bytes, bytes.length - 1)],
    ['a bit of the nonce', bytes => flipped(bytes, 36)],
  ]
  test.each(cases)('%s', async (_title, damage) => {
    await expect(opened(damage(await longSealed()))).rejects.toThrow('archive: expected it as it was written')
  })
})

const flipped = (bytes: Buffer, at: number) => {
  const copy = Buffer.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}

test.each([
  ['another passphrase', (bytes: Buffer) => bytes, 'a house by the sea', 'found another one'],
  [
    'a newer format',
    (bytes: Buffer) => flipped(bytes, 18),
    passphrase,
    'a newer release of Plumbline wrote it',
  ],
  ['another kind of file', () => Buffer.from('PK\u0003\u0004'), passphrase, 'found something else'],
  ['an empty file', () => Buffer.alloc(0), passphrase, 'found something else'],
  ['half a header', (bytes: Buffer) => bytes.subarray(0, 30), passphrase, 'found one that was cut short'],
])('%s is refused by name', async (_title, change, words, message) => {
  await expect(opened(change(await longSealed()), words)).rejects.toThrow(message)
})
