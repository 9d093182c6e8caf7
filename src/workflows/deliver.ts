import { afterLookup, afterPost, LEASE_MS, type NextStep } from '../delivery/outcome.ts'
import type { Directory, Messenger, OutboxItem, OutboxStore } from './ports/index.ts'

export interface DeliverPorts {
  readonly outbox: OutboxStore
  readonly directory: Pick<Directory, 'slackUserOf'>
  readonly messenger: Messenger
  /** The first instant at or after `at` at which the person may be written to. */
  readonly opensAt: (personId: string, at: Date) => Promise<Date>
  readonly isSwitchedOn: () => Promise<boolean>
  readonly now: () => Date
}

export interface DeliveryCounts {
  readonly sent: number
  readonly retried: number
  readonly unknown: number
  readonly dead: number
}

type Ending = keyof DeliveryCounts

/** One at a time, so that a lease never waits behind another item's call. */
const BATCH = 1
/** Clocks of this machine and Slack's may differ by this much when history is read. */
const LOOK_BACK_MS = 15 * 60_000

/** Carries out one step of an item; comes back with the next step where the item has not ended. */
async function follow(step: NextStep, item: OutboxItem, ports: DeliverPorts): Promise<Ending> {
  const { outbox, now } = ports
  switch (step.step) {
    case 'mark_sent':
      await outbox.markSent(item.outboxId, item.fence, { channel: step.channel, ts: step.ts, at: now() })
      return 'sent'
    case 'retry':
      await outbox.retryAt(item.outboxId, item.fence, {
        dueAt: new Date(now().getTime() + step.afterMs),
        reason: step.reason,
        unsureSince: step.isUnsure ? (item.unsureSince ?? item.dueAt) : item.unsureSince,
      })
      return 'retried'
    case 'mark_unknown':
      await outbox.markUnknown(item.outboxId, item.fence, step.reason)
      return 'unknown'
    case 'mark_dead':
      await outbox.markDead(item.outboxId, item.fence, step.reason)
      return 'dead'
    case 'post':
      return post(item, ports)
    case 'look_up':
      // Found: sent. Absent: the next claim looks once more before it posts, because history may lag.
      return follow(await lookUp(item, ports, { kind: 'retry', reason: step.reason }), item, ports)
  }
}

async function slackUserOf(item: OutboxItem, ports: DeliverPorts): Promise<string | null> {
  const member = await ports.directory.slackUserOf(item.personId)
  return member === null || member.isDeactivated || member.isGuest ? null : member.slackUserId
}

async function post(item: OutboxItem, ports: DeliverPorts): Promise<Ending> {
  const slackUserId = await slackUserOf(item, ports)
  if (slackUserId === null)
    return follow({ step: 'mark_dead', reason: 'The person has no active account in Slack' }, item, ports)
  const result = await ports.messenger.postDirect(slackUserId, { key: item.key, content: item.content })
  return follow(afterPost(result, item.attempts), item, ports)
}

/** A message that was held up until its reader's evening waits for their morning. */
async function whenOpen(item: OutboxItem, ports: DeliverPorts): Promise<NextStep> {
  const at = ports.now()
  const opensAt = await ports.opensAt(item.personId, at)
  const waitMs = opensAt.getTime() - at.getTime()
  return waitMs <= 0
    ? { step: 'post' }
    : { step: 'retry', afterMs: waitMs, reason: 'It waits for working hours', isUnsure: false }
}

type WhenAbsent = { readonly kind: 'post' } | { readonly kind: 'retry'; readonly reason: string }

async function lookUp(item: OutboxItem, ports: DeliverPorts, whenAbsent: WhenAbsent): Promise<NextStep> {
  const slackUserId = await slackUserOf(item, ports)
  if (slackUserId === null) return { step: 'mark_dead', reason: 'The person has no active account in Slack' }
  const since = new Date((item.unsureSince ?? item.dueAt).getTime() - LOOK_BACK_MS)
  const next = afterLookup(await ports.messenger.findDirect(slackUserId, item.key, since))
  if (next.step === 'post' && whenAbsent.kind === 'retry')
    return { step: 'retry', afterMs: 2_000, reason: whenAbsent.reason, isUnsure: true }
  return next
}

/**
 * Sends what is due, each item once. An item that an earlier attempt may have posted is looked for before it is
 * posted again.
 */
export async function deliverDue(ports: DeliverPorts): Promise<DeliveryCounts> {
  const counts = { sent: 0, retried: 0, unknown: 0, dead: 0 }
  if (!(await ports.isSwitchedOn())) return counts
  for (;;) {
    const at = ports.now()
    const claimed = await ports.outbox.claim({
      limit: BATCH,
      at,
      leaseUntil: new Date(at.getTime() + LEASE_MS),
    })
    if (claimed.length === 0) return counts
    for (const item of claimed) {
      const mayHavePosted = item.wasInterrupted || item.unsureSince !== null
      const first = mayHavePosted ? await lookUp(item, ports, { kind: 'post' }) : await whenOpen(item, ports)
      counts[await follow(first, item, ports)] += 1
    }
  }
}
