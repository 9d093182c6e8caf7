import type { Clock } from '../clock.ts'
import type { Ids } from './ids.ts'

/** A code is exchanged once, within 10 minutes; https://docs.slack.dev/authentication/installing-with-oauth */
const codeLifeMs = 10 * 60_000

interface Grant {
  redirectUri: string | null
  /** who allowed it */
  userId: string
}

export interface OAuthCodes {
  make(grant: Grant): string
  /** undefined where the code is unknown, used or too old */
  exchange(code: string): Grant | undefined
}

export function createOAuthCodes(ids: Ids, clock: Clock): OAuthCodes {
  const made = new Map<string, Grant & { at: number }>()
  return {
    make(grant) {
      for (const [code, { at }] of made) if (clock.now() - at > codeLifeMs) made.delete(code)
      const code = ids.secret('')
      made.set(code, { ...grant, at: clock.now() })
      return code
    },
    exchange(code) {
      const grant = made.get(code)
      made.delete(code)
      return grant === undefined || clock.now() - grant.at > codeLifeMs ? undefined : grant
    },
  }
}
