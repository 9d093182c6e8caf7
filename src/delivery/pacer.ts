/**
 * How fast messages may leave. Slack allows about one message a second and channel, and a number a minute and
 * workspace that it does not tell (https://docs.slack.dev/apis/web-api/rate-limits), so the pacer plans low, tries
 * higher while nothing is refused, and learns the number from the refusals.
 */
export interface Pacer {
  /**
   * Milliseconds to wait before a message may go to the channel; 0 takes the place, and the message must go now.
   * Instants are epoch milliseconds.
   */
  take(channel: string, at: number): number
  accepted(at: number): void
  /** Slack asked to slow down. */
  refused(channel: string, retryAfterMs: number, at: number): void
  /** How long nothing may leave, to any channel, because Slack asked for a rest. */
  restMs(at: number): number
  /** What it goes by now. */
  postsPerSecond(): number
}

const PLANNED_PER_SECOND = 5
/** Far below the several hundred a minute that Slack names; a lower rate would be a storm's, not the workspace's. */
const SLOWEST_PER_SECOND = 1
const CHANNEL_INTERVAL_MS = 1_000
/** A refusal of a message that came so soon after another one to its channel is about the channel alone. */
const CHANNEL_MEMORY_MS = 1_500
/** Places that a late timer may make up for. */
const CATCH_UP = 2
/** Messages in a row, as fast as allowed, before it tries a higher rate. */
const PROOF_SECONDS = 4
/** Fast while nothing was ever refused, carefully afterwards. */
const CLIMB = { untried: 1.25, tried: 1.05 } as const
const STEP_DOWN = 0.7
/** Below what was measured, so that what was learned is not refused again. */
const MARGIN = 0.97
/** Between two refusals the workspace's allowance is used up whole: what was accepted there is what it allows. */
const MEASURE = { least: 8, longestMs: 120_000 } as const
/** What was learned holds this long; then it tries a little more. */
const LEARNED_MS = 600_000
const SWEEP_AT_CHANNELS = 10_000

interface ChannelPace {
  readonly freeAt: number
  readonly lastAt: number
  readonly beforeAt: number
}

export function createPacer(): Pacer {
  let perSecond = PLANNED_PER_SECOND
  let nextAt = 0
  let pausedUntil = 0
  let inARow = 0
  let isHeldBack = false
  let learnedUntil = 0
  let measuringSince: number | null = null
  let acceptedSince = 0
  const channels = new Map<string, ChannelPace>()

  const sweep = (at: number) => {
    if (channels.size < SWEEP_AT_CHANNELS) return
    for (const [channel, { freeAt }] of channels)
      if (freeAt + CHANNEL_MEMORY_MS < at) channels.delete(channel)
  }

  /** What was accepted since the first of these refusals, a second; null while that is too little to go by. */
  const measured = (at: number): number | null => {
    if (measuringSince === null || at - measuringSince > MEASURE.longestMs) {
      measuringSince = at
      acceptedSince = 0
    }
    return acceptedSince < MEASURE.least ? null : (acceptedSince * 1_000) / (at - measuringSince)
  }

  const slowDown = (at: number) => {
    const allowed = measured(at)
    perSecond = Math.max(
      SLOWEST_PER_SECOND,
      allowed === null ? perSecond * STEP_DOWN : Math.min(perSecond, allowed) * MARGIN,
    )
    learnedUntil = at + LEARNED_MS
  }

  return {
    postsPerSecond: () => perSecond,
    restMs: at => Math.max(0, pausedUntil - at),

    take(channel, at) {
      const known = channels.get(channel)
      const freeAt = Math.max(pausedUntil, known?.freeAt ?? 0)
      if (freeAt > at) return freeAt - at
      if (nextAt > at) {
        isHeldBack = true
        return nextAt - at
      }
      const interval = 1_000 / perSecond
      nextAt = Math.max(nextAt, at - CATCH_UP * interval) + interval
      sweep(at)
      channels.set(channel, {
        freeAt: at + CHANNEL_INTERVAL_MS,
        lastAt: at,
        beforeAt: known?.lastAt ?? Number.NEGATIVE_INFINITY,
      })
      return 0
    },

    accepted(at) {
      acceptedSince += 1
      inARow += 1
      if (!isHeldBack || at < learnedUntil || inARow < PROOF_SECONDS * perSecond) return
      perSecond *= learnedUntil === 0 ? CLIMB.untried : CLIMB.tried
      inARow = 0
      isHeldBack = false
    },

    refused(channel, retryAfterMs, at) {
      inARow = 0
      const known = channels.get(channel)
      if (known !== undefined) channels.set(channel, { ...known, freeAt: at + retryAfterMs })
      if (known !== undefined && known.lastAt - known.beforeAt < CHANNEL_MEMORY_MS) return
      // Messages that were on their way together are refused together: that is one refusal.
      if (at < pausedUntil) return
      pausedUntil = at + retryAfterMs
      slowDown(at)
    },
  }
}
