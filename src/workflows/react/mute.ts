import type { Model } from '../../scoring/index.ts'
import { workingHoursOf } from '../coach/hours.ts'
import { ownNudge, type Pressed, type ReactionOutcome, type ReactPorts } from './own-nudge.ts'

const DAY_MS = 86_400_000

/** What a mute is about: nudges of this kind, nudges about this account, or all. */
export const muteScopes = ['kind', 'account', 'all'] as const
export type MuteScope = (typeof muteScopes)[number]

export interface MuteRequest extends Pressed {
  readonly scope: MuteScope
  readonly days: number
  readonly rules: Model['coaching']
}

/** Silences a kind, an account or everything for some days. The item itself stays where it is. */
export async function muteFromNudge(
  ports: ReactPorts,
  { slackUserId, nudgeId, scope, days, rules }: MuteRequest,
): Promise<ReactionOutcome> {
  const own = await ownNudge(ports, slackUserId, nudgeId)
  if ('kind' in own) return own
  const { personId, kind, accountId } = own.nudge
  const allowed = rules.muteDays.includes(days) ? days : (rules.muteDays[0] ?? 1)
  const until = new Date(ports.now().getTime() + allowed * DAY_MS)
  await ports.coaching.mute({
    personId,
    kind: scope === 'kind' ? kind : null,
    accountId: scope === 'account' ? accountId : null,
    until,
  })
  const { zone } = await workingHoursOf(ports, personId, { hasQuietHours: true, rules })
  return { kind: 'muted', until, zone }
}
