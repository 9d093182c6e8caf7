import type { Clock } from '../clock.ts'
import { type Faults, isNamed } from '../control/faults.ts'
import { forLog, type Traffic } from '../control/traffic.ts'
import type { JsonObject } from '../json.ts'
import { type Ack, type Attempt, type Envelope, firstAttempt, type Transport } from './transport.ts'

/** Events are tried again at once, after 1 minute and after 5; https://docs.slack.dev/apis/events-api */
const retryDelaysMs = [0, 60_000, 300_000]
/** Slack switches events off when fewer than this part of an hour's events are acknowledged … */
const leastSuccessRatio = 0.05
/** … once there were this many of them. */
const failuresCountFrom = 1_000
/** More than this wait for no second try, so that an app that is away cannot fill the memory. */
const retriesKept = 5_000

export interface Delivery {
  /** One attempt: commands and interactions are never repeated. */
  once(envelope: Envelope): Promise<Ack>
  /** An Events API callback, repeated on the schedule until it is acknowledged. */
  event(type: string, payload: JsonObject): void
  /** resolves when no delivery is under way (retries that wait for their time don't count) */
  settled(): Promise<void>
  connections(): number
  /** false once nearly every event of an hour failed; then no more events come */
  readonly isSwitchedOn: boolean
  switchOn(): void
}

interface Parts {
  transport: Transport
  clock: Clock
  traffic: Traffic
  faults: Faults
  eventsPerHour: number
  /** what the app hears once when the hour's allowance is used up; `minute` in epoch seconds */
  rateLimitedPayload: (minute: number) => JsonObject
}

export function createDelivery(parts: Parts): Delivery {
  const { transport, clock, traffic, faults } = parts
  const underWay = new Set<Promise<unknown>>()
  let hour = { startedAt: 0, count: 0, acknowledged: 0 }
  let isSwitchedOn = true
  let waiting = 0

  const attempt = async (envelope: Envelope, which: Attempt): Promise<Ack> => {
    const entry = traffic.begin({
      direction: 'to-app',
      name: envelope.name,
      transport: transport.name,
      retryNum: which.retryNum,
      request: forLog(envelope.payload, 0),
    })
    const sent = transport.send(envelope, which)
    underWay.add(sent)
    const ack = await sent
    underWay.delete(sent)
    const isAcknowledged = ack.outcome === 'acknowledged'
    traffic.finish(entry, {
      ok: isAcknowledged,
      status: ack.outcome === 'acknowledged' || ack.outcome === 'refused' ? ack.status : null,
      error: isAcknowledged ? null : ack.outcome,
      response: isAcknowledged ? (ack.body ?? null) : null,
    })
    return ack
  }

  const deliver = async (envelope: Envelope, which: Attempt): Promise<void> => {
    const ack = await attempt(envelope, which)
    if (ack.outcome === 'acknowledged') {
      hour.acknowledged += 1
      return
    }
    if (hour.count >= failuresCountFrom && hour.acknowledged < leastSuccessRatio * hour.count)
      isSwitchedOn = false
    if (ack.outcome === 'refused' && ack.noRetry) return
    const delayMs = retryDelaysMs[which.retryNum]
    if (delayMs === undefined) return
    const next = { retryNum: which.retryNum + 1, retryReason: reasonOf(ack) }
    const again = () => void deliver(envelope, next)
    if (delayMs === 0) {
      setImmediate(again)
      return
    }
    if (waiting >= retriesKept) return
    waiting += 1
    clock.after(delayMs, () => {
      waiting -= 1
      again()
    })
  }

  /** True while the app may still be told; Slack stops at 30,000 events an hour. */
  const isWithinAllowance = () => {
    const now = clock.now()
    if (now - hour.startedAt >= 3_600_000) hour = { startedAt: now, count: 0, acknowledged: 0 }
    hour.count += 1
    if (hour.count === parts.eventsPerHour + 1) {
      const payload = parts.rateLimitedPayload(Math.floor(now / 60_000) * 60)
      void deliver({ kind: 'events_api', name: 'app_rate_limited', payload }, firstAttempt)
    }
    return hour.count <= parts.eventsPerHour
  }

  return {
    once: envelope => attempt(envelope, firstAttempt),
    event(type, payload) {
      if (!isSwitchedOn || !isWithinAllowance()) return
      if (faults.take('lost-event', spec => isNamed(spec.event, type)) !== undefined) return
      const envelope: Envelope = { kind: 'events_api', name: type, payload }
      const copies = faults.take('duplicate-event', spec => isNamed(spec.event, type))?.copies ?? 0
      const late = faults.take('late-event', spec => isNamed(spec.event, type))
      for (let copy = 0; copy <= copies; copy += 1) {
        if (late === undefined) void deliver(envelope, firstAttempt)
        else clock.after(late.delayMs, () => void deliver(envelope, firstAttempt))
      }
    },
    async settled() {
      while (underWay.size > 0) await Promise.allSettled(underWay)
    },
    connections: () => transport.connections(),
    switchOn() {
      isSwitchedOn = true
      hour = { startedAt: clock.now(), count: 0, acknowledged: 0 }
    },
    get isSwitchedOn() {
      return isSwitchedOn
    },
  }
}

function reasonOf(ack: Ack): string {
  if (ack.outcome === 'timeout') return 'http_timeout'
  if (ack.outcome === 'refused') return 'http_error'
  return 'connection_failed'
}
