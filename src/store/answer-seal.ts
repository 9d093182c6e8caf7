import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto'
import { linkSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { RefusedInputError, UnavailableError } from '../errors.ts'
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

const folderOf = (dataDir: string) => join(dataDir, 'assessment-keys')
const placeIn = (folder: string, waveId: string) => join(folder, `${encodeURIComponent(waveId)}.key`)

/** What names of unfinished keys of a wave begin with. */
const draftOf = (waveId: string) => `${encodeURIComponent(waveId)}.key.`

/** Of several that keep a key of one wave at the same time the first one counts. False where one was there. */
function keepKey(folder: string, waveId: string, key: Uint8Array): boolean {
  makePrivateFolder(folder)
  const draft = join(folder, `${draftOf(waveId)}${randomUUID()}.new`)
  writeFileSync(draft, key, { mode: OWNER_ONLY, flush: true })
  try {
    linkSync(draft, placeIn(folder, waveId))
    return true
  } catch (error) {
    if ((error as { code?: string }).code !== 'EEXIST') throw error
    return false
  } finally {
    rmSync(draft, { force: true })
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

/** The keys of a data folder on their way to another one. */
export function answerKeys(dataDir: string) {
  const folder = folderOf(dataDir)
  const seal = createAnswerSeal(dataDir)
  return {
    async all(): Promise<readonly { readonly waveId: string; readonly key: Buffer }[]> {
      return (await seal.kept()).map(waveId => ({ waveId, key: readFileSync(placeIn(folder, waveId)) }))
    },
    /**
     * True where it was not there before.
     * @throws RefusedInputError where another key of the wave is there.
     */
    keep(waveId: string, key: Buffer): boolean {
      if (keepKey(folder, waveId, key)) return true
      if (!readFileSync(placeIn(folder, waveId)).equals(key))
        throw new RefusedInputError([
          `${folder}: expected no other key of wave ${waveId}; name another folder with PLUMBLINE_DATA_DIR`,
        ])
      return false
    },
    forget: (waveId: string) => seal.forget(waveId),
  }
}

/** Seals with one key a wave, each in a file of its own in the data folder, so that a copy of the database opens nothing. */
export function createAnswerSeal(dataDir: string): AnswerSeal {
  const folder = folderOf(dataDir)
  const place = (waveId: string) => placeIn(folder, waveId)

  function read(waveId: string): Buffer | null {
    try {
      return readFileSync(place(waveId))
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }

  function readOrMake(waveId: string): Buffer {
    const known = read(waveId)
    if (known !== null) return known
    keepKey(folder, waveId, randomBytes(KEY_BYTES))
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
      // A stop while the key was made leaves a second name of it.
      for (const name of namesIn(folder))
        if (name.startsWith(draftOf(waveId))) rmSync(join(folder, name), { force: true })
    },

    async kept() {
      return namesIn(folder).flatMap(name =>
        name.endsWith('.key') ? [decodeURIComponent(name.slice(0, -'.key'.length))] : [],
      )
    },
  }
}
