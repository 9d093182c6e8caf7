import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { ActRefusal } from '../control/act-error.ts'
import { addDeveloperRoutes } from '../control/developer-routes.ts'
import { workspaceView } from '../control/reading.ts'
import { createRouter, type Router, readJsonBody } from '../control/router.ts'
import { addPersonRoutes } from '../control/routes.ts'
import type { Core } from '../core.ts'
import type { HttpTransport } from '../delivery/http-transport.ts'
import type { SocketTransport } from '../delivery/socket-transport.ts'
import { allMethods } from '../methods/index.ts'
import { authorizeApp } from './authorize.ts'
import { sendPrivateFile, takeUpload } from './file-routes.ts'
import { refuseStrangers } from './guard.ts'
import { HttpRefusal, sendJson } from './http.ts'
import { sendPageFile } from './page-files.ts'
import { answerResponseUrl } from './respond.ts'
import { answerWebApi } from './web-api.ts'

export interface RunningServer {
  port: number
  close(): Promise<void>
}

interface Options {
  core: Core
  transport: SocketTransport | HttpTransport
  /** 0: any free one */
  port: number
  pageFolder: string | undefined
}

/** Listens on 127.0.0.1 alone. @throws the error of `listen`, such as EADDRINUSE */
export async function startServer({ core, transport, port, pageFolder }: Options): Promise<RunningServer> {
  const socket = transport.name === 'socket' ? transport : null
  const router = createRouter()
  addPersonRoutes(router, core)
  addDeveloperRoutes(router, core, transport)
  const methods = allMethods(socket)
  let boundPort = port

  const route = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    refuseStrangers(request, boundPort)
    const url = parseUrl(request.url ?? '/')
    const parts = url.pathname.split('/')
    const [, area = '', second = '', third = ''] = parts
    if (area === 'api') return answerWebApi(core, methods, parts.slice(2).join('/'), request, response)
    if (area === 'response') return answerResponseUrl(core, third, request, response)
    if (area === 'upload') return takeUpload(core, third, request, response)
    if (area === 'files') return sendPrivateFile(core, second, request, response)
    if (url.pathname === '/oauth/v2/authorize') return authorizeApp(core, url.searchParams, response)
    if (area === 'sandbox' && second === 'api')
      return answerPageApi(router, url, parts.slice(3).join('/'), request, response)
    if (request.method !== 'GET' && request.method !== 'HEAD')
      throw new HttpRefusal(405, 'method_not_allowed', 'The page is only read.')
    return sendPageFile(url.pathname, response, () => workspaceView(core), pageFolder)
  }

  const server = createServer((request, response) => {
    route(request, response).catch((error: unknown) => refuse(error, response))
  })
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 1_000_000 })
  server.on('upgrade', (request, stream, head) => {
    upgrade(core, socket, sockets, boundPort, request, stream, head)
  })

  await listen(server, port)
  boundPort = (server.address() as AddressInfo).port
  core.origin = `http://127.0.0.1:${boundPort}`
  return {
    port: boundPort,
    async close() {
      sockets.close()
      const closed = new Promise<void>(resolve => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}

/** @throws HttpRefusal 400 */
function parseUrl(path: string): URL {
  try {
    return new URL(path, 'http://localhost')
  } catch {
    throw new HttpRefusal(400, 'invalid_url', 'This is not a path.')
  }
}

async function answerPageApi(
  router: Router,
  url: URL,
  path: string,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const found = router.find(incoming.method ?? 'GET', path)
  if (found === undefined) throw new HttpRefusal(404, 'not_found', `There is no ${path} in the page API.`)
  if (found === 'wrong-method')
    throw new HttpRefusal(405, 'method_not_allowed', `${incoming.method} is not for ${path}.`)
  const answer = await found.route({
    params: found.params,
    query: url.searchParams,
    incoming,
    response,
    body: schema => readJsonBody(incoming, schema),
  })
  if (answer !== undefined) sendJson(response, 200, answer)
}

function refuse(error: unknown, response: ServerResponse): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  // What was not read of the body would be taken for the next request.
  response.setHeader('Connection', 'close')
  if (error instanceof HttpRefusal || error instanceof ActRefusal) {
    sendJson(response, error.status, { ok: false, error: error.code, message: error.message })
    return
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
  sendJson(response, 500, { ok: false, error: 'internal_error', message })
}

function upgrade(
  core: Core,
  socket: SocketTransport | null,
  sockets: WebSocketServer,
  port: number,
  request: IncomingMessage,
  stream: Duplex,
  head: Buffer,
): void {
  // Who asks may hang up before the answer: an error that nobody hears would end the process.
  stream.on('error', () => stream.destroy())
  const refuseWith = (status: string) => stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`)
  let url: URL
  try {
    refuseStrangers(request, port)
    url = parseUrl(request.url ?? '/')
  } catch {
    return void refuseWith('403 Forbidden')
  }
  const redeemed = url.pathname === '/link/' ? socket?.redeem(url.searchParams.get('ticket') ?? '') : null
  if (socket === null || redeemed === null || redeemed === undefined) return void refuseWith('403 Forbidden')
  sockets.handleUpgrade(request, stream, head, one => socket.attach(one, core.app.id, redeemed.isDebug))
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host: '127.0.0.1' }, () => {
      server.off('error', reject)
      resolve()
    })
  })
}
