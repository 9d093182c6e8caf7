import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Core } from '../core.ts'
import type { StoredFile } from '../workspace/files.ts'
import { failsAfter, failsBefore, takePlainFault } from './faulty-exchange.ts'
import { contentType, HttpRefusal, readBody, sendText } from './http.ts'
import { firstFilePart } from './multipart.ts'

export const uploadLimitBytes = 50_000_000

/** `POST /upload/v1/KEY`, raw or as a form, in the promised length. */
export async function takeUpload(
  core: Core,
  key: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const file = core.files.byUploadKey(key)
  if (file === undefined) throw new HttpRefusal(404, 'file_not_found', 'This upload URL is unknown or used.')
  const raw = await readBody(request, uploadLimitBytes)
  const isForm = contentType(request) === 'multipart/form-data'
  const bytes = isForm ? firstFilePart(raw, request.headers['content-type'] ?? '') : raw
  if (bytes === undefined) throw new HttpRefusal(400, 'invalid_form_data', 'The form carries no file.')
  const entry = core.traffic.begin({
    direction: 'from-app',
    name: 'upload',
    transport: 'web-api',
    request: { file: file.id, bytes: bytes.length },
  })
  const exchange = { core, entry, response }
  const fault = takePlainFault(core, entry)
  if (await failsBefore(fault, exchange)) return
  if (file.expectedBytes !== null && bytes.length !== file.expectedBytes) {
    core.traffic.finish(entry, { status: 400, ok: false, error: 'length_mismatch' })
    throw new HttpRefusal(
      400,
      'length_mismatch',
      `Promised ${file.expectedBytes} bytes, got ${bytes.length}.`,
    )
  }
  core.files.store(file, Buffer.from(bytes))
  if (failsAfter(fault, exchange)) return
  core.traffic.finish(entry, { status: 200, ok: true, response: 'OK' })
  sendText(response, 200, `OK - ${bytes.length}`)
}

/** `GET /files/ID/NAME`, with the bot token as with `url_private`. */
export function sendPrivateFile(
  core: Core,
  fileId: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const isApps =
    request.headers.authorization === `Bearer ${core.app.bot_token}` && core.scopes.has('files:read')
  if (!isApps)
    throw new HttpRefusal(403, 'not_authed', 'Send the bot token (scope files:read) as a bearer token.')
  sendFile(core.files.get(fileId), response)
}

const shownInline = /^image\/(png|jpeg|gif)$/

/** Only pictures are shown in place: nothing that was uploaded may run in the page's origin. */
export function sendFile(file: StoredFile | undefined, response: ServerResponse): void {
  if (file === undefined || !file.isUploaded)
    throw new HttpRefusal(404, 'file_not_found', 'There is no such file.')
  const isInline = shownInline.test(file.mimetype)
  const name = encodeURIComponent(file.name)
  response.writeHead(200, {
    'Content-Type': isInline ? file.mimetype : 'application/octet-stream',
    'Content-Length': file.bytes.length,
    'Content-Disposition': `${isInline ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'X-Content-Type-Options': 'nosniff',
  })
  response.end(file.bytes)
}
