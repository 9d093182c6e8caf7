import type { IncomingMessage } from 'node:http'
import { HttpRefusal } from './http.ts'

/** What a link or a redirect from elsewhere may lead a person to. */
const openToLinks = ['/', '/index.html', '/oauth/v2/authorize']

/**
 * Only this machine may ask, and no web page from elsewhere: a foreign Host is DNS rebinding, a foreign Origin a page
 * of another site. A picture or a link of such a page sends no Origin, but browsers say with Sec-Fetch-Site where it
 * stands. Programs send neither.
 * @throws HttpRefusal 403
 */
export function refuseStrangers(request: IncomingMessage, port: number): void {
  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`]
  const host = request.headers.host ?? ''
  if (!hosts.includes(host))
    throw new HttpRefusal(403, 'foreign_host', `Host must be ${hosts.join(' or ')}, found "${host}".`)
  const { origin } = request.headers
  if (origin !== undefined && !hosts.some(one => origin === `http://${one}`)) throw foreign()
  const { 'sec-fetch-site': site = 'none', 'sec-fetch-mode': mode } = request.headers
  if (site === 'none' || site === 'same-origin') return
  const [path = ''] = (request.url ?? '').split('?', 1)
  if (mode !== 'navigate' || !openToLinks.includes(path)) throw foreign()
}

function foreign(): HttpRefusal {
  return new HttpRefusal(403, 'foreign_origin', 'Requests from other origins are refused.')
}

/** The sandbox sends nothing to, and leads nobody to, an address elsewhere. */
export function isOnThisMachine(url: URL): boolean {
  return /^https?:$/.test(url.protocol) && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname)
}
