import { sayNudge } from '../../coaching/index.ts'
import type { Model } from '../../scoring/index.ts'
import type { NudgeRecord, WorkspaceSettings } from '../ports/index.ts'

const QUIET_HOURS_OFF = 'In this installation quiet hours are off, so messages come at any time of day.'

export interface ContentRequest {
  readonly model: Model
  readonly settings: WorkspaceSettings
  /** Kinds, accounts and reasons, worst first. */
  readonly order: readonly Pick<NudgeRecord, 'kind' | 'accountId' | 'reason'>[]
  /** Items that come with a later message. */
  readonly more: number
}

const keyOf = ({ kind, accountId, reason }: Pick<NudgeRecord, 'kind' | 'accountId' | 'reason'>) =>
  JSON.stringify([kind, accountId, reason])

/** The content of an outbox item, from the nudges that were really opened. */
export function contentOf(
  opened: readonly NudgeRecord[],
  { model, settings, order, more }: ContentRequest,
): unknown {
  const place = new Map(order.map((each, index) => [keyOf(each), index]))
  const sorted = opened.toSorted((a, b) => (place.get(keyOf(a)) ?? 0) - (place.get(keyOf(b)) ?? 0))
  const items = sorted.flatMap(nudge => {
    const words = sayNudge(nudge.kind, nudge.evidence)
    return words === null ? [] : [{ nudgeId: nudge.nudgeId, accountId: nudge.accountId ?? '', words }]
  })
  return {
    type: 'nudges',
    items,
    more,
    snoozeDays: model.coaching.snoozeWorkingDays,
    muteDays: model.coaching.muteDays,
    notice: settings.hasQuietHours ? null : QUIET_HOURS_OFF,
  }
}
