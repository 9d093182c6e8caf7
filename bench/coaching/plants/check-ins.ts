import { afterWeekdays, dateOf, dayOf } from '../calendar.ts'
import {
  habitsOf,
  healthy,
  type MadeAccount,
  note,
  type Plant,
  setHabits,
  type Truth,
  type World,
} from '../world.ts'

const ABSENT_DAYS = 90
const WEAK_CHECK_INS = 3
const LATE_AFTER = 3
const SILENT_AFTER = 5

/** Begun by a habit; the truth is planted where a check-in comes due, by `goAbout`. */
export const silentSam: Plant = {
  id: 'silent-sam',
  days: [10, 330],
  begin: (world, { accountId }) => setHabits(world, accountId, { isCheckedIn: false }),
  mend(world, { kept: { accountId = '', checkInId = '' }, plantId }, day) {
    for (const truth of openOf(world, accountId, plantId)) truth.fixedOn ??= day
    hold(world, accountId, checkInId, day)
    world.sharedChannels.delete(accountId)
    setHabits(world, accountId, { isCheckedIn: true })
  },
}

/** The channel of the account is shared with another organisation: nothing may be written there. */
export const sharedChannel: Plant = {
  ...silentSam,
  id: 'shared-channel',
  begin: ({ sharedChannels }, { accountId }) => void sharedChannels.add(accountId),
}

/** From three weak check-ins on, with no good one in 90 days; the day is known once it has come. */
export const absentCustomer: Plant = {
  id: 'absent-customer',
  days: [10, 200],
  begin: (world, { accountId }) => setHabits(world, accountId, { isCustomerThere: false }),
  mend(world, { kept: { accountId = '', samId = '' } }, day) {
    world.habits.set(accountId, healthy)
    world.facts.add('checkIn', {
      checkInId: `${accountId}:good-${day}`,
      accountId,
      heldOn: dateOf(day),
      answeredBy: samId,
      moved: 'They came',
      participationLevel: 3,
      engagedIds: [],
      hasChangedPlan: false,
    })
  },
}

const openOf = ({ truths }: World, accountId: string, plantId: string): readonly Truth[] =>
  truths.filter(truth => truth.accountId === accountId && truth.plantId === plantId && truth.fixedOn === null)

function hold(world: World, accountId: string, checkInId: string, day: number): void {
  const account = world.facts.get('checkIn', checkInId)
  if (account === undefined || account.heldOn !== null) return
  world.facts.change('checkIn', checkInId, {
    heldOn: dateOf(day),
    answeredBy: null,
    moved: 'Something',
    participationLevel: habitsOf(world, accountId).isCustomerThere ? 3 : 1,
    engagedIds: [],
    hasChangedPlan: false,
  })
}

/** What happens to the check-in of an account that is open: it is held the day after, or it is not. */
export function goAbout(world: World, account: MadeAccount, day: number): void {
  const { accountId, samId, managerId } = account
  const checkIns = world.facts.by('checkIn', 'accountId', accountId)
  const open = checkIns.find(row => row.heldOn === null && row.dueOn !== null)
  if (open?.dueOn == null) return
  const { checkInId, dueOn } = open
  const dueDay = dayOf(dueOn)
  const isShared = world.sharedChannels.has(accountId)
  const { isCheckedIn } = habitsOf(world, accountId)
  const isKnown = world.truths.some(({ kept }) => kept['checkInId'] === checkInId)
  if (!isShared && isCheckedIn) {
    if (day >= afterWeekdays(dueDay, 1)) hold(world, accountId, checkInId, day)
    return
  }
  if (isKnown) return
  const plantId = isShared ? sharedChannel.id : silentSam.id
  const base = { accountId, kept: { accountId, checkInId } }
  // One that nobody answers is late after three working days, wherever it was asked for; the manager hears after five.
  const lateOn = afterWeekdays(dueDay, LATE_AFTER)
  note(world, plantId, { ...base, kind: 'check-in-overdue', personIds: [samId], observableOn: lateOn })
  note(world, plantId, {
    ...base,
    kind: 'check-in-overdue',
    personIds: [managerId],
    observableOn: afterWeekdays(dueDay, SILENT_AFTER),
  })
  if (isShared)
    note(world, plantId, { ...base, kind: 'check-in-due', personIds: [samId], observableOn: dueDay })
}

/** The customer is absent once three check-ins were weak and the last good one is older than 90 days. */
export function noteAbsence(world: World, { accountId, samId }: MadeAccount, day: number): void {
  const { isCustomerThere } = habitsOf(world, accountId)
  const known = world.truths.findLast(
    truth => truth.accountId === accountId && truth.plantId === absentCustomer.id && truth.fixedOn === null,
  )
  if (isCustomerThere && known === undefined) return
  const held = world.facts
    .by('checkIn', 'accountId', accountId)
    .flatMap(row => (row.heldOn === null ? [] : [{ ...row, heldOn: row.heldOn }]))
    .toSorted((a, b) => (a.heldOn < b.heldOn ? -1 : 1))
  const isGood = ({ participationLevel }: { participationLevel: number | null }) => participationLevel === 3
  const last = held.slice(-WEAK_CHECK_INS)
  const good = held.findLast(isGood)
  const isOld = good === undefined || day - dayOf(good.heldOn) > ABSENT_DAYS
  const isAbsent = last.length === WEAK_CHECK_INS && !last.some(isGood) && isOld
  if (isAbsent && known === undefined)
    note(world, absentCustomer.id, {
      kind: 'customer-absent',
      accountId,
      personIds: [samId],
      observableOn: day,
      kept: { accountId, samId },
    })
  if (!isAbsent && known !== undefined) known.fixedOn = day
}
