import type { AskedAction, OpenCheckIn } from '../../../coaching/index.ts'
import { afterWorkingDays, localDate } from '../../../schedule/index.ts'
import type { Model } from '../../../scoring/index.ts'
import { type ChannelPorts, readAccountChannels } from '../../check-in/account-channel.ts'
import { openCheckIn } from '../../check-in/due.ts'
import { type GovernedAccount, type GovernPorts, readGoverned } from '../../check-in/governed.ts'
import { needActionId } from '../../check-in/hold.ts'
import { groupBy } from '../../pages.ts'
import type { StoredRow } from '../../ports/index.ts'
import { type HoursPorts, workingHoursOf } from '../hours.ts'
import type { People } from './people.ts'

export interface CheckInFacts {
  readonly checkIns: readonly OpenCheckIn[]
  readonly askedActions: readonly AskedAction[]
}

interface CheckInRequest {
  readonly at: Date
  readonly model: Model
  readonly people: People
}

type Rows = readonly StoredRow<'checkIn'>['row'][]

const noonOf = (date: string) => new Date(`${date}T12:00:00Z`)

/** Which check-ins are open, and what was asked for at those that were held; as of now, whatever run is judged. */
export async function readCheckInFacts(
  ports: GovernPorts & HoursPorts & ChannelPorts,
  request: CheckInRequest,
): Promise<CheckInFacts> {
  const { at, model, people } = request
  const governed = await readGoverned(ports, at.toISOString().slice(0, 10))
  const ids = governed.map(({ accountId }) => accountId)
  const stored = groupBy(await ports.facts.rowsBy('checkIn', 'accountId', ids), ({ row }) => row.accountId)
  const rowsOf = (accountId: string): Rows => (stored.get(accountId) ?? []).map(({ row }) => row)
  const channels = await readAccountChannels(ports, model.coaching.checkIn.channelPrefixes)
  const checkIns: OpenCheckIn[] = []
  for (const account of governed) {
    const { accountId, name, tier, governorId, managerId } = account
    const open = openCheckIn(rowsOf(accountId))
    if (open?.dueOn == null) continue
    // Working days are counted even in the demonstration, where messages come at any time.
    const hours = await workingHoursOf(ports, governorId, { hasQuietHours: true, rules: model.coaching })
    const { overdueAfterWorkingDays, managerToldAfterWorkingDays } = model.coaching.checkIn
    const isPast = (days: number) => afterWorkingDays(noonOf(open.dueOn ?? ''), days, hours) <= at
    const channel = channels.get(accountId)
    checkIns.push({
      checkInId: open.checkInId,
      accountId,
      accountName: name,
      tier,
      dueOn: open.dueOn,
      governorId,
      governorName: people.name(governorId),
      managerId: managerId !== null && people.isHere(managerId) ? managerId : people.managerOf(account.samId),
      isOverdue: isPast(overdueAfterWorkingDays),
      isSilent: isPast(managerToldAfterWorkingDays),
      channelClosed: channel?.kind === 'closed' ? channel.why : null,
    })
  }
  return { checkIns, askedActions: await readAsked(ports, governed, rowsOf, request) }
}

async function readAsked(
  ports: GovernPorts & HoursPorts,
  governed: readonly GovernedAccount[],
  rowsOf: (accountId: string) => Rows,
  { at, model, people }: CheckInRequest,
): Promise<readonly AskedAction[]> {
  const asked = governed.flatMap(({ accountId, name }) =>
    rowsOf(accountId).flatMap(row => (row.need === null ? [] : [{ ...row, name }])),
  )
  const actions = new Map(
    (
      await ports.facts.byId(
        'planAction',
        asked.map(({ checkInId }) => needActionId(checkInId)),
      )
    ).map(({ row }) => [row.actionId, row]),
  )
  const found: AskedAction[] = []
  for (const { checkInId, accountId, name, answeredBy, heldOn } of asked) {
    const action = actions.get(needActionId(checkInId))
    if (action === undefined || answeredBy === null || heldOn === null) continue
    const { ownerId, dueOn, doneOn, cancelledOn, actionId, text } = action
    const isOpen = doneOn === null && cancelledOn === null
    if (!isOpen || ownerId === null || dueOn === null) continue
    const rule = { hasQuietHours: true, rules: model.coaching }
    const today = localDate(at, (await workingHoursOf(ports, ownerId, rule)).zone)
    if (dueOn < today) continue
    found.push({
      actionId,
      accountId,
      accountName: name,
      text,
      askerId: answeredBy,
      askerName: people.name(answeredBy),
      askedOn: heldOn,
      ownerId,
      dueOn,
      isAskedToday: heldOn >= today,
    })
  }
  return found
}
