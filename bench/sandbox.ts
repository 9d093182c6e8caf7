import { fork } from 'node:child_process'
import { Agent, request } from 'node:http'
import { fileURLToPath } from 'node:url'

export interface BenchCase {
  bench: 'sandbox'
  case: string
  ours: number
  peer: number
  peerName: string
  ratio: number
  unit: string
}

const messages = 20_000
const messagesForMemory = 100_000
const connections = 16
/** What the page and the end-to-end tests need. */
const goalPerSecond = 1_000

/** Messages accepted a second by one sandbox, beside a server that only answers; then its heap over 100,000. */
export async function benchSandbox(): Promise<BenchCase[]> {
  const bare = await startServer('bare')
  const peer = await messagesPerSecond(bare.port, messages)
  bare.stop()
  const sandbox = await startServer('sandbox')
  await messagesPerSecond(sandbox.port, 2_000)
  const ours = await messagesPerSecond(sandbox.port, messages)
  const steps: number[] = []
  for (let step = 0; step < 5; step += 1) {
    await messagesPerSecond(sandbox.port, messagesForMemory / 5)
    steps.push((await sandbox.memory()).heapUsed / 1e6)
  }
  sandbox.stop()
  const [, , atHalf = 0] = steps
  const atEnd = steps.at(-1) ?? 0
  const row = { bench: 'sandbox' as const }
  return [
    {
      ...row,
      case: 'chat.postMessage accepted',
      ours,
      peer,
      peerName: 'bare node:http',
      ratio: ours / peer,
      unit: 'messages/s',
    },
    {
      ...row,
      case: 'chat.postMessage against the goal',
      ours,
      peer: goalPerSecond,
      peerName: 'goal',
      ratio: ours / goalPerSecond,
      unit: 'messages/s',
    },
    {
      ...row,
      case: 'heap after 100,000 more messages',
      ours: atEnd,
      peer: atHalf,
      peerName: 'after 60,000 of them',
      ratio: atEnd / atHalf,
      unit: 'MB',
    },
  ]
}

interface Memory {
  heapUsed: number
  rss: number
}

async function startServer(kind: 'bare' | 'sandbox') {
  const child = fork(fileURLToPath(new URL('./sandbox-server.ts', import.meta.url)), [kind], {
    execArgv: ['--import', 'tsx', '--expose-gc'],
  })
  const next = <T>() => new Promise<T>(resolve => child.once('message', message => resolve(message as T)))
  const { port } = await next<{ port: number }>()
  return {
    port,
    memory() {
      const answer = next<Memory>()
      child.send('memory')
      return answer
    },
    stop: () => child.kill(),
  }
}

async function messagesPerSecond(port: number, count: number): Promise<number> {
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
  const seconds = (performance.now() - startedAt) / 1_000
  agent.destroy()
  return count / seconds
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
