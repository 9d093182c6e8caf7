// Runs in a worker thread: it holds one portfolio and answers about it.
import { parentPort } from 'node:worker_threads'
import type { BulkReply, BulkRequest, Numbered } from './messages.ts'
import { segmentationSession } from './session.ts'

const answer = segmentationSession()

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
