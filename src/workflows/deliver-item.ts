import {
  afterLookup,
  afterPost,
  HISTORY_SETTLES_MS,
  type NextStep,
  POST_BEGINS_WITHIN_MS,
} from '../delivery/outcome.ts'
import type { Pacer } from '../delivery/pacer.ts'
import { addressOf } from './deliver-address.ts'
import type { ChannelMessenger, Directory, Messenger, OutboxItem, OutboxStore } from './ports/index.ts'

export interface DeliverPorts {
  readonly outbox: OutboxStore
  readonly directory: Pick<Directory, 'slackUserOf'>
  readonly messenger: Messenger
  /** Absent: nothing goes to a channel. */
  readonly channels?: ChannelMessenger
  /** The first instant at or after `at` at which the message may reach its reader. */
  readonly opensAt: (item: OutboxItem, at: Date) => Promise<Date>
  readonly pacer: Pacer
  readonly sleep: (ms: number) => Promise<void>
  /** Milliseconds of a clock that nobody sets: the pace must not depend on the time of day being put right. */
  readonly monotonicMs: () => number
  readonly now: () => Date
}

type ClaimedItem = OutboxItem & {
  readonly wasInterrupted: boolean
  /** Milliseconds since the lease began, at least. */
  readonly sinceLeaseMs: () => number
}
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
    case 'put_back':
      return putBack(item, 0, ports)
    case 'look_up':
      return follow(await lookUp(item, ports, { kind: 'settle', reason: step.reason }), item, ports)
  }
}

async function post(item: ClaimedItem, ports: DeliverPorts): Promise<Ending> {
  const address = await addressOf(item, ports)
  if ('step' in address) return follow(address, item, ports)
  const heldMs = await takePlace(address.pace, item, ports)
  if (heldMs > 0) return putBack(item, heldMs, ports)
  const result = await address.post({
    key: item.key,
    content: item.content,
    mayBegin: () => mayBegin(item),
  })
  const at = ports.monotonicMs()
  if (result.kind === 'accepted') ports.pacer.accepted(at)
  if (result.kind === 'rate_limited') ports.pacer.refused(address.pace, result.retryAfterSeconds * 1_000, at)
  return follow(afterPost(result, item.attempts), item, ports)
}

const mayBegin = (item: ClaimedItem) => item.sinceLeaseMs() < POST_BEGINS_WITHIN_MS

async function putBack(
  item: ClaimedItem,
  afterMs: number,
  { outbox, now }: DeliverPorts,
): Promise<'put_back'> {
  const dueAt = new Date(now().getTime() + afterMs)
  await outbox.putBack(item.outboxId, item.fence, { dueAt, unsureSince: item.unsureSince })
  return 'put_back'
}

/** Waits for a place in the pace of the channel; comes back with 0, or with the wait where it is too long. */
async function takePlace(
  channel: string,
  item: ClaimedItem,
  { pacer, sleep, monotonicMs }: DeliverPorts,
): Promise<number> {
  for (;;) {
    const waitMs = pacer.take(channel, monotonicMs())
    if (waitMs === 0 || waitMs > LONGEST_WAIT_MS || !mayBegin(item)) return waitMs
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

type WhenAbsent = { readonly kind: 'post' } | { readonly kind: 'settle'; readonly reason: string }

async function lookUp(item: ClaimedItem, ports: DeliverPorts, whenAbsent: WhenAbsent): Promise<NextStep> {
  const address = await addressOf(item, ports)
  // What an earlier attempt may have posted stays in doubt, whatever keeps it from being looked for.
  if ('step' in address) return address.step === 'retry' ? { ...address, isUnsure: true } : address
  const since = new Date((item.unsureSince ?? item.dueAt).getTime() - LOOK_BACK_MS)
  const next = afterLookup(await address.find(item.key, since))
  if (next.step === 'post' && whenAbsent.kind === 'settle')
    return { step: 'retry', afterMs: HISTORY_SETTLES_MS, reason: whenAbsent.reason, isUnsure: true }
  return next
}

/**
 * Brings a claimed item to its next state. One that an earlier attempt may have posted is looked for, and where it is
 * not there, looked for once more after history had time to settle, before it is posted again.
 */
export async function deliverItem(item: ClaimedItem, ports: DeliverPorts): Promise<Ending> {
  if (item.wasInterrupted)
    return follow(
      await lookUp(item, ports, { kind: 'settle', reason: 'The instance that was sending it ended' }),
      item,
      ports,
    )
  const first =
    item.unsureSince === null ? await whenOpen(item, ports) : await lookUp(item, ports, { kind: 'post' })
  return follow(first, item, ports)
}
