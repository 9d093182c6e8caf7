import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { UnavailableError } from '../../errors.ts'
import { makePrivateFolder } from '../../private-folder.ts'

/** The release of the embedded database; each may write files that another cannot read. */
export const embeddedVersion = '0.5.14'
const readableVersions: readonly string[] = [embeddedVersion]

// 104 bytes with the closing zero on macOS, 108 on Linux; the smaller one holds everywhere.
const LONGEST_SOCKET_PATH = 103
const SOCKET_NAME = '.s.PGSQL.5432'

function unusable(folder: string, cause: unknown): UnavailableError {
  const why = cause instanceof Error ? cause.message : String(cause)
  return new UnavailableError({
    code: 'data_folder_unusable',
    message: `data folder ${folder}: ${why}`,
    userMessage: `The data folder ${folder} cannot be used (${why}). Make it writable, or name another folder with PLUMBLINE_DATA_DIR.`,
    cause,
  })
}

/** Makes the folder where there is none; only its owner may read it. */
export function makeDataFolder(folder: string): void {
  try {
    makePrivateFolder(folder)
    const probe = join(folder, '.writable')
    writeFileSync(probe, '')
    rmSync(probe)
  } catch (error) {
    throw unusable(folder, error)
  }
}

const recordFile = (folder: string) => join(folder, 'version.json')

function recordedVersion(folder: string): string {
  try {
    const record = JSON.parse(readFileSync(recordFile(folder), 'utf8')) as {
      embeddedDatabase?: unknown
    } | null
    if (typeof record?.embeddedDatabase === 'string') return record.embeddedDatabase
    throw new Error('embeddedDatabase: expected a version')
  } catch (error) {
    throw unusable(folder, `version.json is damaged: ${error instanceof Error ? error.message : error}`)
  }
}

/** The folder of the database's own files, refused where another release wrote them. */
export function databaseFolder(folder: string): string {
  const files = join(folder, 'database')
  if (!existsSync(recordFile(folder))) {
    // The record is written after the first start; without it the database was never usable, so nothing is lost.
    rmSync(files, { recursive: true, force: true })
    return files
  }
  const version = recordedVersion(folder)
  if (readableVersions.includes(version)) return files
  throw new UnavailableError({
    code: 'data_folder_version',
    message: `data folder ${folder} was written by embedded database ${version}, this is ${embeddedVersion}`,
    userMessage: `The data folder ${folder} was written with embedded database ${version}, which this release (${embeddedVersion}) cannot read. With the release of Plumbline that wrote it, run "plumbline export --dir FOLDER"; then import FOLDER here into a new data folder.`,
  })
}

export function recordVersion(folder: string): void {
  if (existsSync(recordFile(folder))) return
  writeFileSync(recordFile(folder), `${JSON.stringify({ embeddedDatabase: embeddedVersion })}\n`)
}

/** A folder that only the owner may enter, with room for the database's socket in the length that systems allow. */
export function socketFolder(folder: string): { readonly folder: string; readonly socket: string } {
  const inside = join(folder, 'socket')
  const fits = Buffer.byteLength(join(inside, SOCKET_NAME)) <= LONGEST_SOCKET_PATH
  const chosen = fits ? inside : mkdtempSync(join(tmpdir(), 'plumbline-'))
  rmSync(chosen, { recursive: true, force: true })
  mkdirSync(chosen, { mode: 0o700 })
  chmodSync(chosen, 0o700)
  return { folder: chosen, socket: join(chosen, SOCKET_NAME) }
}
