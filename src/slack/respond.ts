import type { RespondFn } from '@slack/bolt'
import type { Logger } from 'pino'
import type { Reply } from './blocks/build.ts'
import { sendBlocks } from './send-blocks.ts'
import type { SlackServices } from './surface.ts'

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
  readonly services: () => Promise<Pick<SlackServices, 'blockSupport'>>
}

const ways = {
  to_asker: { response_type: 'ephemeral', replace_original: false },
  in_place: { response_type: 'ephemeral', replace_original: true },
  in_channel: { response_type: 'in_channel', replace_original: false },
} as const

/** A response_url says only by its status that it does not take a message; 429 is "slow down". */
function isRefused(error: unknown): boolean {
  const { statusCode: status } = error as { readonly statusCode?: unknown }
  return typeof status === 'number' && status >= 400 && status < 500 && status !== 429
}

/** Sends an answer; false for an address that is not Slack's, which gets nothing. */
async function answer(
  { respond, responseUrl, apiUrl, log, services }: Responder,
  way: keyof typeof ways,
  { text, blocks }: Reply,
): Promise<boolean> {
  if (responseUrl === undefined || !isAllowedResponseUrl(responseUrl, apiUrl)) {
    log.warn('an answer was not sent: its response_url is not an address of Slack')
    return false
  }
  await sendBlocks(blocks, {
    support: async () => (await services()).blockSupport,
    send: fitting => respond({ ...ways[way], text, blocks: fitting }),
    isRefusal: isRefused,
  })
  return true
}

/** Sends an answer that only the asker sees. */
export async function answerEphemeral(responder: Responder, reply: Reply): Promise<void> {
  await answer(responder, 'to_asker', reply)
}

/** Puts an answer in the place of the one whose button was pressed. */
export async function answerInPlace(responder: Responder, reply: Reply): Promise<void> {
  await answer(responder, 'in_place', reply)
}

/**
 * Posts for everyone in the channel. `refused` where nothing was posted for certain; `unknown` where Slack's answer
 * was lost, or says that something went wrong there.
 */
export async function postInChannel(
  responder: Responder,
  reply: Reply,
): Promise<'posted' | 'refused' | 'unknown'> {
  try {
    return (await answer(responder, 'in_channel', reply)) ? 'posted' : 'refused'
  } catch (error) {
    const { statusCode: status } = error as { readonly statusCode?: unknown }
    responder.log.warn({ status }, 'an answer could not be shared to a channel')
    return typeof status === 'number' && status >= 400 && status < 500 ? 'refused' : 'unknown'
  }
}
