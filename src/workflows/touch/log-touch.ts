import type { activityKinds } from '../../facts/index.ts'
import { type AtAccount, readAtAccount } from '../account-plan/at-account.ts'
import type { GivePorts } from '../account-plan/edit.ts'
import type { AccountChoice } from '../answers/one-account.ts'
import { givenRow } from '../given-in-slack.ts'

export interface TouchGiven {
  readonly accountId: string
  readonly message: { readonly channel: string; readonly ts: string }
  readonly on: string
  readonly activityKind: (typeof activityKinds)[number]
  readonly isTwoWay: boolean
  readonly contactIds: readonly string[]
  readonly note: string | null
}

export type TouchLogged = AccountChoice | { readonly kind: 'logged' | 'already'; readonly at: AtAccount }

/** A message is one touch of one seller, however often they log it. */
const touchId = ({ channel, ts }: TouchGiven['message'], personId: string) =>
  `slack:${channel}:${ts}:${personId}`

/** Keeps a touch of the person with an account that they may see. */
export async function logTouch(
  ports: GivePorts,
  slackUserId: string,
  { accountId, message, on, ...said }: TouchGiven,
): Promise<TouchLogged> {
  const at = await readAtAccount(ports, slackUserId, accountId)
  if (at.kind !== 'at_account') return at
  const activityId = touchId(message, at.person.personId)
  const [known] = await ports.facts.byId('activity', [activityId])
  if (known !== undefined) return { kind: 'already', at }
  const contacts = await ports.facts.rowsBy('contact', 'accountId', [at.account.id])
  const own = new Set(contacts.map(({ row }) => row.contactId))
  const stored = givenRow('activity', {
    ...said,
    activityId,
    accountId: at.account.id,
    personId: at.person.personId,
    contactIds: said.contactIds.filter(id => own.has(id)),
    occurredOn: on,
  })
  await ports.statements.give({ rows: [{ kind: 'activity', stored }] })
  return { kind: 'logged', at }
}
