import { Worker } from 'node:worker_threads'
import type { Model, Portfolio } from '../index.ts'
import type { BulkAnswers, BulkReply, BulkRequest, Numbered } from './messages.ts'

/** Scores a large portfolio in a thread of its own, so that the main thread goes on answering. */
export interface BulkSegmentation {
  /** Hands accounts over; the columns move to the worker and are empty here afterwards. */
  append(part: Portfolio): Promise<BulkAnswers['append']>
  assess(model: Model, tier1Share?: number): Promise<BulkAnswers['assess']>
  /** Whole rows of some accounts, from a position on; ask for pages, not for everything. */
  rows(from: number, ids: readonly string[]): Promise<BulkAnswers['rows']>
  explain(account: number): Promise<BulkAnswers['explain']>
  close(): Promise<void>
}

function buffersOf(part: Portfolio): ArrayBuffer[] {
  const columns = [
    ...Object.values(part.answers),
    ...Object.values(part.scores ?? {}),
    part.revenue,
    part.weightRow,
    part.weightTable,
    part.previousTier,
  ]
  const buffers = columns.flatMap(column => (column?.buffer instanceof ArrayBuffer ? [column.buffer] : []))
  return [...new Set(buffers)]
}

/** Built files run as they are; source files, in tests and benchmarks, need a loader inside the thread. */
function startWorker(): Worker {
  if (import.meta.url.endsWith('.js')) return new Worker(new URL('./segmentation-worker.js', import.meta.url))
  const entry = JSON.stringify(new URL('./segmentation-worker.ts', import.meta.url).href)
  const load = `import('tsx/esm/api').then(({ register }) => { register(); return import(${entry}) })`
  return new Worker(load, { eval: true })
}

interface Waiting {
  readonly resolve: (answer: never) => void
  readonly reject: (cause: Error) => void
}

export function openBulkSegmentation(): BulkSegmentation {
  const worker = startWorker()
  const waiting = new Map<number, Waiting>()
  let last = 0

  const rejectAll = (cause: Error) => {
    for (const { reject } of waiting.values()) reject(cause)
    waiting.clear()
  }
  worker.on('message', (reply: BulkReply) => {
    const caller = waiting.get(reply.number)
    waiting.delete(reply.number)
    if ('fault' in reply) caller?.reject(new Error(reply.fault))
    else caller?.resolve(reply.answer as never)
  })
  worker.on('error', rejectAll)
  worker.on('exit', () => rejectAll(new Error('The bulk scoring thread has ended.')))

  function ask<Kind extends BulkRequest['kind']>(
    content: Extract<BulkRequest, { kind: Kind }>,
    moved: ArrayBuffer[] = [],
  ): Promise<BulkAnswers[Kind]> {
    last += 1
    const message: Numbered<BulkRequest> = { number: last, content }
    return new Promise((resolve, reject) => {
      waiting.set(message.number, { resolve, reject })
      worker.postMessage(message, moved)
    })
  }

  return {
    append: part => ask<'append'>({ kind: 'append', part }, buffersOf(part)),
    assess: (model, tier1Share) => ask<'assess'>({ kind: 'assess', model, tier1Share }),
    rows: (from, ids) => ask<'rows'>({ kind: 'rows', from, ids }),
    explain: account => ask<'explain'>({ kind: 'explain', account }),
    close: async () => {
      await worker.terminate()
    },
  }
}
