import type { WebClient } from '@slack/web-api'
import { UnavailableError } from '../../errors.ts'

export interface PictureFile {
  readonly name: string
  readonly title: string
  readonly altText: string
  readonly bytes: Buffer
  /** Mrkdwn that stands over the picture: its numbers. */
  readonly words: string
}

export interface FileSender {
  readonly client: WebClient
  /** Of the sandbox; null is Slack. */
  readonly apiUrl: string | null
}

/** Longest wait for Slack to take the bytes. */
const UPLOAD_TIMEOUT_MS = 15_000

/** Slack's own host for files, or the sandbox that the bot is connected to: bytes go nowhere else. */
export function isAllowedUploadUrl(uploadUrl: string, apiUrl: string | null): boolean {
  if (!URL.canParse(uploadUrl)) return false
  const { origin } = new URL(uploadUrl)
  return origin === 'https://files.slack.com' || (apiUrl !== null && origin === new URL(apiUrl).origin)
}

const notSent = (message: string, cause?: unknown) =>
  new UnavailableError({
    code: 'picture_not_sent',
    message,
    userMessage:
      'Slack did not take the picture. Its numbers stand in the answer above; please try again later.',
    cause,
  })

const notAllowed = new UnavailableError({
  code: 'files_not_allowed',
  message: 'the app lacks the scope files:write',
  userMessage:
    'I may not send pictures in this workspace yet. Whoever looks after Slack here can install the app anew with the scope `files:write`; the numbers stand in the answer above.',
})

const codeOf = (error: unknown) => (error as { readonly data?: { readonly error?: unknown } }).data?.error

/**
 * Sends a picture to one person's direct message with the bot, the only place where Slack lets an app show a file to
 * one person alone. Nothing is tried twice: a lost answer may mean that it arrived.
 */
export async function sendFile(
  { client, apiUrl }: FileSender,
  slackUserId: string,
  { name, title, altText, bytes, words }: PictureFile,
): Promise<void> {
  try {
    const { channel } = await client.conversations.open({ users: slackUserId })
    // The client's own upload calls the alternative text `alt_text`, which Slack does not read.
    const { upload_url: uploadUrl, file_id: id } = (await client.apiCall('files.getUploadURLExternal', {
      filename: name,
      length: bytes.length,
      alt_txt: altText,
    })) as { readonly upload_url?: string; readonly file_id?: string }
    if (channel?.id === undefined || uploadUrl === undefined || id === undefined)
      throw notSent('Slack answered without a place for the file')
    if (!isAllowedUploadUrl(uploadUrl, apiUrl)) throw notSent('the address for the upload is not Slack’s')
    const sent = await fetch(uploadUrl, {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream' },
      body: new Uint8Array(bytes),
      redirect: 'error',
      signal: AbortSignal.timeout(UPLOAD_TIMEOUT_MS),
    })
    if (!sent.ok) throw notSent(`the upload was answered with ${sent.status}`)
    await client.files.completeUploadExternal({
      files: [{ id, title }],
      channel_id: channel.id,
      initial_comment: words,
    })
  } catch (error) {
    if (error instanceof UnavailableError) throw error
    throw codeOf(error) === 'missing_scope' ? notAllowed : notSent('the picture could not be sent', error)
  }
}
