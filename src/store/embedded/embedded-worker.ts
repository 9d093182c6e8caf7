// The embedded database in a thread of its own, so that a long statement never holds up the bot's answers.
import { parentPort, workerData } from 'node:worker_threads'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import { openDurableDatabase } from './durable-database.ts'

export interface WorkerSettings {
  readonly folder: string
  readonly socket: string
}

export type WorkerMessage =
  | { readonly tag: 'ready' }
  | { readonly tag: 'failed'; readonly message: string }
  | { readonly tag: 'closed' }

const say = (message: WorkerMessage) => parentPort?.postMessage(message)

try {
  const { folder, socket } = workerData as WorkerSettings
  const db = await openDurableDatabase(folder)
  // One connection works; the others are room for its successor while a broken one is still being closed.
  const server = new PGLiteSocketServer({ db, path: socket, maxConnections: 8 })
  await server.start()
  parentPort?.once('message', async () => {
    await server.stop()
    await db.close()
    say({ tag: 'closed' })
    parentPort?.close()
  })
  say({ tag: 'ready' })
} catch (error) {
  say({ tag: 'failed', message: error instanceof Error ? error.message : String(error) })
}
