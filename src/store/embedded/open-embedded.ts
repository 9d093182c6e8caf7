import { rmSync } from 'node:fs'
import { resolve } from 'node:path'
import pg from 'pg'
import { databaseFolder, recordVersion, socketFolder } from './data-folder.ts'
import type { FolderLock } from './folder-lock.ts'
import { holdDataFolder } from './hold-data-folder.ts'
import { startWorker } from './start-worker.ts'

export interface OpenPool {
  readonly pool: pg.Pool
  close(): Promise<void>
}

/**
 * Opens the embedded database of a data folder: one connection, which callers share by taking turns. A lock that the
 * caller holds already is taken over, and released with the database.
 */
export async function openEmbedded(dataDir: string, held?: FolderLock): Promise<OpenPool> {
  const folder = resolve(dataDir)
  const lock = held ?? holdDataFolder(folder)
  try {
    const files = databaseFolder(folder)
    const { folder: host, socket } = socketFolder(folder)
    const worker = await startWorker({ folder: files, socket })
    recordVersion(folder)
    const pool = new pg.Pool({ host, user: 'postgres', database: 'postgres', max: 1, idleTimeoutMillis: 0 })
    // A connection that breaks while idle is replaced at the next use; unheard, it would end the process.
    pool.on('error', () => {})
    return {
      pool,
      async close() {
        await pool.end()
        await worker.close()
        rmSync(host, { recursive: true, force: true })
        lock.release()
      },
    }
  } catch (error) {
    lock.release()
    throw error
  }
}
