import type { Clock } from '../clock.ts'
import type { Ids } from '../workspace/ids.ts'

/** 5 uses within 30 minutes; https://docs.slack.dev/interactivity/handling-user-interaction */
const responseUrlUses = 5
const responseUrlLifeMs = 30 * 60_000

export interface ResponseContext {
  userId: string
  channelId: string
  /** the message that was acted on, if it was one; `replace_original` and `delete_original` mean this */
  source: { ts: string; visibleTo: string | null; threadTs: string | null } | null
}

export interface ResponseUrls {
  make(context: ResponseContext): string
  /** counts one use; a string says why not */
  use(key: string): ResponseContext | 'expired_url' | 'used_url' | 'invalid_url'
  /** without counting a use */
  peek(key: string): ResponseContext | undefined
}

const urlsKept = 10_000

export function createResponseUrls(ids: Ids, clock: Clock): ResponseUrls {
  const made = new Map<string, ResponseContext & { at: number; uses: number }>()
  return {
    make(context) {
      const key = ids.secret('')
      made.set(key, { ...context, at: clock.now(), uses: 0 })
      const oldest = made.keys().next().value
      if (made.size > urlsKept && oldest !== undefined) made.delete(oldest)
      return key
    },
    peek: key => made.get(key),
    use(key) {
      const url = made.get(key)
      if (url === undefined) return 'invalid_url'
      if (clock.now() - url.at > responseUrlLifeMs) return 'expired_url'
      if (url.uses >= responseUrlUses) return 'used_url'
      url.uses += 1
      return url
    },
  }
}
