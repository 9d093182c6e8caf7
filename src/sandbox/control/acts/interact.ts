import type { Core } from '../../core.ts'
import type { Ack } from '../../delivery/transport.ts'
import type { JsonObject } from '../../json.ts'

const switchedOff: Ack = { outcome: 'refused', status: 404, noRetry: true }

/** Sends an interaction to the app, unless the app has interactivity switched off. */
export async function interact(core: Core, name: string, payload: JsonObject): Promise<Ack> {
  if (!core.app.interactivity) return switchedOff
  return core.delivery.once({ kind: 'interactive', name, payload: { type: name, ...payload } })
}
