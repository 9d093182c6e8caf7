import type { Model, Portfolio } from '../index.ts'
import type { BulkAnswers, BulkReply, BulkRequest, Numbered } from './messages.ts'
import { segmentationSession } from './session.ts'
import { startWorker } from './start-worker.ts'

/** Smaller portfolios are scored before a thread would have started. */
const THREAD_FROM_ACCOUNTS = 5000

/** Scores a portfolio that is handed over page by page. */
export interface BulkSegmentation {
  /** Hands accounts over: the columns are the session's from then on, and may be empty here. */
  append(part: Portfolio): Promise<BulkAnswers['append']>
  assess(model: Model, tier1Share?: number): Promise<BulkAnswers['assess']>
  /** Whole rows of some accounts, from a position on; ask for pages, not for everything. */
  rows(from: number, ids: readonly string[]): Promise<BulkAnswers['rows']>
  explain(account: number): Promise<BulkAnswers['explain']>
  /** What would change the tiers of some accounts, from a position on. */
  changes(from: number, count: number): Promise<BulkAnswers['changes']>
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
interface Waiting {
  readonly resolve: (answer: never) => void
  readonly reject: (cause: Error) => void
}

type Ask = <Kind extends BulkRequest['kind']>(
  content: Extract<BulkRequest, { kind: Kind }>,
  moved?: ArrayBuffer[],
) => Promise<BulkAnswers[Kind]>

function sessionOf(ask: Ask, close: () => Promise<void>): BulkSegmentation {
  return {
    append: part => ask<'append'>({ kind: 'append', part }, buffersOf(part)),
    assess: (model, tier1Share) => ask<'assess'>({ kind: 'assess', model, tier1Share }),
    rows: (from, ids) => ask<'rows'>({ kind: 'rows', from, ids }),
    explain: account => ask<'explain'>({ kind: 'explain', account }),
    changes: (from, count) => ask<'changes'>({ kind: 'changes', from, count }),
    close,
  }
}

/** For any number of accounts: a large portfolio gets a thread, so that the main thread goes on answering. */
export function openSegmentation(accounts: number): BulkSegmentation {
  return accounts < THREAD_FROM_ACCOUNTS ? openSegmentationHere() : openBulkSegmentation()
}

export function openSegmentationHere(): BulkSegmentation {
  const answer = segmentationSession()
  return sessionOf(
    async content => answer(content) as never,
    async () => {},
  )
}

export function openBulkSegmentation(): BulkSegmentation {
  const worker = startWorker('segmentation-worker')
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

  const ask: Ask = (content, moved = []) => {
    last += 1
    const message: Numbered<BulkRequest> = { number: last, content }
    return new Promise((resolve, reject) => {
      waiting.set(message.number, { resolve, reject })
      worker.postMessage(message, moved)
    })
  }
  return sessionOf(ask, async () => {
    await worker.terminate()
  })
}
