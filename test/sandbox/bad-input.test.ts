import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startSandbox } from '../../src/sandbox/index.ts'
import { bearer, json, send } from './raw-request.ts'
import { ana, as, closeLater, sales, start, workspace } from './support.ts'

describe('strangers are refused', () => {
  it.each([
    ['a foreign Host', { Host: 'evil.example' }],
    ['a Host with another port', { Host: '127.0.0.1:1' }],
    ['a foreign Origin', { Origin: 'https://evil.example' }],
    ['a null Origin', { Origin: 'null' }],
    ['another port as Origin', { Origin: 'http://127.0.0.1:1' }],
  ])('%s, on every path', async (_case, headers) => {
    const sandbox = await start()
    for (const path of [
      '/',
      '/api/auth.test',
      '/sandbox/api/workspace',
      '/files/F1/a',
      '/response/T/x',
      '/link/',
    ])
      expect((await send(sandbox, path, { method: 'GET', headers })).status).toBe(403)
  })

  it.each([
    ['a picture of a foreign page', 'cross-site', 'no-cors'],
    ['a link of a foreign page', 'cross-site', 'navigate'],
    ['a page on another port', 'same-site', 'navigate'],
  ])('%s that calls a method', async (_case, site, mode) => {
    const sandbox = await start()
    const headers = { 'Sec-Fetch-Site': site, 'Sec-Fetch-Mode': mode }
    const path = `/api/chat.postMessage?token=xoxb-sandbox&channel=${sales}&text=forged`
    expect((await send(sandbox, path, { method: 'GET', headers })).status).toBe(403)
    expect((await send(sandbox, '/', { method: 'GET', headers })).status).toBe(
      mode === 'navigate' ? 200 : 403,
    )
  })

  it('but the page itself and a program are not', async () => {
    const sandbox = await start()
    for (const headers of [
      {},
      { Origin: sandbox.origin },
      { 'Sec-Fetch-Site': 'same-origin', 'Sec-Fetch-Mode': 'cors' },
      { Host: `localhost:${sandbox.port}`, Origin: `http://localhost:${sandbox.port}` },
    ])
      expect((await send(sandbox, '/sandbox/api/workspace', { method: 'GET', headers })).status).toBe(200)
  })

  it('a WebSocket from a foreign page', async () => {
    const sandbox = await start()
    const socket = connect(sandbox.port, '127.0.0.1')
    closeLater(() => socket.destroy())
    socket.write(
      `GET /link/?ticket=x HTTP/1.1\r\nHost: 127.0.0.1:${sandbox.port}\r\nOrigin: https://evil.example\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
    )
    const answer = await new Promise<string>(resolve => socket.once('data', chunk => resolve(String(chunk))))
    expect(answer).toMatch(/^HTTP\/1.1 403/)
  })

  it.each([
    ['asks with a path that is none', '//', 'waits'],
    ['hangs up before the refusal', '/link/?ticket=x', 'hangs up'],
  ])('who %s while opening a WebSocket ends nothing', async (_case, path, manners) => {
    const sandbox = await start()
    const socket = connect(sandbox.port, '127.0.0.1')
    closeLater(() => socket.destroy())
    socket.on('error', () => {}).resume()
    const asked = `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${sandbox.port}\r\nOrigin: https://evil.example\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n`
    const allowed = asked.replace('Origin: https://evil.example\r\n', '')
    const isOver = new Promise(resolve => socket.once('close', resolve))
    if (manners === 'waits') socket.write(allowed)
    else socket.write(asked, () => socket.resetAndDestroy())
    await isOver
    expect((await send(sandbox, '/sandbox/api/clock', { method: 'GET' })).status).toBe(200)
  })

  it('listens on 127.0.0.1 alone', async () => {
    const sandbox = await start()
    await expect(fetch(`http://[::1]:${sandbox.port}/`)).rejects.toThrow()
  })
})

describe('a body that is not what it should be', () => {
  const chat = '/api/chat.postMessage'
  it.each([
    ['broken JSON', json, '{"channel":', 'invalid_json'],
    ['a JSON list', json, '[]', 'json_not_object'],
    ['a type that no method takes', { 'Content-Type': 'application/xml' }, '<a/>', 'invalid_post_type'],
    ['no type at all', {}, 'channel=C1', 'missing_post_type'],
  ])("%s: a Web API method answers in Slack's words", async (_case, headers, body, error) => {
    const sandbox = await start()
    const { status, text } = await send(sandbox, chat, { headers: { ...headers, ...bearer }, body })
    expect([status, JSON.parse(text)]).toMatchObject([200, { ok: false, error }])
  })

  it.each([
    ['broken JSON', json, '{', 400],
    [
      'a form, as other sites can send',
      { 'Content-Type': 'application/x-www-form-urlencoded' },
      'channel=C1',
      415,
    ],
    ['plain text', { 'Content-Type': 'text/plain' }, '{}', 415],
    ['a field too many', json, JSON.stringify({ channel: sales, text: 'a', isAdmin: true }), 400],
    ['a field too few', json, JSON.stringify({ text: 'a' }), 400],
    ['a wrong type', json, JSON.stringify({ channel: sales, text: 7 }), 400],
  ])('%s: the page API says what is wrong', async (_case, headers, body, status) => {
    const sandbox = await start()
    const answer = await send(sandbox, `/sandbox/api/${as(ana)}/messages`, { headers, body })
    expect(answer.status).toBe(status)
    expect(JSON.parse(answer.text)).toMatchObject({ error: expect.any(String), message: expect.any(String) })
  })

  it.each([
    [chat, { ...json, ...bearer }],
    [`/sandbox/api/${as(ana)}/messages`, json],
  ])('3 MB for %s', async (path, headers) => {
    const sandbox = await start()
    const body = JSON.stringify({ text: 'x'.repeat(3_000_000) })
    expect((await send(sandbox, path, { headers, body })).status).toBe(413)
    const chunked = { ...headers, 'Transfer-Encoding': 'chunked' }
    const outcome = await send(sandbox, path, { headers: chunked, body }).catch(() => ({ status: 413 }))
    expect(outcome.status).toBe(413)
  })

  it('does not bring the sandbox down when the other side goes away in the middle', async () => {
    const sandbox = await start()
    const socket = connect(sandbox.port, '127.0.0.1')
    socket.write(
      `POST ${chat} HTTP/1.1\r\nHost: 127.0.0.1:${sandbox.port}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"a"`,
    )
    await new Promise(resolve => setTimeout(resolve, 20))
    socket.destroy()
    expect((await send(sandbox, '/sandbox/api/workspace', { method: 'GET' })).status).toBe(200)
  })
})

describe('paths', () => {
  it.each([
    '/../package.json',
    '/%2e%2e/%2e%2e/package.json',
    '/..%2f..%2fpackage.json',
    '/....//package.json',
    '/%00',
    '/%E0%A4%A',
    '//etc/passwd',
    '/index.html%00.png',
    '/secret.txt',
    '/styles/../../secret.css',
  ])('%s does not lead out of the page', async path => {
    const folder = await mkdtemp(join(tmpdir(), 'page-'))
    closeLater(() => rm(folder, { recursive: true }))
    await writeFile(join(folder, 'index.html'), '<h1>Page</h1>')
    await writeFile(join(folder, 'secret.txt'), 'secret')
    await writeFile(join(folder, '..', 'secret.css'), 'secret')
    closeLater(() => rm(join(folder, '..', 'secret.css')))
    const sandbox = await startSandbox({ workspace, pageFolder: folder })
    closeLater(sandbox.close)
    expect((await send(sandbox, '/', { method: 'GET' })).text).toBe('<h1>Page</h1>')
    const { status, text } = await send(sandbox, path, { method: 'GET' })
    expect([400, 404]).toContain(status)
    expect(text).not.toContain('secret')
  })

  it.each([
    ['GET', '/sandbox/api/nothing', 404],
    ['DELETE', '/sandbox/api/workspace', 405],
    ['POST', '/', 405],
    ['PUT', '/api/auth.test', 405],
    ['GET', '/sandbox/api/people/U404/home', 404],
    ['GET', '/sandbox/api/people/U0SANDBOXBOT/home', 403],
    ['GET', '/sandbox/api/people/U03GONE/home', 403],
    ['GET', '/sandbox/api/people/U02BEN/conversations/C02SECRET/messages', 404],
    ['GET', '/sandbox/api/files/F404', 404],
  ])('%s %s: %i', async (method, path, status) => {
    const sandbox = await start()
    expect((await send(sandbox, path, { method })).status).toBe(status)
  })

  it('the page lets nothing run but its own scripts', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'page-'))
    closeLater(() => rm(folder, { recursive: true }))
    await writeFile(join(folder, 'index.html'), 'page')
    const sandbox = await startSandbox({ workspace, pageFolder: folder })
    closeLater(sandbox.close)
    const { headers } = await fetch(sandbox.origin)
    expect(headers.get('content-security-policy')).toContain("script-src 'self'")
    expect(headers.get('content-security-policy')).not.toContain('unsafe')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  it('an uploaded page or drawing is never shown in place', async () => {
    const sandbox = await start()
    for (const name of ['a.html', 'a.svg', 'a.png']) {
      const body = '<svg onload="alert(1)"/>'
      const upload = await fetch(`${sandbox.origin}/sandbox/api/${as(ana)}/files?name=${name}`, {
        method: 'POST',
        body,
      })
      const { url } = (await upload.json()) as { url: string }
      const { headers } = await fetch(sandbox.origin + url)
      expect([headers.get('content-type'), headers.get('content-disposition')?.split(';')[0]]).toEqual(
        name === 'a.png' ? ['image/png', 'inline'] : ['application/octet-stream', 'attachment'],
      )
      expect(headers.get('content-security-policy')).toContain('sandbox')
    }
  })
})
