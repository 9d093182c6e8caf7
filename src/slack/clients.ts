import { LogLevel, type Logger as SlackLogger } from '@slack/bolt'
import { WebClient, type WebClientOptions } from '@slack/web-api'
import type { Logger } from 'pino'

/** The part of our log that Slack's libraries write to; their debug lines carry payloads and are left out. */
export function slackLogger(log: Logger): SlackLogger {
  const words = (parts: readonly unknown[]) =>
    parts.map(part => (part instanceof Error ? part.message : String(part))).join(' ')
  return {
    debug: () => {},
    info: (...parts) => log.debug(words(parts)),
    warn: (...parts) => log.warn(words(parts)),
    error: (...parts) => log.error(words(parts)),
    setLevel: () => {},
    getLevel: () => LogLevel.INFO,
    setName: () => {},
  }
}

/**
 * Options for every Web API client: no retries of its own (a repeated post is a repeated message), no waiting on 429
 * (one would hold up everything), a finite timeout, no absolute URLs.
 */
export function clientOptions(apiUrl: string | null, timeoutMs: number, log: Logger): WebClientOptions {
  return {
    ...(apiUrl === null ? {} : { slackApiUrl: apiUrl.endsWith('/') ? apiUrl : `${apiUrl}/` }),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout: timeoutMs,
    allowAbsoluteUrls: false,
    logger: slackLogger(log),
  }
}

/** A client for messages that nobody waits for, apart from the one that answers people. */
export function bulkClient(token: string, apiUrl: string | null, timeoutMs: number, log: Logger): WebClient {
  return new WebClient(token, clientOptions(apiUrl, timeoutMs, log))
}
