import { dateOf, isWeekday } from './calendar.ts'
import type { Draw } from './draw.ts'
import { goAbout, noteAbsence } from './plants/check-ins.ts'
import { touch } from './touch.ts'
import { habitsOf, type MadeAccount, type World } from './world.ts'

const MEET_EVERY = 11
const KEEP_PLAN_EVERY = 60
const IN_TIME_EVERY_DAY = 0.02

function meet(world: World, account: MadeAccount, day: number): void {
  const { accountId, leadId, repId, samId, contactIds } = account
  const { isRepThere } = habitsOf(world, accountId)
  for (const personId of [leadId, samId, 'SPONSOR', ...(isRepThere ? [repId] : [])])
    touch(world, { accountId, personId, contactIds }, day)
}

/** What a day brings to a company in which nothing is wrong but what was planted. */
export function liveDay(world: World, day: number, draw: Draw): void {
  world.accounts.forEach((account, index) => {
    const { accountId, planId, leadId } = account
    if ((day + index) % MEET_EVERY === 0) meet(world, account, day)
    if (habitsOf(world, accountId).isPlanKept && (day + index * 3) % KEEP_PLAN_EVERY === 0)
      world.facts.change('accountPlan', planId, { updatedOn: dateOf(day) })
    // Healthy noise: an action that is done a day before it is due.
    if (isWeekday(day) && draw.next() < IN_TIME_EVERY_DAY)
      world.facts.add('planAction', {
        actionId: `OK-${accountId}-${day}`,
        planId,
        objectiveId: `OBJ-${accountId}`,
        ownerId: leadId,
        text: 'In time',
        dueOn: dateOf(day + 6),
        doneOn: dateOf(day + 5),
      })
    goAbout(world, account, day)
    if (!habitsOf(world, accountId).isCustomerThere) noteAbsence(world, account, day)
  })
}
