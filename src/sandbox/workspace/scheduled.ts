import type { Clock } from '../clock.ts'
import type { Ids } from './ids.ts'

export interface ScheduledMessage {
  id: string
  channel: string
  /** epoch seconds */
  postAt: number
  created: number
  text: string
}

export interface Scheduled {
  /** `post` runs when its time has come on the sandbox's clock, unless it was taken back */
  add(part: Pick<ScheduledMessage, 'channel' | 'postAt' | 'text'>, post: () => void): ScheduledMessage
  /** false where it is unknown, sent or taken back */
  remove(channel: string, id: string): boolean
  /** soonest first */
  all(): ScheduledMessage[]
}

export function createScheduled(ids: Ids, clock: Clock): Scheduled {
  const waiting = new Map<string, { message: ScheduledMessage; cancel: () => void }>()
  return {
    add(part, post) {
      const message = { ...part, id: ids.next('Q'), created: Math.floor(clock.now() / 1000) }
      const cancel = clock.after(part.postAt * 1000 - clock.now(), () => {
        waiting.delete(message.id)
        post()
      })
      waiting.set(message.id, { message, cancel })
      return message
    },
    remove(channel, id) {
      const found = waiting.get(id)
      if (found?.message.channel !== channel) return false
      found.cancel()
      return waiting.delete(id)
    },
    all: () => [...waiting.values()].map(one => one.message).sort((one, other) => one.postAt - other.postAt),
  }
}
