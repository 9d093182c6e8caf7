import type { Ack } from '../../delivery/transport.ts'
import type { ActResult } from '../../page-api.ts'

export const delivered: ActResult = { outcome: 'delivered', error: null, message: null }

const codes = {
  timeout: 'operation_timeout',
  'not-connected': 'app_not_connected',
  refused: 'dispatch_failed',
  broken: 'dispatch_failed',
} as const

/** What the person sees when the app did not acknowledge; `what` is `/coverage` or "This action". */
export function failure(what: string, ack: Exclude<Ack, { outcome: 'acknowledged' }>): ActResult {
  const error = codes[ack.outcome]
  const words = error === 'app_not_connected' ? `${what} did not work because the app is not connected` : null
  return { outcome: 'failed', error, message: words ?? `${what} failed with the error "${error}"` }
}

/** Refused by the client or the workspace itself, before or after the app was asked. */
export function refusedBySlack(message: string, errors?: Record<string, string>): ActResult {
  return { outcome: 'failed', error: null, message, ...(errors === undefined ? {} : { errors }) }
}
