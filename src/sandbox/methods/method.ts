import type { Core } from '../core.ts'
import type { JsonObject } from '../json.ts'
import type { Args } from '../protocol/args.ts'
import type { Tier } from '../protocol/rate-limits.ts'

/** One Web API method; https://docs.slack.dev/reference/methods */
export interface Method {
  name: string
  /** which token it takes; no token at all for `none` */
  token: 'bot' | 'app' | 'none'
  tier: Tier
  /** every scope this call needs */
  scopes: (args: Args, core: Core) => string[]
  run: (args: Args, core: Core) => JsonObject | Promise<JsonObject>
}

export function needs(...scopes: string[]): () => string[] {
  return () => scopes
}
