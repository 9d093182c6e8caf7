import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { UnavailableError } from '../../errors.ts'
import type { WorkerMessage, WorkerSettings } from './embedded-worker.ts'

export interface EmbeddedWorker {
  /** Writes everything out and ends the thread. */
  close(): Promise<void>
}

// The compiled build has embedded-worker.js. From source there is embedded-worker.ts only, and tsx, a development tool, reads it.
function newWorker(settings: WorkerSettings): Worker {
  const compiled = new URL('./embedded-worker.js', import.meta.url)
  if (existsSync(compiled)) return new Worker(compiled, { workerData: settings })
  const source = new URL('./embedded-worker.ts', import.meta.url)
  const required = createRequire(import.meta.url).resolve('tsx/esm/api')
  const tsx = pathToFileURL(required.replace(/\.cjs$/, '.mjs'))
  const start = `import { register } from '${tsx}'; register(); await import('${source}')`
  return new Worker(new URL(`data:text/javascript,${encodeURIComponent(start)}`), { workerData: settings })
}

const failure = (message: string) =>
  new UnavailableError({
    code: 'embedded_database_failed',
    message: `embedded database did not start: ${message}`,
    userMessage: `The embedded database did not start (${message}). Check that the disk has room and that the data folder is whole; PLUMBLINE_DATA_DIR names another folder.`,
  })

/** Starts the thread and resolves once its socket takes connections. */
export async function startWorker(settings: WorkerSettings): Promise<EmbeddedWorker> {
  const worker = newWorker(settings)
  const ended = new Promise<void>(resolve => worker.once('exit', () => resolve()))
  await new Promise<void>((resolve, reject) => {
    worker.once('message', (message: WorkerMessage) =>
      message.tag === 'failed' ? reject(failure(message.message)) : resolve(),
    )
    worker.once('error', error => reject(failure(error.message)))
    worker.once('exit', code => reject(failure(`its thread ended with code ${code}`)))
  })
  // From here on a broken thread shows as a broken connection.
  worker.on('error', () => {})
  return {
    async close() {
      worker.postMessage({ tag: 'close' })
      await ended
    },
  }
}
