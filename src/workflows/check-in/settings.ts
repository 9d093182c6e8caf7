import { chooseAccount } from '../answers/account-scope.ts'
import { whoAsks } from '../answers/ports.ts'
import { askableFor, type CheckInForm } from './form-facts.ts'
import { readPlanState } from './plan-state.ts'
import { type Governance, type Governs, type WhoPorts, whoGoverns } from './who.ts'

export interface DelegateForm {
  readonly kind: 'delegate_form'
  readonly accountId: string
  readonly accountName: string
  readonly samId: string
  readonly governorId: string
  readonly people: CheckInForm['team']
}

type No = Exclude<Governance, Governs>

/** Whom a SAM may name to govern in their place: people who may see the account. */
export async function readDelegateForm(
  ports: WhoPorts,
  slackUserId: string,
  typed: string,
): Promise<DelegateForm | No> {
  const who = await whoGoverns(ports, slackUserId, typed)
  if (who.kind !== 'governs') return who
  const { account, person, today } = who
  if (account.samId !== person.personId)
    return { kind: 'denied', help: 'Only the SAM of an account names a delegate.' }
  const plan = await readPlanState(ports.facts, account.accountId, today)
  return {
    kind: 'delegate_form',
    accountId: account.accountId,
    accountName: account.name,
    samId: account.samId,
    governorId: account.governorId,
    people: await askableFor(ports, [account.samId, account.governorId], plan?.team ?? []),
  }
}

/** Names who governs in place of the SAM; the SAM's own name takes it back. */
export async function nameDelegate(
  ports: WhoPorts,
  slackUserId: string,
  accountId: string,
  delegateId: string,
): Promise<{ readonly kind: 'named'; readonly accountName: string; readonly name: string } | No> {
  const form = await readDelegateForm(ports, slackUserId, accountId)
  if (form.kind !== 'delegate_form') return form
  const named = form.people.find(({ personId }) => personId === delegateId)
  if (named === undefined)
    return { kind: 'denied', help: 'A delegate is on the team of the account, or leads someone who is.' }
  await ports.checkIns.nameDelegate({ accountId, samId: form.samId, delegateId, namedAt: ports.now() })
  return { kind: 'named', accountName: form.accountName, name: named.name }
}

export interface ChannelForm {
  readonly kind: 'channel_form'
  readonly accountId: string
  readonly accountName: string
}

/** The account whose channel a person may name: its SAM or delegate does, or sales operations. */
export async function readChannelForm(
  ports: WhoPorts,
  slackUserId: string,
  typed: string,
): Promise<ChannelForm | No> {
  const person = await whoAsks(ports, slackUserId)
  if (person?.role !== 'sales_operations') {
    const who = await whoGoverns(ports, slackUserId, typed)
    if (who.kind !== 'governs') return who
    return { kind: 'channel_form', accountId: who.account.accountId, accountName: who.account.name }
  }
  const chosen = await chooseAccount(ports, person, typed)
  if (chosen.kind === 'several') return chosen
  if (chosen.kind === 'none') return { kind: 'none', typed, nearest: chosen.nearest }
  return { kind: 'channel_form', accountId: chosen.match.id, accountName: chosen.match.name }
}

export interface Mapped {
  readonly kind: 'mapped'
  readonly accountName: string
}

export async function mapAccountChannel(
  ports: WhoPorts,
  slackUserId: string,
  accountId: string,
  channelId: string,
): Promise<Mapped | No> {
  const form = await readChannelForm(ports, slackUserId, accountId)
  if (form.kind !== 'channel_form') return form
  const person = await whoAsks(ports, slackUserId)
  await ports.checkIns.mapChannel({
    accountId: form.accountId,
    channelId,
    mappedBy: person?.personId ?? '',
    mappedAt: ports.now(),
  })
  return { kind: 'mapped', accountName: form.accountName }
}
