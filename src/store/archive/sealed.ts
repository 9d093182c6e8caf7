import { createCipheriv, createDecipheriv, randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { RefusedInputError } from '../../errors.ts'

/*
 * Layout: header, then chunks of the content, each sealed with AES-256-GCM.
 *
 *   magic 18 | format 1 | salt 16 | nonce prefix 7 | proof of the passphrase 16
 *
 * A chunk's nonce is the prefix, its number and whether it is the last one, and the header is authenticated with it: a
 * file that was cut, put in another order, or mixed with another one does not open.
 */
const MAGIC = Buffer.from('PLUMBLINE ARCHIVE\n')
const FORMAT = 1
const SALT_BYTES = 16
const PREFIX_BYTES = 7
const PROOF_BYTES = 16
const HEADER_BYTES = MAGIC.length + 1 + SALT_BYTES + PREFIX_BYTES + PROOF_BYTES
const CIPHER = 'aes-256-gcm'
const KEY_BYTES = 32
const TAG_BYTES = 16
const CHUNK_BYTES = 64 * 1024
// 128 MB and a quarter of a second for each guess at the passphrase.
const COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 }

interface Secret {
  readonly key: Buffer
  /** Tells a wrong passphrase from a damaged file; it says nothing about the key. */
  readonly proof: Buffer
}

const secretOf = (passphrase: string, salt: Buffer): Promise<Secret> =>
  new Promise((done, failed) => {
    scrypt(passphrase.normalize('NFKC'), salt, KEY_BYTES + PROOF_BYTES, COST, (error, bytes) => {
      if (error !== null) failed(error)
      else done({ key: bytes.subarray(0, KEY_BYTES), proof: bytes.subarray(KEY_BYTES) })
    })
  })

function nonce(prefix: Buffer, number: number, isLast: boolean): Buffer {
  const end = Buffer.alloc(5)
  end.writeUInt32BE(number)
  end.writeUInt8(isLast ? 1 : 0, 4)
  return Buffer.concat([prefix, end])
}

/** Cuts what comes into pieces of one size; the last one is what is left, and may be empty. */
async function* pieces(
  source: AsyncIterable<Buffer>,
  bytes: number,
): AsyncGenerator<{ readonly piece: Buffer; readonly isLast: boolean }> {
  let held: Buffer[] = []
  let heldBytes = 0
  for await (const part of source) {
    held.push(part)
    heldBytes += part.length
    // One byte more than a piece has to be there before it is known that it is not the last one.
    if (heldBytes <= bytes) continue
    const whole = Buffer.concat(held)
    let from = 0
    for (; whole.length - from > bytes; from += bytes)
      yield { piece: whole.subarray(from, from + bytes), isLast: false }
    held = [whole.subarray(from)]
    heldBytes = whole.length - from
  }
  yield { piece: Buffer.concat(held), isLast: true }
}

/** Seals content of any length in little memory. */
export async function* seal(passphrase: string, plain: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const salt = randomBytes(SALT_BYTES)
  const prefix = randomBytes(PREFIX_BYTES)
  const { key, proof } = await secretOf(passphrase, salt)
  const header = Buffer.concat([MAGIC, Buffer.of(FORMAT), salt, prefix, proof])
  yield header
  let number = 0
  for await (const { piece, isLast } of pieces(plain, CHUNK_BYTES)) {
    const cipher = createCipheriv(CIPHER, key, nonce(prefix, number, isLast)).setAAD(header)
    yield Buffer.concat([cipher.update(piece), cipher.final(), cipher.getAuthTag()])
    number += 1
  }
}

const refused = (line: string) => new RefusedInputError([`archive: ${line}`])

/** Takes the first bytes off; what comes after them is read on from the same place. */
async function headed(
  source: AsyncIterable<Buffer>,
): Promise<{ header: Buffer; rest: AsyncIterable<Buffer> }> {
  const parts = source[Symbol.asyncIterator]()
  let begin = Buffer.alloc(0)
  while (begin.length < HEADER_BYTES) {
    const next = await parts.next()
    if (next.done === true) break
    begin = Buffer.concat([begin, next.value])
  }
  async function* rest() {
    yield begin.subarray(HEADER_BYTES)
    yield* { [Symbol.asyncIterator]: () => parts }
  }
  return { header: begin.subarray(0, HEADER_BYTES), rest: rest() }
}

function fieldsOf(header: Buffer) {
  if (!header.subarray(0, MAGIC.length).equals(MAGIC))
    throw refused('expected a file that "plumbline archive write" made, found something else')
  const format = header[MAGIC.length]
  if (format !== undefined && format !== FORMAT)
    throw refused(
      `expected format ${FORMAT}, found ${format}; a newer release of Plumbline wrote it, so read it with that one`,
    )
  if (header.length < HEADER_BYTES) throw refused('expected a whole file, found one that was cut short')
  const saltAt = MAGIC.length + 1
  const prefixAt = saltAt + SALT_BYTES
  return {
    salt: header.subarray(saltAt, prefixAt),
    prefix: header.subarray(prefixAt, prefixAt + PREFIX_BYTES),
    proof: header.subarray(prefixAt + PREFIX_BYTES),
  }
}

function open(key: Buffer, nonceBytes: Buffer, header: Buffer, piece: Buffer): Buffer {
  const end = Math.max(0, piece.length - TAG_BYTES)
  try {
    const decipher = createDecipheriv(CIPHER, key, nonceBytes, { authTagLength: TAG_BYTES }).setAAD(header)
    decipher.setAuthTag(piece.subarray(end))
    return Buffer.concat([decipher.update(piece.subarray(0, end)), decipher.final()])
  } catch {
    throw refused('expected it as it was written, found that it was cut short or changed')
  }
}

/**
 * Opens what `seal` made. Every byte that comes out is authentic; whether the end is there is known with the last one.
 * @throws RefusedInputError where it is no archive, of a newer format, sealed with another passphrase, cut or changed.
 */
export async function* unseal(passphrase: string, sealed: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const { header, rest } = await headed(sealed)
  const { salt, prefix, proof } = fieldsOf(header)
  const secret = await secretOf(passphrase, salt)
  if (!timingSafeEqual(secret.proof, proof))
    throw refused('expected the passphrase that it was written with, found another one')
  let number = 0
  for await (const { piece, isLast } of pieces(rest, CHUNK_BYTES + TAG_BYTES)) {
    yield open(secret.key, nonce(prefix, number, isLast), header, piece)
    number += 1
  }
}
