import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto'
import { linkSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { UnavailableError } from '../errors.ts'
import { makePrivateFolder } from '../private-folder.ts'
import type { AnswerSeal } from '../workflows/ports/index.ts'

const CIPHER = 'aes-256-gcm'
const KEY_BYTES = 32
const NONCE_BYTES = 12
const TAG_BYTES = 16
const OWNER_ONLY = 0o600

const isMissing = (cause: unknown) => (cause as { code?: string } | null)?.code === 'ENOENT'

function unreadable(waveId: string, cause: unknown): UnavailableError {
  return new UnavailableError({
    code: 'answers_sealed',
    message: `answers of wave ${waveId} can't be opened with the key in the data folder`,
    userMessage:
      'Your earlier answers can’t be opened, because their key is not in the data folder. Sales operations can bring the folder “assessment-keys” back from where the bot ran before.',
    cause,
  })
}

/** Seals with one key a wave, each in a file of its own in the data folder, so that a copy of the database opens nothing. */
export function createAnswerSeal(dataDir: string): AnswerSeal {
  const folder = join(dataDir, 'assessment-keys')
  const place = (waveId: string) => join(folder, `${encodeURIComponent(waveId)}.key`)

  function read(waveId: string): Buffer | null {
    try {
      return readFileSync(place(waveId))
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }

  /** Of several that make the key at the same time the first one counts. */
  function readOrMake(waveId: string): Buffer {
    const known = read(waveId)
    if (known !== null) return known
    makePrivateFolder(folder)
    const draft = join(folder, `${randomUUID()}.new`)
    writeFileSync(draft, randomBytes(KEY_BYTES), { mode: OWNER_ONLY, flush: true })
    try {
      linkSync(draft, place(waveId))
    } catch (error) {
      if ((error as { code?: string }).code !== 'EEXIST') throw error
    } finally {
      rmSync(draft, { force: true })
    }
    return readFileSync(place(waveId))
  }

  return {
    async seal(waveId, plain) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv(CIPHER, readOrMake(waveId), nonce)
      const sealed = Buffer.concat([cipher.update(plain), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), sealed])
    },

    async open(waveId, sealed) {
      const key = read(waveId)
      try {
        if (key === null) throw new Error('there is no key')
        const decipher = createDecipheriv(CIPHER, key, sealed.subarray(0, NONCE_BYTES))
        decipher.setAuthTag(sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES))
        return Buffer.concat([decipher.update(sealed.subarray(NONCE_BYTES + TAG_BYTES)), decipher.final()])
      } catch (cause) {
        throw unreadable(waveId, cause)
      }
    },

    async forget(waveId) {
      rmSync(place(waveId), { force: true })
    },

    async kept() {
      try {
        return readdirSync(folder).flatMap(name =>
          name.endsWith('.key') ? [decodeURIComponent(name.slice(0, -'.key'.length))] : [],
        )
      } catch (error) {
        if (isMissing(error)) return []
        throw error
      }
    },
  }
}
