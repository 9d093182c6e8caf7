import { fork } from 'node:child_process'
import { Agent, request } from 'node:http'
import { fileURLToPath } from 'node:url'
import { build } from './built.ts'
import type { Bench } from './report.ts'

const messages = 20_000
const messagesForMemory = 100_000
const connections = 16
/** 1,000 messages a second. */
const goalMicroseconds = 1_000

/** One sandbox in a process of its own, beside a server there that only answers; then its heap over 100,000 messages. */
export const sandboxBench: Bench = {
  title: `${messages} chat.postMessage over ${connections} connections, then the heap after ${messagesForMemory} more`,
  async run(report) {
    build()
    const bare = await startServer('bare')
    const [peer, peerCpu] = await timeAndCpu(bare)
    bare.stop()
    const sandbox = await startServer('sandbox')
    await microsecondsAMessage(sandbox.port, 2_000)
    const [ours, ourCpu] = await timeAndCpu(sandbox)
    const row = { bench: 'sandbox', unit: 'µs a message' }
    report({ ...row, case: 'accepted', ours, peer, peerName: 'bare node:http', ratio: ours / peer })
    const goal = { peer: goalMicroseconds, peerName: 'goal' }
    report({ ...row, ...goal, case: '1,000 a second', ours, ratio: ours / goalMicroseconds })
    const cpu = { ...row, unit: 'µs of CPU a message', case: 'accepted', ours: ourCpu }
    report({ ...cpu, peer: peerCpu, peerName: 'bare node:http', ratio: ourCpu / peerCpu })
    const heaps: number[] = []
    for (let step = 0; step < 2; step += 1) {
      await microsecondsAMessage(sandbox.port, messagesForMemory / 2)
      heaps.push((await sandbox.usage()).heapUsed / 1e6)
    }
    sandbox.stop()
    const [half = 0, full = 0] = heaps
    const memory = { bench: 'sandbox', unit: 'MB', case: 'heap after 100,000' }
    report({ ...memory, ours: full, peer: half, peerName: 'after 50,000', ratio: full / half })
  },
}

interface Usage {
  /** bytes, after a collection */
  heapUsed: number
  /** of the process since its start, before that collection */
  cpuMicroseconds: number
}

async function startServer(kind: 'bare' | 'sandbox') {
  const child = fork(fileURLToPath(new URL('./sandbox-server.mjs', import.meta.url)), [kind], {
    execArgv: ['--expose-gc'],
  })
  const next = <T>() => new Promise<T>(resolve => child.once('message', message => resolve(message as T)))
  const { port } = await next<{ port: number }>()
  return {
    port,
    usage() {
      const answer = next<Usage>()
      child.send('usage')
      return answer
    },
    stop: () => child.kill(),
  }
}

/** Microseconds a message: passed here, and spent by the server, which other work on the machine does not change. */
async function timeAndCpu(server: Awaited<ReturnType<typeof startServer>>): Promise<[number, number]> {
  const before = await server.usage()
  const passed = await microsecondsAMessage(server.port, messages)
  const after = await server.usage()
  return [passed, (after.cpuMicroseconds - before.cpuMicroseconds) / messages]
}

async function microsecondsAMessage(port: number, count: number): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  let sent = 0
  const lane = async () => {
    while (sent < count) {
      sent += 1
      await post(port, agent, sent)
    }
  }
  const startedAt = performance.now()
  await Promise.all(Array.from({ length: connections }, lane))
  const passedMs = performance.now() - startedAt
  agent.destroy()
  return (passedMs * 1_000) / count
}

const blocks = JSON.stringify([
  { type: 'section', text: { type: 'mrkdwn', text: '*Acme* moved to tier 1a: need 82, value 74.' } },
  {
    type: 'actions',
    elements: [{ type: 'button', action_id: 'open', text: { type: 'plain_text', text: 'Open coverage' } }],
  },
])

function post(port: number, agent: Agent, serial: number): Promise<void> {
  const metadata = JSON.stringify({ event_type: 'nudge', event_payload: { key: String(serial) } })
  const form = { channel: `C${1_000 + (serial % 100)}`, text: `Message ${serial}`, blocks, metadata }
  const body = new URLSearchParams(form).toString()
  const headers = {
    Authorization: 'Bearer xoxb-sandbox',
    'Content-Type': 'application/x-www-form-urlencoded',
    'Content-Length': Buffer.byteLength(body),
  }
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { host: '127.0.0.1', port, path: '/api/chat.postMessage', method: 'POST', agent, headers },
      incoming => {
        let text = ''
        incoming.on('data', chunk => {
          text += chunk
        })
        incoming.on('end', () => {
          if (text.startsWith('{"ok":true')) resolve()
          else reject(new Error(`Not accepted: ${incoming.statusCode} ${text.slice(0, 200)}`))
        })
      },
    )
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}
