import { access, constants, type FileHandle, open, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { RefusedInputError } from '../../errors.ts'
import { makePrivateFolder } from '../../private-folder.ts'
import type { CreateFactFolder } from '../../workflows/ports/index.ts'
import { reasonOf } from './file-reason.ts'

const OWNER_ONLY = 0o600

/** An export as a folder of CSV files (UTF-8, comma, LF, RFC 4180 quotes), readable by its owner only. */
export const createCsvFolder: CreateFactFolder = async dir => {
  await writing(dir, 'a folder to write to', async () => {
    makePrivateFolder(dir)
    await access(dir, constants.W_OK)
  })
  return {
    async write(file, header, pages) {
      const path = join(dir, file)
      const draft = `${path}.part`
      const write = <Result>(step: () => Promise<Result>) => writing(path, 'a file that can be written', step)
      const handle = await write(async () => {
        // What an earlier export left: opening a pipe or a link of that name would wait, or write elsewhere.
        await rm(draft, { force: true })
        return open(draft, 'wx', OWNER_ONLY)
      })
      try {
        await write(() => writeRows(handle, [header]))
        for await (const rows of pages) await write(() => writeRows(handle, rows))
        await write(() => handle.sync())
      } catch (error) {
        await rm(draft, { force: true })
        throw error
      } finally {
        await handle.close()
      }
      await write(() => rename(draft, path))
    },
  }
}

/** Only what the system refuses is the fault of the folder; a fault of the database goes on as it is. */
async function writing<Result>(path: string, expected: string, step: () => Promise<Result>): Promise<Result> {
  try {
    return await step()
  } catch (cause) {
    throw new RefusedInputError([`${path}: expected ${expected}, found ${reasonOf(cause, 'write to')}`])
  }
}

async function writeRows(handle: FileHandle, rows: readonly (readonly string[])[]): Promise<void> {
  await handle.writeFile(rows.map(cells => `${cells.map(quoted).join(',')}\n`).join(''))
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}
