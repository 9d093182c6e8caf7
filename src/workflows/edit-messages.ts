import { z } from 'zod'
import { sayOutcome } from '../coaching/index.ts'
import { isKnownZone, localDate } from '../schedule/index.ts'
import type { Messenger, NudgeRecord, OutboxStore } from './ports/index.ts'

export interface EditPorts {
  readonly outbox: OutboxStore
  readonly messenger: Pick<Messenger, 'updateDirect'>
  readonly zoneOf: (personId: string) => Promise<string>
}

const AT_ONCE = 20

const editable = z.looseObject({ items: z.array(z.looseObject({ nudgeId: z.string() })) })

function outcomeOf(nudge: NudgeRecord | undefined, zone: string): string | null {
  if (nudge === undefined) return null
  const backOn = nudge.snoozedUntil === null ? null : localDate(nudge.snoozedUntil, zone)
  return sayOutcome({ kind: nudge.kind, evidence: nudge.evidence, state: nudge.state, backOn })
}

/** The message as it was sent, each item that is over replaced by one line of what became of it. */
async function editedContent(content: unknown, nudges: readonly NudgeRecord[], ports: EditPorts) {
  const parsed = editable.safeParse(content)
  if (!parsed.success) return null
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

/** Brings sent messages up to date; an edit that fails for now is made the next time. Tells how many were made. */
export async function editMessages(ports: EditPorts): Promise<number> {
  let made = 0
  for (const { outboxId, editNo, channel, ts, content, nudges } of await ports.outbox.edits(AT_ONCE)) {
    const edited = await editedContent(content, nudges, ports)
    const result = edited === null ? 'gone' : await ports.messenger.updateDirect(channel, ts, edited)
    if (result === 'later') return made
    await ports.outbox.markEdited(outboxId, editNo)
    if (result === 'done') made += 1
  }
  return made
}
