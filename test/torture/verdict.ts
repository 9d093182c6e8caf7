import { sandboxTokens } from '../../src/composition/sample-workspace.ts'
import type { Sandbox } from '../../src/sandbox/index.ts'
import type { OutboxState, OutboxStore } from '../../src/workflows/ports/index.ts'

export interface Verdict {
  readonly queued: number
  readonly states: Readonly<Record<OutboxState, number>>
  /** How many ended or wait for which reason. */
  readonly reasons: Readonly<Record<string, number>>
  /** Marked as sent, and not in Slack. */
  readonly lost: readonly string[]
  /** In Slack more than once, or in Slack although it is dead. */
  readonly repeated: readonly string[]
  /** In no final state, or in one that needs a reason and has none. */
  readonly unsettled: readonly string[]
  /** Messages in Slack, and those that the outbox can account for. */
  readonly inSlack: number
  readonly accountedFor: number
}

interface Shown {
  readonly ts: string
  readonly metadata?: { readonly event_payload?: { readonly key?: string } }
}

/** Every message in the direct messages of the given people, by the key that it carries. */
export async function messagesByKey(
  sandbox: Sandbox,
  slackUserIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const call = async (method: string, body: Record<string, string>) => {
    const response = await fetch(`${sandbox.slackApiUrl}${method}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${sandboxTokens.bot}` },
      body: new URLSearchParams(body),
    })
    return (await response.json()) as {
      readonly channel?: { readonly id: string }
      readonly messages?: readonly Shown[]
      readonly has_more?: boolean
    }
  }
  const found = new Map<string, string[]>()
  for (const users of slackUserIds) {
    const { channel } = await call('conversations.open', { users })
    const { messages, has_more } = await call('conversations.history', {
      channel: channel?.id ?? '',
      limit: '999',
      include_all_metadata: 'true',
    })
    if (messages === undefined || has_more === true) throw new Error(`the history of ${users} is not whole`)
    for (const { ts, metadata } of messages) {
      const key = metadata?.event_payload?.key ?? 'no key'
      found.set(key, [...(found.get(key) ?? []), ts])
    }
  }
  return found
}

/** Holds the outbox against what Slack really has. */
export async function judge(
  outbox: OutboxStore,
  outboxIds: readonly string[],
  inSlack: ReadonlyMap<string, readonly string[]>,
): Promise<Verdict> {
  const states: Record<OutboxState, number> = { due: 0, sending: 0, sent: 0, unknown: 0, dead: 0 }
  const reasons: Record<string, number> = {}
  const [lost, repeated, unsettled]: [string[], string[], string[]] = [[], [], []]
  let accountedFor = 0
  for (const outboxId of outboxIds) {
    const item = await outbox.byId(outboxId)
    if (item === null) throw new Error(`${outboxId} is gone from the outbox`)
    const { key, state, slackTs, stateReason } = item
    const copies = inSlack.get(key) ?? []
    accountedFor += copies.length
    states[state] += 1
    if (stateReason !== null) reasons[stateReason] = (reasons[stateReason] ?? 0) + 1
    if (state === 'sent' && (slackTs === null || !copies.includes(slackTs))) lost.push(key)
    if (copies.length > 1 || (state === 'dead' && copies.length > 0)) repeated.push(key)
    const isFinal = state === 'sent' || state === 'unknown' || state === 'dead'
    if (!isFinal || (state !== 'sent' && stateReason === null)) unsettled.push(`${key} ${state}`)
  }
  const total = [...inSlack.values()].reduce((sum, copies) => sum + copies.length, 0)
  return {
    queued: outboxIds.length,
    states,
    reasons,
    lost,
    repeated,
    unsettled,
    inSlack: total,
    accountedFor,
  }
}
