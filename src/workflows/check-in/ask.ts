import { type CheckInCard, sayPlan } from '../../coaching/index.ts'
import type { PlainDate } from '../../facts/index.ts'
import { localDate, nextOpen } from '../../schedule/index.ts'
import type { Model } from '../../scoring/index.ts'
import { type HoursPorts, workingHoursOf } from '../coach/hours.ts'
import { groupBy } from '../pages.ts'
import { pilotOf } from '../pilot.ts'
import {
  type CheckInStore,
  type Directory,
  type FactReader,
  type FactWriter,
  GIVEN_IN_SLACK,
  type RunStore,
  type WorkspaceSettings,
} from '../ports/index.ts'
import { NAME_RULE, readAccountChannels } from './account-channel.ts'
import { checkInId, isDueOn, openCheckIn } from './due.ts'
import { type GovernedAccount, readGoverned } from './governed.ts'
import { readPlanState } from './plan-state.ts'

export interface AskPorts extends HoursPorts {
  readonly facts: FactReader
  readonly runs: RunStore
  readonly writer: Pick<FactWriter, 'write'>
  readonly checkIns: CheckInStore
  readonly directory: Pick<Directory, 'person' | 'slackUserOf' | 'reportsOf' | 'accountNames'>
  readonly newKey: () => string
}

export interface AskRequest {
  readonly at: Date
  readonly model: Model
  readonly settings: WorkspaceSettings
}

export async function cardOf(
  { facts, directory }: { readonly facts: FactReader; readonly directory: Pick<Directory, 'person'> },
  account: Pick<GovernedAccount, 'accountId' | 'name' | 'governorId'>,
  dueOn: PlainDate,
  today: PlainDate,
): Promise<CheckInCard | null> {
  const plan = await readPlanState(facts, account.accountId, today)
  if (plan === null) return null
  return {
    type: 'check-in-card',
    accountId: account.accountId,
    accountName: account.name,
    governor: (await directory.person(account.governorId))?.name ?? account.governorId,
    dueOn,
    ...sayPlan(plan, today),
    held: null,
  }
}

/**
 * Notes which check-ins come due, and puts the card of each into its account's channel, once. Accounts whose channel is
 * closed get none: their SAM is told by a nudge instead. Tells how many cards were queued.
 */
export async function askForCheckIns(ports: AskPorts, { at, model, settings }: AskRequest): Promise<number> {
  if (!settings.isSwitchedOn) return 0
  const rules = model.coaching.checkIn
  const isInPilot = await pilotOf(ports.directory, settings)
  const all = await readGoverned(ports, at.toISOString().slice(0, 10))
  const governed = all.filter(({ governorId }) => isInPilot(governorId))
  const ids = governed.map(({ accountId }) => accountId)
  const rows = groupBy(await ports.facts.rowsBy('checkIn', 'accountId', ids), ({ row }) => row.accountId)
  const channels = await readAccountChannels(ports, rules.channelPrefixes)
  const mapped = new Set((await ports.checkIns.mappings()).map(({ accountId }) => accountId))
  const newToday = new Map<string, number>()
  const accountsOf = groupBy(governed, ({ governorId }) => governorId)
  const askedOn = (governorId: string, today: PlainDate) =>
    (accountsOf.get(governorId) ?? []).filter(({ accountId }) =>
      (rows.get(accountId) ?? []).some(({ row }) => row.dueOn === today),
    ).length
  let queued = 0
  for (const account of governed) {
    const { accountId, governorId, tier } = account
    const rule = { hasQuietHours: settings.hasQuietHours, rules: model.coaching }
    const hours = await workingHoursOf(ports, governorId, rule)
    const today = localDate(at, hours.zone)
    const opensAt = nextOpen(at, hours)
    const known = (rows.get(accountId) ?? []).map(({ row }) => row)
    let open = openCheckIn(known)
    const asked = (newToday.get(governorId) ?? 0) + askedOn(governorId, today)
    const isWorkingDay = localDate(opensAt, hours.zone) === today
    if (isWorkingDay && asked < rules.perPersonAndDay && isDueOn(known, tier, today, rules)) {
      newToday.set(governorId, (newToday.get(governorId) ?? 0) + 1)
      open = { ...noAnswers, checkInId: checkInId(accountId, today), accountId, dueOn: today }
      await ports.writer.write(GIVEN_IN_SLACK, 'checkIn', [{ row: open, baseMinor: {} }])
    }
    const channel = channels.get(accountId)
    if (open?.dueOn == null || channel?.kind !== 'open') continue
    if ((await ports.checkIns.cardsOf([open.checkInId])).size > 0) continue
    const content = await cardOf(ports, account, open.dueOn, today)
    if (content === null) continue
    const message = {
      personId: governorId,
      key: ports.newKey(),
      dueAt: opensAt,
      place: { channel: channel.channelId, thread: null },
      content,
    }
    if (await ports.checkIns.addCard(open.checkInId, message)) queued += 1
    // A channel is the account's from the first card on, whatever it is called later.
    if (!mapped.has(accountId))
      await ports.checkIns.mapChannel({
        accountId,
        channelId: channel.channelId,
        mappedBy: NAME_RULE,
        mappedAt: at,
      })
  }
  return queued
}

/** A check-in of which nothing is known but that it is due. */
export const noAnswers = {
  heldOn: null,
  answeredBy: null,
  moved: null,
  participationLevel: null,
  engagedIds: null,
  need: null,
  hasChangedPlan: null,
} as const
