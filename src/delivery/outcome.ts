/** What came of one attempt to post. */
export type PostResult =
  | { readonly kind: 'accepted'; readonly channel: string; readonly ts: string }
  /** Slack said no before it took the message; `retryAfterSeconds` is its own figure. */
  | { readonly kind: 'rate_limited'; readonly retryAfterSeconds: number }
  /** A final no, with Slack's error code. */
  | { readonly kind: 'refused'; readonly code: string }
  /** The answer was lost (reset, timeout, 5xx): the message may or may not have landed. */
  | { readonly kind: 'ambiguous'; readonly why: string }
  /** It was too late in the lease to begin, so nothing was posted. */
  | { readonly kind: 'not_begun' }

/** What reading the channel's history said about an earlier attempt. */
export type LookupResult =
  | { readonly kind: 'found'; readonly channel: string; readonly ts: string }
  | { readonly kind: 'absent' }
  /** Can't be read now, but later perhaps. */
  | { readonly kind: 'unavailable'; readonly why: string }
  /** Can't be read at all, for example because the admin refused the history scope. */
  | { readonly kind: 'unreadable'; readonly why: string }

export type NextStep =
  | { readonly step: 'mark_sent'; readonly channel: string; readonly ts: string }
  /** `isUnsure`: the message may have landed, so it is looked for before the next attempt. */
  | { readonly step: 'retry'; readonly afterMs: number; readonly reason: string; readonly isUnsure: boolean }
  | { readonly step: 'look_up'; readonly reason: string }
  | { readonly step: 'post' }
  /** Untried: somebody with a fresh lease takes it. */
  | { readonly step: 'put_back' }
  | { readonly step: 'mark_unknown'; readonly reason: string }
  | { readonly step: 'mark_dead'; readonly reason: string }

/** How long one Slack call may take. */
export const POST_TIMEOUT_MS = 10_000
/** A dead instance's items are taken over after this: within half a minute, with the next look at the outbox. */
export const LEASE_MS = 25_000
/** Clocks of two machines that count the same seconds differ by less than this over one lease. */
const LEASE_MARGIN_MS = 3_000
/** After this much of a lease no post begins: it could end when another instance has the item already. */
export const POST_BEGINS_WITHIN_MS = LEASE_MS - POST_TIMEOUT_MS - LEASE_MARGIN_MS
/**
 * So long after an attempt whose outcome nobody knows, a message that is not in the history was not posted. Slack does
 * not say how far history lags, nor how long it works on a request that its sender has given up, so this is generous.
 */
export const HISTORY_SETTLES_MS = 45_000

const FIRST_RETRY_MS = 2_000
const LONGEST_RETRY_MS = 300_000
/** A day of tries, five minutes apart: an outage of Slack must not cost a message. */
const MOST_ATTEMPTS = 300
const LOOK_AGAIN_MS = 10_000

/** Answers of Slack after which the same message can succeed later. */
const passingCodes: ReadonlySet<string> = new Set(['ratelimited', 'service_unavailable'])

/** Answers after which, Slack says, some of it may have happened: https://docs.slack.dev/reference/methods/chat.postMessage */
const doubtfulCodes: ReadonlySet<string> = new Set(['internal_error', 'fatal_error', 'request_timeout'])

/** Answers about the app, not the message: it waits until somebody has mended the installation. */
const installationCodes: ReadonlySet<string> = new Set([
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'missing_scope',
  'team_access_not_granted',
])

/** Slack itself answers 200; another status comes from something between, which had no say on the message. */
const isPassing = (code: string) => passingCodes.has(code) || code.startsWith('http_')

/** Whether reading can succeed later, after such an answer to it. */
export const mayReadLater = (code: string): boolean =>
  isPassing(code) || doubtfulCodes.has(code) || (installationCodes.has(code) && code !== 'missing_scope')

function backoff(attempts: number): number {
  return Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.max(0, attempts - 1))
}

/** What follows from an attempt. `attempts` counts this one. */
export function afterPost(result: PostResult, attempts: number): NextStep {
  switch (result.kind) {
    case 'accepted':
      return { step: 'mark_sent', channel: result.channel, ts: result.ts }
    case 'rate_limited':
      return {
        step: 'retry',
        afterMs: Math.max(1, result.retryAfterSeconds) * 1_000,
        reason: 'Slack asked to slow down',
        isUnsure: false,
      }
    case 'ambiguous':
      return { step: 'look_up', reason: result.why }
    case 'not_begun':
      return { step: 'put_back' }
    case 'refused':
      if (doubtfulCodes.has(result.code)) return { step: 'look_up', reason: `Slack answered ${result.code}` }
      if (installationCodes.has(result.code))
        return {
          step: 'retry',
          afterMs: LONGEST_RETRY_MS,
          reason: `Slack refuses the app itself: ${result.code}`,
          isUnsure: false,
        }
      if (!isPassing(result.code))
        return { step: 'mark_dead', reason: `Slack refused the message: ${result.code}` }
      return attempts >= MOST_ATTEMPTS
        ? { step: 'mark_dead', reason: `Slack refused the message ${attempts} times: ${result.code}` }
        : {
            step: 'retry',
            afterMs: backoff(attempts),
            reason: `Slack answered ${result.code}`,
            isUnsure: false,
          }
  }
}

/** What follows from looking for an earlier attempt in the channel's history. */
export function afterLookup(result: LookupResult): NextStep {
  switch (result.kind) {
    case 'found':
      return { step: 'mark_sent', channel: result.channel, ts: result.ts }
    case 'absent':
      return { step: 'post' }
    case 'unavailable':
      return { step: 'retry', afterMs: LOOK_AGAIN_MS, reason: result.why, isUnsure: true }
    case 'unreadable':
      return { step: 'mark_unknown', reason: `It can't be told whether the message arrived: ${result.why}` }
  }
}
