import { randomBytes } from 'node:crypto'
import type { Clock } from '../clock.ts'

const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ0123456789'

export interface Ids {
  /** `M07K2…`-like ids: prefix and ten characters, never the same twice */
  next(prefix: string): string
  /** five characters, as Slack fills in for a `block_id` or an `action_id` that was left out */
  short(): string
  /** unguessable, for addresses and tokens */
  secret(prefix: string): string
  /** message timestamp `seconds.micros`; strictly rising, so unique in the workspace */
  ts(): string
  /** how far the counting is, for a state file */
  used(): UsedIds
  /** goes on counting from there */
  resume(used: UsedIds): void
}

export interface UsedIds {
  serial: number
  lastMicros: number
}

const shortIds = alphabet.length ** 5
// Prime to the count of them, so that each comes once before any comes again.
const shortStep = 24_036_583

function letters(number: number, places: number): string {
  let rest = number
  let tail = ''
  for (let place = 0; place < places; place += 1) {
    tail = alphabet.charAt(rest % alphabet.length) + tail
    rest = Math.floor(rest / alphabet.length)
  }
  return tail
}

export function createIds(clock: Clock): Ids {
  let serial = 0
  let shortSerial = 0
  let lastMicros = 0
  return {
    next(prefix) {
      serial += 1
      return `${prefix}0SBX${letters(serial, 6)}`
    },
    short() {
      shortSerial = (shortSerial + shortStep) % shortIds
      return letters(shortSerial, 5)
    },
    secret: prefix => prefix + randomBytes(18).toString('base64url'),
    ts() {
      // Even when the clock is set back, a later message has a later timestamp.
      lastMicros = Math.max(lastMicros + 1, clock.now() * 1000)
      const seconds = Math.floor(lastMicros / 1_000_000)
      return `${seconds}.${String(lastMicros % 1_000_000).padStart(6, '0')}`
    },
    used: () => ({ serial, lastMicros }),
    resume(used) {
      serial = Math.max(serial, used.serial)
      lastMicros = Math.max(lastMicros, used.lastMicros)
    },
  }
}

export function tsToMs(ts: string): number {
  return Number(ts) * 1000
}
