// Runs in a worker thread: it holds one portfolio and answers about it.
import { parentPort } from 'node:worker_threads'
import { assessInBulk, type BulkAssessment, concatPortfolios, type Portfolio } from '../index.ts'
import type { BulkAnswers, BulkReply, BulkRequest, Numbered } from './messages.ts'

let parts: Portfolio[] = []
let assessed: BulkAssessment | undefined

function current(): BulkAssessment {
  if (assessed === undefined) throw new Error('Nothing has been assessed yet: append accounts, then assess.')
  return assessed
}

function answer(request: BulkRequest): BulkAnswers[BulkRequest['kind']] {
  switch (request.kind) {
    case 'append':
      parts.push(request.part)
      return { size: request.part.size }
    case 'assess': {
      const [only, ...others] = parts
      const portfolio = only !== undefined && others.length === 0 ? only : concatPortfolios(parts)
      parts = [portfolio]
      assessed = assessInBulk(portfolio, request.model, request.tier1Share)
      return assessed.summary
    }
    case 'rows':
      return request.ids.map((id, index) => current().row(request.from + index, id))
    case 'explain':
      return current().explain(request.account)
  }
}

parentPort?.on('message', ({ number, content }: Numbered<BulkRequest>) => {
  let reply: BulkReply
  const moved: ArrayBuffer[] = []
  try {
    const answered = answer(content)
    reply = { number, answer: answered }
    if ('tier' in answered && answered.tier instanceof Uint8Array) {
      // A copy that moves: the main thread then copies nothing, however large the portfolio is.
      const tier = answered.tier.slice()
      moved.push(tier.buffer)
      reply = { number, answer: { ...answered, tier } }
    }
  } catch (cause) {
    reply = { number, fault: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) }
  }
  parentPort?.postMessage(reply, moved)
})
