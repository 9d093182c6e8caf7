import type { Clock } from '../clock.ts'
import type { LimitsSection } from '../workspace/workspace-file.ts'

/** calls a minute and method; https://docs.slack.dev/apis/web-api/rate-limits */
const callsPerMinute = { tier1: 1, tier2: 20, tier3: 50, tier4: 100 } as const
export type Tier = keyof typeof callsPerMinute | 'posting' | 'unlimited'

/** Slack allows "occasional bursts" above the tier and states no figure: half as many again. */
const burstRatio = 1.5

export interface RateLimits {
  isEnforced: boolean
  workspacePostsPerMinute: number
  /** null: go ahead; otherwise seconds to wait. Asking uses the allowance up. */
  take(method: string, tier: Tier, channel: string | undefined): number | null
}

interface Bucket {
  tokens: number
  at: number
}

export function createRateLimits(section: LimitsSection, clock: Clock): RateLimits {
  const buckets = new Map<string, Bucket>()
  let sweepAt = 0

  const refill = (key: string, perMs: number, capacity: number): Bucket => {
    const now = clock.now()
    const bucket = buckets.get(key) ?? { tokens: capacity, at: now }
    bucket.tokens = Math.min(capacity, bucket.tokens + Math.max(0, now - bucket.at) * perMs)
    bucket.at = now
    buckets.set(key, bucket)
    return bucket
  }

  const secondsFor = (bucket: Bucket, perMs: number) =>
    Math.max(1, Math.ceil((1 - bucket.tokens) / perMs / 1000))

  // Channels that have long been quiet are full again, so forgetting them changes nothing.
  const sweep = () => {
    if (clock.now() < sweepAt) return
    sweepAt = clock.now() + 60_000
    for (const [key, bucket] of buckets) if (clock.now() - bucket.at > 600_000) buckets.delete(key)
  }

  const limits: RateLimits = {
    isEnforced: section.is_enforced,
    workspacePostsPerMinute: section.workspace_posts_per_minute,
    take(method, tier, channel) {
      if (!limits.isEnforced || tier === 'unlimited') return null
      sweep()
      if (tier === 'posting') {
        const channelRate = section.channel_posts_per_second / 1000
        const workspaceRate = limits.workspacePostsPerMinute / 60_000
        const ofChannel = refill(`post ${channel ?? ''}`, channelRate, section.channel_post_burst)
        const ofWorkspace = refill('posts', workspaceRate, Math.max(1, limits.workspacePostsPerMinute / 10))
        if (ofChannel.tokens < 1) return secondsFor(ofChannel, channelRate)
        if (ofWorkspace.tokens < 1) return secondsFor(ofWorkspace, workspaceRate)
        ofChannel.tokens -= 1
        ofWorkspace.tokens -= 1
        return null
      }
      const isHistory = method === 'conversations.history' || method === 'conversations.replies'
      const perMinute = (isHistory ? section.history_per_minute : undefined) ?? callsPerMinute[tier]
      const perMs = perMinute / 60_000
      const bucket = refill(`method ${method}`, perMs, Math.ceil(perMinute * burstRatio))
      if (bucket.tokens < 1) return secondsFor(bucket, perMs)
      bucket.tokens -= 1
      return null
    },
  }
  return limits
}
