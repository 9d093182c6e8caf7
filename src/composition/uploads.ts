import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { makePrivateFolder } from '../private-folder.ts'
import type { ImportResult } from '../workflows/import/index.ts'
import { checkUploads } from '../workflows/operations/uploads.ts'
import type { Upload } from '../workflows/ports/index.ts'
import type { Installation } from './installation.ts'
import { carryOut } from './jobs.ts'

/** A folder of its own for some work, gone when that is done. */
async function inFolder<Result>(dataDir: string, work: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = join(dataDir, 'uploads', randomUUID())
  makePrivateFolder(folder)
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Fetches uploads into a folder and imports it like any other. */
export function importUploads(
  installation: Installation,
  dataDir: string,
  uploads: readonly Upload[],
): Promise<ImportResult> {
  const { mapping } = checkUploads(uploads)
  return inFolder(dataDir, async dir => {
    for (const upload of uploads) await upload.saveTo(join(dir, upload.name))
    const job = {
      job: 'import',
      dir,
      mapping: mapping === null ? null : join(dir, mapping),
      isDryRun: false,
    } as const
    return (await carryOut(installation, job, () => {})) as ImportResult
  })
}

/** The text of one upload. */
export const textOfUpload = (dataDir: string, upload: Upload): Promise<string> =>
  inFolder(dataDir, async dir => {
    const path = join(dir, 'upload')
    await upload.saveTo(path)
    return readFile(path, 'utf8')
  })
