import { access, constants, type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { RefusedInputError } from '../../errors.ts'
import type { CreateFactFolder } from '../../workflows/ports/index.ts'
import { reasonOf } from './file-reason.ts'

const OWNER_ONLY = 0o600
const FOLDER_OWNER_ONLY = 0o700

/** An export as a folder of CSV files (UTF-8, comma, LF, RFC 4180 quotes), readable by its owner only. */
export const createCsvFolder: CreateFactFolder = async dir => {
  try {
    await mkdir(dir, { recursive: true, mode: FOLDER_OWNER_ONLY })
    await access(dir, constants.W_OK)
  } catch (cause) {
    throw new RefusedInputError([`${dir}: expected a folder to write to, found ${reasonOf(cause)}`])
  }
  return {
    async write(file, header, pages) {
      const path = join(dir, file)
      const draft = `${path}.part`
      const handle = await open(draft, 'w', OWNER_ONLY)
      try {
        await writeRows(handle, [header])
        for await (const rows of pages) await writeRows(handle, rows)
        await handle.sync()
      } catch (error) {
        await rm(draft, { force: true })
        throw error
      } finally {
        await handle.close()
      }
      await rename(draft, path)
    },
  }
}

async function writeRows(handle: FileHandle, rows: readonly (readonly string[])[]): Promise<void> {
  await handle.writeFile(rows.map(cells => `${cells.map(quoted).join(',')}\n`).join(''))
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
