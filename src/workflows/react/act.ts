import { type ActionKind, sayNudge } from '../../coaching/index.ts'
import { ownNudge, type Pressed, type ReactPorts } from './own-nudge.ts'

/** What the button of a nudge opens. */
export interface Acted {
  readonly kind: 'acted'
  readonly action: ActionKind
  /** Account id or name of a comp plan; empty where the action opens nothing. */
  readonly about: string
}

/** Records that the person acted on a nudge, and says what to open; a settled one opens all the same. */
export async function actOnNudge(
  ports: ReactPorts,
  { slackUserId, nudgeId }: Pressed,
): Promise<Acted | { readonly kind: 'gone' | 'not_yours' }> {
  const own = await ownNudge(ports, slackUserId, nudgeId)
  if ('kind' in own) return own
  const { nudge } = own
  await ports.coaching.react(
    { nudgeId, personId: nudge.personId, reaction: 'acted', why: null, at: ports.now() },
    { state: 'open', snoozedUntil: null },
  )
  const action = sayNudge(nudge.kind, nudge.evidence)?.action
  if (action === undefined) return { kind: 'gone' }
  return { kind: 'acted', action: action.kind, about: action.about ?? nudge.accountId ?? '' }
}
