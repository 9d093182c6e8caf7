import type { Directory, Person } from '../ports/index.ts'
import type { OperationsPorts } from './ports.ts'

/** Who hears from the bot: nobody, one manager and the people below, or everybody. */
export type Reach =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'pilot'; readonly managerId: string }
  | { readonly kind: 'everybody' }

/** Switches messages on or off, and writes down who did it. */
export async function switchMessages(ports: OperationsPorts, by: Person, reach: Reach): Promise<void> {
  await ports.change({
    isSwitchedOn: reach.kind !== 'nobody',
    pilotManagerId: reach.kind === 'pilot' ? reach.managerId : null,
  })
  await ports.audit.write({
    at: ports.now(),
    actor: by.personId,
    what: reach.kind === 'pilot' ? 'pilot_changed' : 'messages_switched',
    subject: reach.kind === 'pilot' ? reach.managerId : '',
    note:
      reach.kind === 'nobody' ? 'off' : reach.kind === 'pilot' ? 'on for a pilot team' : 'on for everybody',
  })
}

/** Says who a member of Slack is. False where Slack has not told of the member yet. */
export async function matchMember(
  ports: OperationsPorts,
  directory: Pick<Directory, 'stateMember'>,
  by: Person,
  match: { readonly slackUserId: string; readonly personId: string | null },
): Promise<boolean> {
  const isKnown = await directory.stateMember(match.slackUserId, match.personId)
  if (isKnown)
    await ports.audit.write({
      at: ports.now(),
      actor: by.personId,
      what: 'member_matched',
      subject: match.slackUserId,
      note: match.personId,
    })
  return isKnown
}
