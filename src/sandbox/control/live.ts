import type { IncomingMessage, ServerResponse } from 'node:http'

const heartbeatMs = 15_000
// A listener that does not read is cut off before it holds much memory.
const backlogLimitBytes = 8_000_000

export interface LiveStream {
  send(event: string, value: unknown, id?: number): void
}

/** Opens a stream of Server-Sent Events; `onEnd` runs once, when the other side has gone. */
export function openStream(
  request: IncomingMessage,
  response: ServerResponse,
  onEnd: () => void,
): LiveStream {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
  })
  response.write('retry: 1000\n\n')
  const heartbeat = setInterval(() => response.write(': still here\n\n'), heartbeatMs)
  heartbeat.unref()
  let isOver = false
  const end = () => {
    if (isOver) return
    isOver = true
    clearInterval(heartbeat)
    onEnd()
  }
  request.on('close', end)
  response.on('error', end)
  return {
    send(event, value, id) {
      if (response.writableLength > backlogLimitBytes) {
        response.destroy()
        return
      }
      const seq = id === undefined ? '' : `id: ${id}\n`
      response.write(`${seq}event: ${event}\ndata: ${JSON.stringify(value)}\n\n`)
    },
  }
}

/** null where the listener begins afresh */
export function lastEventId(request: IncomingMessage, query: URLSearchParams): number | null {
  const text = request.headers['last-event-id'] ?? query.get('lastEventId')
  const id = Number(text)
  return text === null || text === undefined || !Number.isInteger(id) ? null : id
}
