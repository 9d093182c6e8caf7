import { readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { extname, join, normalize, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { HttpRefusal } from './http.ts'
import { joinedPage, joinedScript, joinedStyles } from './joined-page.ts'

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

/**
 * `GET /…` from the folder of the page. `first` is what the page would ask for before anything else: it stands in the
 * document, so that the first screen needs no further answer.
 * @throws HttpRefusal 404, also for what lies outside of the folder
 */
export async function sendPageFile(
  path: string,
  response: ServerResponse,
  first: () => unknown,
  folder = ownPage,
): Promise<void> {
  const missing = new HttpRefusal(404, 'not_found', 'There is nothing here.')
  const wanted = path === '/' ? 'index.html' : decode(path)
  if (wanted === undefined || wanted.includes('\0')) throw missing
  const place = normalize(join(folder, wanted))
  const type = types[extname(place)]
  if (!place.startsWith(folder.endsWith(sep) ? folder : folder + sep) || type === undefined) throw missing
  const bytes = (await joinedFile(wanted, folder, first)) ?? (await readFile(place).catch(() => null))
  if (bytes === null) throw missing
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

async function joinedFile(name: string, folder: string, first: () => unknown): Promise<Buffer | null> {
  const path = name.replace(/^\//, '')
  if (path === 'page.js') return joinedOnce(folder, joinedScript)
  if (path === 'page.css') return joinedOnce(folder, joinedStyles)
  if (path !== 'index.html') return null
  // The browser will ask for both in a moment; a folder without them answers then.
  for (const make of [joinedScript, joinedStyles]) joinedOnce(folder, make).catch(() => {})
  return Buffer.from(joinedPage(await readFile(join(folder, path), 'utf8'), first()))
}

const joined = new Map<string, Promise<Buffer>>()

/** Once a process: whoever changes a file of the page starts the sandbox again. */
function joinedOnce(folder: string, make: typeof joinedScript | typeof joinedStyles): Promise<Buffer> {
  const key = `${make.name} ${folder}`
  const known = joined.get(key)
  if (known !== undefined) return known
  const made = make(folder).then(text => Buffer.from(text))
  joined.set(key, made)
  return made
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}
