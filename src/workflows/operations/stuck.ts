import type { AuditStore, Directory, OutboxItem, OutboxStore, Person } from '../ports/index.ts'

export interface StuckPorts {
  readonly outbox: Pick<OutboxStore, 'stuck' | 'byId' | 'sendAgain' | 'markArrived'>
  readonly directory: Pick<Directory, 'person'>
  readonly audit: AuditStore
  readonly now: () => Date
}

/** A message that waits for somebody to decide. */
export interface StuckMessage {
  readonly outboxId: string
  readonly toPerson: string
  readonly dueAt: Date
  readonly state: 'unknown' | 'dead'
  /** Why, for a person to read. */
  readonly reason: string
}

export type Decision =
  | 'done'
  /** Somebody else decided before, or it is not stuck. */
  | 'settled'
  | 'denied'

const isStuck = (item: OutboxItem): item is OutboxItem & { readonly state: 'unknown' | 'dead' } =>
  item.state === 'unknown' || item.state === 'dead'

const mayDecide = (by: Person) => by.role === 'sales_operations'

/** Messages whose outcome nobody could tell, and those that never left, newest first; empty for those who may not decide. */
export async function stuckMessages(
  { outbox, directory }: Pick<StuckPorts, 'outbox' | 'directory'>,
  by: Person,
  limit: number,
): Promise<readonly StuckMessage[]> {
  if (!mayDecide(by)) return []
  const items = (await outbox.stuck(limit)).filter(isStuck)
  return Promise.all(
    items.map(async ({ outboxId, personId, dueAt, state, stateReason }) => ({
      outboxId,
      toPerson: (await directory.person(personId))?.name ?? personId,
      dueAt,
      state,
      reason: stateReason ?? 'No reason was kept',
    })),
  )
}

async function decide(
  ports: StuckPorts,
  by: Person,
  outboxId: string,
  { change, note }: { readonly change: 'sendAgain' | 'markArrived'; readonly note: string },
): Promise<Decision> {
  if (!mayDecide(by)) return 'denied'
  const before = await ports.outbox.byId(outboxId)
  const at = ports.now()
  if (before === null || !(await ports.outbox[change](outboxId, at))) return 'settled'
  await ports.audit.write({
    at,
    actor: by.personId,
    what: 'delivery_overridden',
    subject: outboxId,
    note: `${note}; it was ${before.state}: ${before.stateReason ?? 'no reason'}`,
  })
  return 'done'
}

/** Sends a stuck message once more. Where its outcome was unknown, its reader may get it twice: that is the decision. */
export const sendAgain = (ports: StuckPorts, by: Person, outboxId: string): Promise<Decision> =>
  decide(ports, by, outboxId, { change: 'sendAgain', note: 'sent again' })

/** Takes the word of somebody who has looked that a message of unknown outcome arrived. */
export const markSent = (ports: StuckPorts, by: Person, outboxId: string): Promise<Decision> =>
  decide(ports, by, outboxId, { change: 'markArrived', note: 'marked as sent' })
