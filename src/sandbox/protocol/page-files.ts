import { readdir, readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { HttpRefusal } from './http.ts'

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** Scripts, styles and pictures from here alone; nothing from message text can ever run. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  // No script of the page can turn text into HTML, not even by mistake.
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ')

const ownPage = fileURLToPath(new URL('../page/', import.meta.url))

/** `GET /…` from the folder of the page. @throws HttpRefusal 404, also for what lies outside of it */
export async function sendPageFile(path: string, response: ServerResponse, folder = ownPage): Promise<void> {
  const missing = new HttpRefusal(404, 'not_found', 'There is nothing here.')
  const wanted = path === '/' ? 'index.html' : decode(path)
  if (wanted === undefined || wanted.includes('\0')) throw missing
  const place = normalize(join(folder, wanted))
  const type = types[extname(place)]
  if (!place.startsWith(folder.endsWith(sep) ? folder : folder + sep) || type === undefined) throw missing
  const found = await readFile(place).catch(() => null)
  if (found === null) throw missing
  const bytes = wanted === 'index.html' ? await withPreloads(found, folder) : found
  response.writeHead(200, {
    'Content-Type': type,
    'Content-Length': bytes.length,
    'Content-Security-Policy': contentSecurityPolicy,
    'Cache-Control': 'no-cache',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  })
  response.end(bytes)
}

/** Names every module at once: a browser would otherwise find them one import after the other. */
async function withPreloads(page: Buffer, folder: string): Promise<Buffer> {
  const files = await readdir(folder, { recursive: true })
  const links = files
    .filter(file => file.endsWith('.js'))
    .map(file => `<link rel="modulepreload" href="/${file.split(sep).join('/')}">`)
  return Buffer.from(page.toString('utf8').replace('</head>', `${links.join('')}</head>`))
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}
