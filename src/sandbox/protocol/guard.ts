import type { IncomingMessage } from 'node:http'
import { HttpRefusal } from './http.ts'

/**
 * Only this machine may ask, and no web page from elsewhere: a foreign Host is DNS rebinding, a foreign Origin a page
 * of another site. Programs send no Origin.
 * @throws HttpRefusal 403
 */
export function refuseStrangers(request: IncomingMessage, port: number): void {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`]
  const host = request.headers.host ?? ''
  if (!hosts.includes(host))
    throw new HttpRefusal(403, 'foreign_host', `Host must be ${hosts.join(' or ')}, found "${host}".`)
  const { origin } = request.headers
  if (origin !== undefined && !hosts.some(one => origin === `http://${one}`))
    throw new HttpRefusal(403, 'foreign_origin', 'Requests from other origins are refused.')
}

/** The sandbox sends nothing to, and leads nobody to, an address elsewhere. */
export function isOnThisMachine(url: URL): boolean {
  return /^https?:$/.test(url.protocol) && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
}
