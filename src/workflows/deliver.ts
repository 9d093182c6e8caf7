import { LEASE_MS } from '../delivery/outcome.ts'
import { type DeliverPorts, deliverItem, type Ending, LONGEST_WAIT_MS } from './deliver-item.ts'

export type DeliveryCounts = Readonly<Record<Exclude<Ending, 'put_back'>, number>>

/** Slack takes a tenth of a second or more for an answer; so many calls are under way at once. */
const WORKERS = 4

export interface DeliveryPorts extends Omit<DeliverPorts, 'now'> {
  /** The database's clock, which all instances share: leases of two machines must not hang on whose clock is right. */
  readonly now: () => Promise<Date>
  readonly isSwitchedOn: () => Promise<boolean>
  /** True once the process is asked to end: what was claimed is finished, and nothing more is. */
  readonly isStopping: () => boolean
}

/**
 * Sends what is due, each item once, at the pace that Slack allows. Comes back when nothing is due any more, when Slack
 * asks for a longer rest, or when the process ends.
 */
export async function deliverDue(ports: DeliveryPorts): Promise<DeliveryCounts> {
  const counts = { sent: 0, retried: 0, unknown: 0, dead: 0 }
  if (!(await ports.isSwitchedOn())) return counts
  const { outbox, now, pacer, monotonicMs } = ports
  async function work(): Promise<void> {
    while (!ports.isStopping()) {
      if (pacer.restMs(monotonicMs()) > LONGEST_WAIT_MS) return
      const leasedAtMs = monotonicMs()
      const at = await now()
      // One at a time, so that a lease never waits behind another item's call.
      const [item] = await outbox.claim({ limit: 1, at, leaseUntil: new Date(at.getTime() + LEASE_MS) })
      if (item === undefined) return
      const sinceLeaseMs = () => monotonicMs() - leasedAtMs
      const ending = await deliverItem(
        { ...item, sinceLeaseMs },
        { ...ports, now: () => new Date(at.getTime() + sinceLeaseMs()) },
      )
      if (ending !== 'put_back') counts[ending] += 1
    }
  }
  // Every worker ends before a failure is told, so that none goes on behind the caller's back.
  const ended = await Promise.allSettled(Array.from({ length: WORKERS }, work))
  const failed = ended.find(each => each.status === 'rejected')
  if (failed !== undefined) throw failed.reason
  return counts
}
