import { afterWeekdays, dateOf, dayOf, isWeekday } from './calendar.ts'
import type { GeneratedAccount } from './company.ts'
import type { Draw } from './draw.ts'
import { healthy, overdueOn, type Truth, type World } from './plants.ts'

const MEET_EVERY = 11
const KEEP_PLAN_EVERY = 60
const ABSENT_DAYS = 90
const WEAK_CHECK_INS = 3

interface Memory {
  /** Check-ins that were dealt with. */
  readonly seen: Set<string>
  /** Days of held check-ins, and whether the customer took part. */
  readonly held: Map<string, { readonly day: number; readonly isGood: boolean }[]>
  readonly absent: Map<string, Truth>
}

export const createMemory = (): Memory => ({ seen: new Set(), held: new Map(), absent: new Map() })

function meet(world: World, account: GeneratedAccount, day: number): void {
  const { company, habits, lastMeeting } = world
  const { accountId, leadId, repId, samId, contactIds } = account
  const { isRepThere } = habits.get(accountId) ?? healthy
  for (const personId of [leadId, samId, 'SPONSOR', ...(isRepThere ? [repId] : [])])
    company.add('activity', {
      activityId: `T-${accountId}-${day}-${personId}`,
      accountId,
      personId,
      contactIds: [...contactIds],
      occurredOn: dateOf(day),
      activityKind: 'meeting',
      isTwoWay: true,
      isFaceToFace: true,
    })
  if (isRepThere) lastMeeting.set(accountId, day)
}

/** The customer is absent once three check-ins were weak and the last good one is older than 90 days. */
function noteAbsence(world: World, memory: Memory, { accountId, samId }: GeneratedAccount, day: number): void {
  const held = memory.held.get(accountId) ?? []
  const last = held.slice(-WEAK_CHECK_INS)
  const good = held.findLast(each => each.isGood)
  const isOld = good === undefined || day - good.day > ABSENT_DAYS
  const isAbsent = last.length === WEAK_CHECK_INS && last.every(each => !each.isGood) && isOld
  const known = memory.absent.get(accountId)
  if (isAbsent && known === undefined)
    memory.absent.set(
      accountId,
      world.plant({
        kind: 'customer-absent',
        accountId,
        personIds: [samId],
        observableOn: day,
        fix: on => {
          world.habits.set(accountId, healthy)
          world.company.add('checkIn', {
            checkInId: `${accountId}:good-${on}`,
            accountId,
            heldOn: dateOf(on),
            answeredBy: samId,
            moved: 'They came',
            participationLevel: 3,
            engagedIds: [],
            hasChangedPlan: false,
          })
          memory.held.set(accountId, [...(memory.held.get(accountId) ?? []), { day: on, isGood: true }])
        },
      }),
    )
  if (!isAbsent && known !== undefined) {
    known.fixedOn ??= day
    memory.absent.delete(accountId)
  }
}

function checkIn(world: World, memory: Memory, account: GeneratedAccount, day: number): void {
  const { company, habits, sharedChannels } = world
  const { accountId, samId, managerId } = account
  const open = company.rows.checkIn.findLast(row => row.accountId === accountId && row.dueOn !== null)
  if (open?.dueOn == null || open.heldOn !== null) return
  const { isCheckedIn, isCustomerThere } = habits.get(accountId) ?? healthy
  const dueDay = dayOf(open.dueOn)
  const { checkInId } = open
  const hold = (on: number) => {
    company.change('checkIn', row => row.checkInId === checkInId, {
      heldOn: dateOf(on),
      answeredBy: samId,
      moved: 'Something',
      participationLevel: isCustomerThere ? 3 : 1,
      engagedIds: [],
      hasChangedPlan: false,
    })
    memory.held.set(accountId, [
      ...(memory.held.get(accountId) ?? []),
      { day: on, isGood: isCustomerThere },
    ])
  }
  const isNew = !memory.seen.has(checkInId)
  memory.seen.add(checkInId)
  if (isNew && (sharedChannels.has(accountId) || !isCheckedIn)) {
    const isShared = sharedChannels.has(accountId)
    world.plant({
      kind: isShared ? 'check-in-due' : 'check-in-overdue',
      accountId,
      personIds: [samId, managerId],
      observableOn: isShared ? dueDay : overdueOn(dueDay),
      fix: on => {
        hold(on)
        sharedChannels.delete(accountId)
        world.habits.set(accountId, { ...(habits.get(accountId) ?? healthy), isCheckedIn: true })
      },
    })
  } else if (!sharedChannels.has(accountId) && isCheckedIn && day >= afterWeekdays(dueDay, 1)) hold(day)
}

/** What a day brings to a company in which nothing is wrong but what was planted. */
export function liveDay(world: World, memory: Memory, day: number, draw: Draw): void {
  const { company, habits } = world
  company.accounts.forEach((account, index) => {
    const { accountId, planId, leadId } = account
    const { isPlanKept } = habits.get(accountId) ?? healthy
    if ((day + index) % MEET_EVERY === 0) meet(world, account, day)
    if (isPlanKept && (day + index * 3) % KEEP_PLAN_EVERY === 0)
      company.change('accountPlan', row => row.planId === planId, { updatedOn: dateOf(day) })
    // Healthy noise: an action that is done a day before it is due.
    if (isWeekday(day) && draw.next() < 0.02)
      company.add('planAction', {
        actionId: `OK-${accountId}-${day}`,
        planId,
        objectiveId: `OBJ-${accountId}`,
        ownerId: leadId,
        text: 'In time',
        dueOn: dateOf(day + 6),
        doneOn: dateOf(day + 5),
      })
    checkIn(world, memory, account, day)
    noteAbsence(world, memory, account, day)
  })
}
