import { createReadStream, createWriteStream } from 'node:fs'
import { open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { RefusedInputError } from '../../errors.ts'
import { decodeFrames, type Frame } from './frames.ts'
import { seal, unseal } from './sealed.ts'

const OWNER_ONLY = 0o600

const reasonOf = (cause: unknown) => (cause instanceof Error ? cause.message : String(cause))
const unusable = (file: string, cause: unknown) =>
  new RefusedInputError([`archive: expected a file that can be used, found ${file} (${reasonOf(cause)})`])

async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder)
  await handle.sync().finally(() => handle.close())
}

export interface ArchiveDraft {
  write(frames: AsyncIterable<Buffer>): Promise<void>
  /** Gives the file its name; before that there is none. */
  publish(): Promise<void>
  discard(): Promise<void>
}

/**
 * A file that nobody finds before it is whole and on the disk.
 * @throws RefusedInputError where there is a file of that name.
 */
export async function draftArchive(file: string, passphrase: string): Promise<ArchiveDraft> {
  if ((await stat(file).catch(() => null)) !== null)
    throw new RefusedInputError([`archive: expected a name that is free, found the file ${file}`])
  const draft = `${file}.part`
  return {
    async write(frames) {
      await rm(draft, { force: true }).catch(() => {})
      const file = createWriteStream(draft, { mode: OWNER_ONLY, flags: 'wx', flush: true })
      await pipeline(frames, createGzip(), source => seal(passphrase, source), file).catch(cause => {
        const code: unknown = cause?.syscall
        throw code === undefined ? cause : unusable(draft, cause)
      })
    },
    async publish() {
      await rename(draft, file)
      await syncFolder(dirname(file))
    },
    discard: () => rm(draft, { force: true }),
  }
}

/** Hands what is in an archive to `take`, checked as it goes; the end is reached only where all of it is authentic. */
export async function readArchive<Result>(
  file: string,
  passphrase: string,
  take: (frames: AsyncIterable<Frame>) => Promise<Result>,
): Promise<Result> {
  const found = await stat(file).catch((cause: unknown) => {
    throw unusable(file, cause)
  })
  if (!found.isFile()) throw unusable(file, 'it is no file')
  const content = createGunzip()
  const feeding = pipeline(createReadStream(file), source => unseal(passphrase, source), content)
  // Whoever stops taking ends the feeding, and what ends the feeding is told to whoever takes.
  const taking = take(decodeFrames(content)).finally(() => content.destroy())
  const [taken] = await Promise.allSettled([taking, feeding])
  if (taken.status === 'rejected') throw taken.reason
  return taken.value
}
