import type { NudgeRecord, NudgeState, Reaction } from '../workflows/ports/index.ts'
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

/** The states in which a nudge still asks for something. */
export const pending: readonly NudgeState[] = ['open', 'snoozed']
