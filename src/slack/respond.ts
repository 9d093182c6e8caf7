import type { RespondFn } from '@slack/bolt'
import type { Logger } from 'pino'
import type { Reply } from './blocks/build.ts'

/** Where an answer may be sent: Slack's own host, or the sandbox that the bot is connected to. */
export function isAllowedResponseUrl(responseUrl: string, apiUrl: string | null): boolean {
  if (!URL.canParse(responseUrl)) return false
  const { origin } = new URL(responseUrl)
  if (origin === 'https://hooks.slack.com') return true
  return apiUrl !== null && origin === new URL(apiUrl).origin
}

export interface Responder {
  readonly respond: RespondFn
  readonly responseUrl: string | undefined
  readonly apiUrl: string | null
  readonly log: Logger
}

/** Sends an answer that only the asker sees. An address that is not Slack's gets nothing. */
export async function answerEphemeral(
  { respond, responseUrl, apiUrl, log }: Responder,
  { text, blocks }: Reply,
): Promise<void> {
  if (responseUrl === undefined || !isAllowedResponseUrl(responseUrl, apiUrl)) {
    log.warn('an answer was not sent: its response_url is not an address of Slack')
    return
  }
  await respond({ response_type: 'ephemeral', replace_original: false, text, blocks })
}
