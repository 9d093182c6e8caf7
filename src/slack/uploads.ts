import { createWriteStream } from 'node:fs'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { WebClient } from '@slack/web-api'
import { RefusedInputError } from '../errors.ts'
import type { ReadUploads, Upload } from '../workflows/ports/index.ts'
import type { SlackConnection } from './connection.ts'

/** Where Slack keeps files; the bot token is sent nowhere else. */
const FILES_HOST = 'https://files.slack.com'
const TIMEOUT_MS = 120_000

/** Slack's own host for files, or the sandbox that the bot is connected to. */
export function isAllowedFileUrl(url: string, apiUrl: string | null): boolean {
  if (!URL.canParse(url)) return false
  const { origin } = new URL(url)
  return origin === FILES_HOST || (apiUrl !== null && origin === new URL(apiUrl).origin)
}

const refused = (name: string, why: string) => new RefusedInputError([`${name}: ${why}`])

/** Ends a download that brings more than was announced. */
function atMost(bytes: number, name: string): Transform {
  let seen = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      seen += chunk.length
      done(seen > bytes ? refused(name, 'more came than Slack had announced') : null, chunk)
    },
    flush(done) {
      done(seen < bytes ? refused(name, 'less came than Slack had announced; please upload it again') : null)
    },
  })
}

/** Reads files that people put into forms, with the bot's own token and from Slack's host only. */
export function createUploadReader(client: WebClient, { botToken, apiUrl }: SlackConnection): ReadUploads {
  return (fileIds, slackUserId) =>
    Promise.all(
      fileIds.map(async (file): Promise<Upload> => {
        const { file: found } = await client.files.info({ file })
        const { name = file, size = 0, url_private_download: url = '', user } = found ?? {}
        if (user !== slackUserId) throw refused(name, 'somebody else uploaded it')
        if (!isAllowedFileUrl(url, apiUrl)) throw refused(name, 'it does not lie with Slack')
        return {
          name,
          sizeBytes: size,
          async saveTo(path) {
            const response = await fetch(url, {
              headers: { authorization: `Bearer ${botToken}` },
              // Slack leads to its sign-in page where the token may not read files.
              redirect: 'error',
              signal: AbortSignal.timeout(TIMEOUT_MS),
            }).catch(() => null)
            if (response?.ok !== true || response.body === null)
              throw refused(name, 'Slack did not hand it over; does the app have the scope files:read?')
            const body = Readable.fromWeb(response.body as import('node:stream/web').ReadableStream)
            await pipeline(body, atMost(size, name), createWriteStream(path, { flags: 'wx', mode: 0o600 }))
          },
        }
      }),
    )
}
