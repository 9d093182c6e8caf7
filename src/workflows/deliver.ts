import { LEASE_MS } from '../delivery/outcome.ts'
import { type DeliverPorts, deliverItem, type Ending, LONGEST_WAIT_MS } from './deliver-item.ts'

export type DeliveryCounts = Readonly<Record<Exclude<Ending, 'put_back'>, number>>

/** Slack takes a tenth of a second or more for an answer; so many calls are under way at once. */
const WORKERS = 4

/**
 * Sends what is due, each item once, at the pace that Slack allows. Comes back when nothing is due any more, or when
 * Slack asks for a longer rest.
 */
export async function deliverDue(
  ports: DeliverPorts & { readonly isSwitchedOn: () => Promise<boolean> },
): Promise<DeliveryCounts> {
  const counts = { sent: 0, retried: 0, unknown: 0, dead: 0 }
  if (!(await ports.isSwitchedOn())) return counts
  const { outbox, now, pacer, monotonicMs } = ports
  async function work(): Promise<void> {
    for (;;) {
      const at = now()
      if (pacer.restMs(monotonicMs()) > LONGEST_WAIT_MS) return
      // One at a time, so that a lease never waits behind another item's call.
      const [item] = await outbox.claim({ limit: 1, at, leaseUntil: new Date(at.getTime() + LEASE_MS) })
      if (item === undefined) return
      const ending = await deliverItem(item, ports)
      if (ending !== 'put_back') counts[ending] += 1
    }
  }
  // Every worker ends before a failure is told, so that none goes on behind the caller's back.
  const ended = await Promise.allSettled(Array.from({ length: WORKERS }, work))
  const failed = ended.find(each => each.status === 'rejected')
  if (failed !== undefined) throw failed.reason
  return counts
}
