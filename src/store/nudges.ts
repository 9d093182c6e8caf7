import { createHash } from 'node:crypto'
import type { NewNudge, NudgeRecord, NudgeState, Reaction } from '../workflows/ports/index.ts'
import type { Nudge as NudgeRow, Prisma, Reaction as ReactionRow } from './generated/client.ts'

export const nudgeRecord = (row: NudgeRow): NudgeRecord => ({
  nudgeId: row.nudgeId,
  kind: row.kind,
  accountId: row.accountId === '' ? null : row.accountId,
  reason: row.reason,
  personId: row.personId,
  runId: row.runId,
  evidence: row.evidence,
  state: row.state as NudgeState,
  createdAt: row.createdAt,
  snoozedUntil: row.snoozedUntil,
})

export const reactionRecord = (row: ReactionRow): Reaction => ({
  nudgeId: row.nudgeId,
  personId: row.personId,
  reaction: row.reaction as Reaction['reaction'],
  why: row.why,
  at: row.at,
})

/** A value for a JSON column; only what JSON can say comes back. */
export const json = (value: unknown) => value as Prisma.InputJsonValue

/** Why a message died that had nothing to say any more: nobody needs to look at it. */
export const NOTHING_TO_SAY = 'Everything in it was settled before it left'
export const TOOK_PART = 'Its reader took part before it left'
export const WAVE_CLOSED = 'Its assessment closed before it left'
/** Why a message that never left needs nobody: there was nothing to say any more. */
export const settledEnds: readonly string[] = [NOTHING_TO_SAY, TOOK_PART, WAVE_CLOSED]

/** The states in which a nudge still asks for something, or will. */
export const pending: readonly NudgeState[] = ['waiting', 'open', 'snoozed']

/** The same slot has the same id whoever asks: two rounds at once add one row. */
export function slotId(workspaceId: string, { kind, accountId, reason, personId, runId }: NewNudge): string {
  const slot = JSON.stringify([workspaceId, kind, accountId ?? '', reason, personId, runId])
  const hex = createHash('sha256').update(slot).digest('hex')
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  )
}

export const nudgeRow = (workspaceId: string, nudge: NewNudge, state: NudgeState, createdAt: Date) => ({
  ...nudge,
  workspaceId,
  nudgeId: slotId(workspaceId, nudge),
  accountId: nudge.accountId ?? '',
  evidence: json(nudge.evidence),
  state,
  createdAt,
})
