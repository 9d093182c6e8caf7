import { cancelArchive, passphraseOf, readArchiveInto, writeArchive } from '../composition/archive.ts'
import { type Config, readConfig } from '../config.ts'
import type { CommandAnswer } from './answer.ts'
import type { ArchiveRequest } from './request.ts'

const house = ({ databaseUrl, dataDir }: Config) =>
  databaseUrl === null ? `the embedded database in ${dataDir}` : 'the database of DATABASE_URL'

const done = (result: unknown, ...lines: readonly string[]): CommandAnswer => ({
  exitCode: 0,
  stdout: [`${JSON.stringify(result, null, 2)}\n`],
  stderr: lines.map(line => `${line}\n`).join(''),
})

/** `plumbline archive`: everything of an installation on its way to another database. */
export async function archiveCommand(request: ArchiveRequest): Promise<CommandAnswer> {
  const config = readConfig()
  if (request.step === 'cancel')
    return done(
      await cancelArchive(config),
      `What is in ${house(config)} is open again. Destroy the archive: read elsewhere, it would send the same messages.`,
    )
  const passphrase = await passphraseOf(config, request.passphraseFile)
  if (request.step === 'read')
    return done(
      await readArchiveInto(config, request.file, passphrase),
      `Everything is in ${house(config)} now: start the bot there. Then destroy the archive and what it was written from; read or started a second time, each would send the same messages.`,
    )
  return done(
    await writeArchive(config, request.file, passphrase),
    `${request.file} is written, and nothing is sent from ${house(config)} any more. Read it into an empty database with "plumbline archive read". Until then "plumbline archive cancel" undoes this.`,
    'Whoever has the file and its passphrase has everything that it holds, answers of open assessments included.',
  )
}
