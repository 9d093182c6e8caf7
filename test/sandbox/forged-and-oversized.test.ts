import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import type { Sandbox } from '../../src/sandbox/index.ts'
import { bearer, json, send } from './raw-request.ts'
import { ana, as, call, closeLater, start } from './support.ts'

describe('what was never given out is refused', () => {
  it.each([
    ['an upload address', 'POST', '/upload/v1/forged', {}, 404],
    ['a response URL', 'POST', '/response/T0SANDBOX/forged', json, 404],
    ['a file without a token', 'GET', '/files/F1/a.csv', {}, 403],
    ['a file with another token', 'GET', '/files/F1/a.csv', { Authorization: 'Bearer xoxb-other' }, 403],
    ['a file that is not there', 'GET', '/files/F404/a.csv', bearer, 404],
  ])('%s', async (_case, method, path, headers, status) => {
    const sandbox = await start()
    expect((await send(sandbox, path, { method, headers, body: method === 'GET' ? '' : '{}' })).status).toBe(
      status,
    )
  })

  it('a ticket for Socket Mode', async () => {
    const sandbox = await start()
    const socket = new WebSocket(`ws://127.0.0.1:${sandbox.port}/link/?ticket=forged`)
    closeLater(() => socket.terminate())
    const error = await new Promise<Error>(resolve => socket.once('error', resolve))
    expect(error.message).toContain('403')
  })
})

describe('too large a body is refused before it is read', () => {
  it.each([
    ['a response URL', '/response/T0SANDBOX/x', json, 1_000_001],
    ['an act of a person', `/sandbox/api/${as(ana)}/messages`, json, 1_000_001],
    ['a Web API call', '/api/chat.postMessage', { ...json, ...bearer }, 2_000_001],
    ['a file of a person', `/sandbox/api/${as(ana)}/files?name=a.csv`, {}, 50_000_001],
  ])('%s', async (_case, path, headers, bytes) => {
    const sandbox = await start()
    const promised = { ...headers, 'Content-Length': String(bytes) }
    expect(await promise(sandbox, path, promised)).toMatch(/^HTTP\/1\.1 413/)
  })

  it('a message over Socket Mode ends its connection, and nothing else', async () => {
    const sandbox = await start()
    const { url } = await call(sandbox, 'apps.connections.open', {}, 'xapp-sandbox')
    const socket = new WebSocket(String(url))
    await new Promise(resolve => socket.once('open', resolve))
    const closed = new Promise<number>(resolve => socket.once('close', resolve))
    socket.send('x'.repeat(1_000_001))
    expect(await closed).toBe(1009)
    expect((await send(sandbox, '/sandbox/api/workspace', { method: 'GET' })).status).toBe(200)
  })
})

/** The answer to headers alone: the body is promised, and never sent. */
async function promise(sandbox: Sandbox, path: string, headers: Record<string, string>): Promise<string> {
  const socket = connect(sandbox.port, '127.0.0.1')
  closeLater(() => socket.destroy())
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  socket.write(`POST ${path} HTTP/1.1\r\nHost: 127.0.0.1:${sandbox.port}\r\n${lines.join('\r\n')}\r\n\r\n`)
  return new Promise(resolve => socket.once('data', chunk => resolve(String(chunk))))
}
