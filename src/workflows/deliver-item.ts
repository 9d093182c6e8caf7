import { afterLookup, afterPost, type NextStep } from '../delivery/outcome.ts'
import type { Pacer } from '../delivery/pacer.ts'
import type { Directory, Messenger, OutboxItem, OutboxStore } from './ports/index.ts'

export interface DeliverPorts {
  readonly outbox: OutboxStore
  readonly directory: Pick<Directory, 'slackUserOf'>
  readonly messenger: Messenger
  /** The first instant at or after `at` at which the message may reach its reader. */
  readonly opensAt: (item: OutboxItem, at: Date) => Promise<Date>
  readonly pacer: Pacer
  readonly sleep: (ms: number) => Promise<void>
  /** Milliseconds of a clock that nobody sets: the pace must not depend on the time of day being put right. */
  readonly monotonicMs: () => number
  readonly now: () => Date
}

type ClaimedItem = OutboxItem & { readonly wasInterrupted: boolean }
export type Ending = 'sent' | 'retried' | 'unknown' | 'dead' | 'put_back'

/** Clocks of this machine and Slack's may differ by this much when history is read. */
const LOOK_BACK_MS = 15 * 60_000
/** An item that must wait longer is put back, so that others go first and its lease does not run out. */
export const LONGEST_WAIT_MS = 2_000

/** Carries out one step of an item; comes back with the next step where the item has not ended. */
async function follow(step: NextStep, item: ClaimedItem, ports: DeliverPorts): Promise<Ending> {
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

async function post(item: ClaimedItem, ports: DeliverPorts): Promise<Ending> {
  const slackUserId = await slackUserOf(item, ports)
  if (slackUserId === null)
    return follow({ step: 'mark_dead', reason: 'The person has no active account in Slack' }, item, ports)
  const heldMs = await takePlace(slackUserId, ports)
  if (heldMs > 0) {
    await ports.outbox.putBack(item.outboxId, item.fence, {
      dueAt: new Date(ports.now().getTime() + heldMs),
      unsureSince: item.wasInterrupted ? (item.unsureSince ?? item.dueAt) : item.unsureSince,
    })
    return 'put_back'
  }
  const result = await ports.messenger.postDirect(slackUserId, { key: item.key, content: item.content })
  const at = ports.monotonicMs()
  if (result.kind === 'accepted') ports.pacer.accepted(at)
  if (result.kind === 'rate_limited') ports.pacer.refused(slackUserId, result.retryAfterSeconds * 1_000, at)
  return follow(afterPost(result, item.attempts), item, ports)
}

/** Waits for a place in the pace of the channel; comes back with 0, or with the wait where it is too long. */
async function takePlace(channel: string, { pacer, sleep, monotonicMs }: DeliverPorts): Promise<number> {
  for (;;) {
    const waitMs = pacer.take(channel, monotonicMs())
    if (waitMs === 0 || waitMs > LONGEST_WAIT_MS) return waitMs
    await sleep(waitMs)
  }
}

/** A message that was held up until its reader's evening waits for their morning. */
async function whenOpen(item: OutboxItem, ports: DeliverPorts): Promise<NextStep> {
  const at = ports.now()
  const opensAt = await ports.opensAt(item, at)
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

/** Brings a claimed item to its next state. One that an earlier attempt may have posted is looked for first. */
export async function deliverItem(item: ClaimedItem, ports: DeliverPorts): Promise<Ending> {
  const mayHavePosted = item.wasInterrupted || item.unsureSince !== null
  const first = mayHavePosted ? await lookUp(item, ports, { kind: 'post' }) : await whenOpen(item, ports)
  return follow(first, item, ports)
}
