import { z } from 'zod'
import { sayOutcome } from '../coaching/index.ts'
import { isKnownZone, localDate } from '../schedule/index.ts'
import type { ChannelMessenger, MessageEdit, Messenger, NudgeRecord, OutboxStore } from './ports/index.ts'

export interface EditPorts {
  readonly outbox: OutboxStore
  readonly messenger: Pick<Messenger, 'updateDirect'>
  /** Asked before a message in a channel changes; absent where none ever stands in one. */
  readonly channels?: Pick<ChannelMessenger, 'verdict'>
  readonly zoneOf: (personId: string) => Promise<string>
}

const AT_ONCE = 20

const editable = z.looseObject({ items: z.array(z.looseObject({ nudgeId: z.string() })) })

function outcomeOf(nudge: NudgeRecord | undefined, zone: string): string | null {
  if (nudge === undefined) return null
  const backOn = nudge.snoozedUntil === null ? null : localDate(nudge.snoozedUntil, zone)
  return sayOutcome({ kind: nudge.kind, evidence: nudge.evidence, state: nudge.state, backOn })
}

/** The message as it was sent, each item that is over replaced by one line of what became of it; others as they are. */
async function editedContent(content: unknown, nudges: readonly NudgeRecord[], ports: EditPorts) {
  const parsed = editable.safeParse(content)
  if (!parsed.success) return content
  const zone = await ports.zoneOf(nudges[0]?.personId ?? '')
  const byId = new Map(nudges.map(nudge => [nudge.nudgeId, nudge]))
  return {
    ...parsed.data,
    items: parsed.data.items.map(item => ({
      ...item,
      outcome: outcomeOf(byId.get(item.nudgeId), isKnownZone(zone) ? zone : 'UTC'),
    })),
  }
}

/** Direct messages have ids of their own kind. */
const isDirect = (channel: string) => channel.startsWith('D')

async function edit({ channel, ts, content, nudges }: MessageEdit, ports: EditPorts) {
  if (!isDirect(channel)) {
    const verdict = (await ports.channels?.verdict(channel)) ?? { kind: 'closed' }
    if (verdict.kind !== 'open') return verdict.kind === 'later' ? 'later' : 'gone'
  }
  return ports.messenger.updateDirect(channel, ts, await editedContent(content, nudges, ports))
}

/** Brings sent messages up to date; an edit that fails for now is made the next time. Tells how many were made. */
export async function editMessages(ports: EditPorts): Promise<number> {
  let made = 0
  for (const wanted of await ports.outbox.edits(AT_ONCE)) {
    const result = await edit(wanted, ports)
    if (result === 'later') return made
    await ports.outbox.markEdited(wanted.outboxId, wanted.editNo)
    if (result === 'done') made += 1
  }
  return made
}
