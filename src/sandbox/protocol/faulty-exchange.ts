import type { ServerResponse } from 'node:http'
import { type FaultOf, isNamed } from '../control/faults.ts'
import type { Core } from '../core.ts'
import type { FaultSpec, TrafficEntry } from '../page-api.ts'
import { sendText } from './http.ts'

const webApiFaults = [
  'slow',
  'rate-limited',
  'reset-before',
  'reset-after',
  'status-before',
  'status-after',
  'api-error',
  'not-json',
] as const
export type WebApiFault = FaultOf<(typeof webApiFaults)[number]>

/** Faults that an exchange outside the Web API can have: it has no Slack error and no JSON of its own. */
const plainFaults = ['slow', 'reset-before', 'reset-after', 'status-before', 'status-after'] as const
type PlainFault = FaultOf<(typeof plainFaults)[number]>

interface Exchange {
  readonly core: Core
  readonly entry: TrafficEntry
  readonly response: ServerResponse
}

function take<Kind extends WebApiFault['kind']>(
  kinds: readonly Kind[],
  core: Core,
  entry: TrafficEntry,
  channel: string | undefined,
): FaultOf<Kind> | undefined {
  for (const kind of kinds) {
    const fault = core.faults.take(
      kind,
      spec => 'method' in spec && isNamed(spec.method, entry.name) && isForChannel(spec, channel),
    )
    if (fault === undefined) continue
    entry.fault = kind
    return fault
  }
  return undefined
}

/** The fault that waits for a method, used up once. */
export const takeFault = (core: Core, entry: TrafficEntry, channel: string | undefined) =>
  take(webApiFaults, core, entry, channel) as WebApiFault | undefined

/** The fault that waits for `response_url` or `upload`. */
export const takePlainFault = (core: Core, entry: TrafficEntry) =>
  take(plainFaults, core, entry, undefined) as PlainFault | undefined

function isForChannel(spec: FaultSpec, channel: string | undefined): boolean {
  return !('channel' in spec) || spec.channel === undefined || spec.channel === channel
}

/** Keeps the app waiting, or ends the exchange before anything was done; true where it ended. */
export async function failsBefore(fault: WebApiFault | undefined, exchange: Exchange): Promise<boolean> {
  if (fault?.kind === 'slow') await pause(fault.delayMs)
  if (fault?.kind === 'reset-before') return reset(exchange)
  return fault?.kind === 'status-before' && fail(exchange, fault.status)
}

/** Ends the exchange after everything was done, without its answer; true where it ended. */
export function failsAfter(fault: WebApiFault | undefined, exchange: Exchange): boolean {
  if (fault?.kind === 'reset-after') return reset(exchange)
  return fault?.kind === 'status-after' && fail(exchange, fault.status)
}

function reset({ core, entry, response }: Exchange): true {
  core.traffic.finish(entry, { ok: false, error: 'connection reset' })
  response.socket?.resetAndDestroy()
  return true
}

function fail({ core, entry, response }: Exchange, status: number): true {
  core.traffic.finish(entry, { ok: false, status, error: `status ${status}` })
  sendText(response, status, 'upstream error')
  return true
}

/** On the machine's clock: the app is really kept waiting. */
function pause(ms: number): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, ms).unref()
  })
}
