import { readFile } from 'node:fs/promises'
import type { Config } from '../config.ts'
import { HISTORY_SETTLES_MS, LEASE_MS } from '../delivery/outcome.ts'
import { ConfigError, RefusedInputError } from '../errors.ts'
import { answerKeys } from '../store/answer-seal.ts'
import { draftArchive, readArchive } from '../store/archive/archive-file.ts'
import { encodeFrame, type Frame } from '../store/archive/frames.ts'
import { markMoved, unmarkMoved } from '../store/embedded/moved-mark.ts'
import { openStore, type Store } from '../store/index.ts'
import { locationOf, WORKSPACE_ID } from './installation.ts'

/** Shorter ones are guessed, whatever a guess costs. */
const SHORTEST_PASSPHRASE = 12
const KEY = 'key '

export interface ArchiveResult {
  readonly archive: string
  readonly rows: number
  /** Messages that have not reached their end. */
  readonly openMessages: { readonly due: number; readonly sending: number; readonly unknown: number }
  readonly openAssessments: number
  /** Rows of each table that has some. */
  readonly tables: Readonly<Record<string, number>>
}

/** The passphrase from the named file, or else from the environment. */
export async function passphraseOf(config: Config, file: string | null): Promise<string> {
  if (file === null) {
    if (config.archivePassphrase !== null) return config.archivePassphrase
    throw new ConfigError([
      'PLUMBLINE_ARCHIVE_PASSPHRASE: expected a passphrase, found nothing; set it, or name a file that holds it with --passphrase-file',
    ])
  }
  const text = await readFile(file, 'utf8').catch((cause: Error) => {
    throw new RefusedInputError([
      `--passphrase-file: expected a file that can be read, found ${file} (${cause.message})`,
    ])
  })
  const passphrase = text.replace(/\r?\n$/, '')
  if (passphrase.length >= SHORTEST_PASSPHRASE) return passphrase
  throw new RefusedInputError([
    `--passphrase-file: expected ${SHORTEST_PASSPHRASE} characters or more in ${file}, found ${passphrase.length}`,
  ])
}

async function onStore<Result>(config: Config, work: (store: Store) => Promise<Result>): Promise<Result> {
  const store = await openStore(locationOf(config), WORKSPACE_ID)
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

async function told(
  store: Store,
  archive: string,
  tables: Readonly<Record<string, number>>,
  openAssessments: number,
): Promise<ArchiveResult> {
  const { due, sending, unknown } = (await store.bulk.outbox.backlog()).waiting
  const rows = Object.values(tables).reduce((sum, count) => sum + count, 0)
  const filled = Object.fromEntries(Object.entries(tables).filter(([, count]) => count > 0))
  return { archive, rows, openMessages: { due, sending, unknown }, openAssessments, tables: filled }
}

/**
 * Writes everything of this installation into an encrypted file, after which nothing is sent from here any more. Until
 * the file is whole and on the disk, the installation stays as it was.
 */
export async function writeArchive(config: Config, file: string, passphrase: string): Promise<ArchiveResult> {
  const draft = await draftArchive(file, passphrase)
  const keys = await answerKeys(config.dataDir).all()
  async function* withKeys(frames: AsyncIterable<Buffer>) {
    let isFirst = true
    for await (const frame of frames) {
      yield frame
      if (isFirst) for (const { waveId, key } of keys) yield encodeFrame(`${KEY}${waveId}`, key)
      isFirst = false
    }
  }
  return onStore(config, async store => {
    try {
      const tables = await store.house.moveOut(frames => draft.write(withKeys(frames)))
      if (config.databaseUrl === null) markMoved(config.dataDir)
      await draft.publish()
      return await told(store, file, tables, keys.length)
    } catch (error) {
      // A file without its name stays where the house is closed already: nothing else holds what was in it.
      if ((await store.house.movedAt().catch(() => new Date())) === null) await draft.discard()
      throw error
    }
  })
}

/** Reads an archive into an empty database, all of it or nothing. */
export async function readArchiveInto(
  config: Config,
  file: string,
  passphrase: string,
): Promise<ArchiveResult> {
  const keys = answerKeys(config.dataDir)
  const made: string[] = []
  let found = 0
  const takeOther = ({ name, body }: Frame) => {
    if (!name.startsWith(KEY)) throw new RefusedInputError([`archive: expected no ${name}`])
    const waveId = name.slice(KEY.length)
    found += 1
    if (keys.keep(waveId, body)) made.push(waveId)
  }
  return onStore(config, async store => {
    try {
      const tables = await readArchive(file, passphrase, frames =>
        store.house.moveIn(frames, { leaseMs: LEASE_MS, historyMs: HISTORY_SETTLES_MS, takeOther }),
      )
      return await told(store, file, tables, found)
    } catch (error) {
      for (const waveId of made) await keys.forget(waveId)
      throw error
    }
  })
}

/** Opens the installation again, whose archive was read nowhere. */
export function cancelArchive(
  config: Config,
): Promise<{ readonly isOpen: true; readonly wasClosed: boolean }> {
  return onStore(config, async store => {
    const wasClosed = await store.house.stay()
    if (config.databaseUrl === null) unmarkMoved(config.dataDir)
    return { isOpen: true, wasClosed }
  })
}
