import { request } from 'node:http'
import type { Sandbox } from '../../src/sandbox/index.ts'

interface Sent {
  method?: string
  headers?: Record<string, string>
  body?: string | Buffer
}

/** A request as it is, without what fetch tidies up. */
export function send(
  sandbox: Sandbox,
  path: string,
  { method = 'POST', headers = {}, body = '' }: Sent = {},
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port: sandbox.port, path, method, headers }, incoming => {
      let text = ''
      incoming.on('data', chunk => {
        text += chunk
      })
      incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0, text }))
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

export const json = { 'Content-Type': 'application/json' }
export const bearer = { Authorization: 'Bearer xoxb-sandbox' }
