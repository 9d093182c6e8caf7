// The embedded database in a thread of its own, so that a long statement never holds up the bot's answers.
import { parentPort, workerData } from 'node:worker_threads'
import type { PGlite } from '@electric-sql/pglite'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import { AnswerWatch } from './answer-watch.ts'
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

// SQL that fails is answered by the database itself. A message without an answer means that the engine broke; the
// socket server would leave everyone waiting, so the thread ends, which breaks the connections, and callers notice.
function endWhenBroken(db: PGlite): void {
  const run = db.execProtocolRawStream.bind(db)
  const watch = new AnswerWatch()
  db.execProtocolRawStream = async (message, options) => {
    watch.sent(message)
    const received = (chunk: Uint8Array) => {
      watch.received(chunk)
      options?.onRawData?.(chunk)
    }
    try {
      await run(message, { ...options, onRawData: received })
      if (watch.isAnswered()) return
    } catch {
      // Broken as well.
    }
    process.exit(1)
  }
}

try {
  const { folder, socket } = workerData as WorkerSettings
  const db = await openDurableDatabase(folder)
  endWhenBroken(db)
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
