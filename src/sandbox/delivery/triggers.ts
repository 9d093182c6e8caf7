import type { Clock } from '../clock.ts'
import { SlackError } from '../protocol/slack-error.ts'
import type { Ids } from '../workspace/ids.ts'

/** A trigger opens one view, within 3 seconds of the act that made it. */
const triggerLifeMs = 3_000

interface Trigger {
  userId: string
  /** the view it came from, for views.push */
  viewId: string | null
  /** where the person was */
  channelId: string | null
}

export interface Triggers {
  make(trigger: Trigger): string
  /** @throws SlackError invalid_trigger_id, exchanged_trigger_id, expired_trigger_id */
  exchange(id: string): Trigger
}

const triggersKept = 10_000

export function createTriggers(ids: Ids, clock: Clock): Triggers {
  const made = new Map<string, Trigger & { at: number; isUsed: boolean }>()
  return {
    make(trigger) {
      const id = `${Math.floor(clock.now())}.${ids.secret('')}`
      made.set(id, { ...trigger, at: clock.now(), isUsed: false })
      const oldest = made.keys().next().value
      if (made.size > triggersKept && oldest !== undefined) made.delete(oldest)
      return id
    },
    exchange(id) {
      const trigger = made.get(id)
      if (trigger === undefined) throw new SlackError('invalid_trigger_id')
      if (trigger.isUsed) throw new SlackError('exchanged_trigger_id')
      if (clock.now() - trigger.at > triggerLifeMs) throw new SlackError('expired_trigger_id')
      trigger.isUsed = true
      return trigger
    },
  }
}
