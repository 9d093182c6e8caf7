import { afterWeekdays, dateOf, dayOf } from './calendar.ts'
import type { GeneratedAccount, GeneratedCompany } from './company.ts'
import type { Draw } from './draw.ts'

/** What was planted, and from which day on anybody could know. */
export interface Truth {
  readonly kind: string
  readonly accountId: string
  /** Whom it may be told. */
  readonly personIds: readonly string[]
  readonly observableOn: number
  /** The day on which it was put right; it may be told until then. */
  fixedOn: number | null
  readonly fix: (day: number) => void
}

/** What a planted account leaves undone; the days of the healthy do it. */
export interface Habits {
  readonly isPlanKept: boolean
  readonly isRepThere: boolean
  readonly isCustomerThere: boolean
  readonly isCheckedIn: boolean
}
export const healthy: Habits = { isPlanKept: true, isRepThere: true, isCustomerThere: true, isCheckedIn: true }

export interface World {
  readonly company: GeneratedCompany
  readonly habits: Map<string, Habits>
  /** Days of the last meeting, the last good check-in and the open check-in, by account. */
  readonly lastMeeting: Map<string, number>
  readonly sharedChannels: Set<string>
  plant(truth: Omit<Truth, 'fixedOn'>): Truth
}

type Plant = (world: World, account: GeneratedAccount, day: number, draw: Draw) => void

const noLead: Plant = ({ company, plant }, { accountId, managerId }, day) => {
  const isLead = (row: { assignmentId: string }) => row.assignmentId === `${accountId}-account_manager`
  company.change('coverageAssignment', isLead, { isLead: false })
  plant({
    kind: 'coverage-gap',
    accountId,
    personIds: [managerId],
    observableOn: day,
    fix: () => company.change('coverageAssignment', isLead, { isLead: true }),
  })
}

const overdueAction: Plant = ({ company, plant }, { accountId, planId, leadId, samId }, day, draw) => {
  const actionId = `LATE-${accountId}-${day}`
  const ownerId = draw.pick([leadId, samId])
  const dueOn = dateOf(day + 3)
  company.add('planAction', { actionId, planId, objectiveId: `OBJ-${accountId}`, ownerId, text: 'Late', dueOn })
  plant({
    kind: 'action-overdue',
    accountId,
    personIds: [ownerId, samId],
    observableOn: day + 4,
    fix: on => company.change('planAction', row => row.actionId === actionId, { doneOn: dateOf(on) }),
  })
}

const conflict: Plant = ({ company, plant }, { accountId, leadId, repId, samId }, day) => {
  const open = { accountId, stage: 'engaging', problem: 'the same problem', openedOn: dateOf(day) } as const
  const ids = [leadId, repId].map(ownerId => `${accountId}-${ownerId}-${day}`)
  ;[leadId, repId].forEach((ownerId, index) => {
    const opportunityId = ids[index] ?? ''
    const expectedCloseOn = dateOf(day + 90)
    company.add('opportunity', { ...open, opportunityId, ownerId, name: opportunityId, expectedCloseOn })
  })
  plant({
    kind: 'conflicting-pursuits',
    accountId,
    personIds: [leadId, repId, samId],
    observableOn: day,
    fix: () => {
      const at = company.rows.opportunity.findIndex(row => row.opportunityId === ids[1])
      if (at >= 0) company.rows.opportunity.splice(at, 1)
    },
  })
}

const thinPlan: Plant = ({ company, plant }, { accountId, planId, samId }, day) => {
  const isPlan = (row: { planId: string }) => row.planId === planId
  const keys = new Set([`${accountId}-economic_buyer`, `${accountId}-user_technical`])
  for (const contactId of keys)
    company.change('contact', row => row.contactId === contactId, { influence: null })
  company.change('accountPlan', isPlan, { customerGoals: null })
  plant({
    kind: 'plan-thin-on-relationships',
    accountId,
    personIds: [samId],
    observableOn: day,
    fix: () => {
      for (const contactId of keys)
        company.change('contact', row => row.contactId === contactId, { influence: 3 })
      company.change('accountPlan', isPlan, { customerGoals: 'Their own goals' })
    },
  })
}

const set = ({ habits }: World, accountId: string, change: Partial<Habits>) =>
  habits.set(accountId, { ...(habits.get(accountId) ?? healthy), ...change })

const stalePlan: Plant = (world, { accountId, planId, samId }, day) => {
  const { company, plant } = world
  const updatedOn = company.rows.accountPlan.find(row => row.planId === planId)?.updatedOn ?? dateOf(day)
  set(world, accountId, { isPlanKept: false })
  plant({
    kind: 'plan-stale',
    accountId,
    personIds: [samId],
    // Older than 180 days.
    observableOn: dayOf(updatedOn) + 181,
    fix: on => {
      company.change('accountPlan', row => row.planId === planId, { updatedOn: dateOf(on) })
      set(world, accountId, { isPlanKept: true })
    },
  })
}

const absentRep: Plant = (world, { accountId, samId, repId }, day) => {
  set(world, accountId, { isRepThere: false })
  world.plant({
    kind: 'rep-not-engaged',
    accountId,
    personIds: [samId, repId],
    // Nothing for more than 30 days.
    observableOn: (world.lastMeeting.get(accountId) ?? day) + 31,
    fix: () => set(world, accountId, { isRepThere: true }),
  })
}

const closedOpportunity: Plant = ({ company, plant }, { accountId, leadId }, day, draw) => {
  const opportunityId = `DONE-${accountId}-${day}`
  company.add('opportunity', {
    opportunityId,
    accountId,
    ownerId: leadId,
    name: opportunityId,
    stage: draw.pick(['won', 'lost'] as const),
    openedOn: dateOf(day - 60),
    closedOn: dateOf(day),
  })
  plant({
    kind: 'win-loss-question',
    accountId,
    personIds: [leadId],
    observableOn: day,
    fix: on =>
      company.add('winLossAnswer', {
        opportunityId,
        question: 'reason',
        statedBy: 'rep',
        answer: 'price',
        answeredOn: dateOf(on),
        answeredBy: leadId,
      }),
  })
}

const missingAnswer: Plant = ({ company, plant }, { accountId, leadId }, day) => {
  const at = company.rows.answer.findIndex(row => row.accountId === accountId && row.question === 'B2')
  const [gone] = company.rows.answer.splice(at, 1)
  plant({
    kind: 'open-question',
    accountId,
    personIds: [leadId],
    observableOn: day,
    fix: () => {
      if (gone !== undefined) company.rows.answer.push(gone)
    },
  })
}

const askedAction: Plant = ({ company, plant }, { accountId, planId, samId, leadId }, day) => {
  const checkInId = `${accountId}:asked-${day}`
  const actionId = `${checkInId}:need`
  company.add('checkIn', {
    checkInId,
    accountId,
    heldOn: dateOf(day),
    answeredBy: samId,
    moved: 'Something',
    participationLevel: 3,
    need: 'A price',
    engagedIds: [],
    hasChangedPlan: false,
  })
  company.add('planAction', { actionId, planId, ownerId: leadId, text: 'A price', dueOn: dateOf(day + 30) })
  plant({
    kind: 'action-asked',
    accountId,
    personIds: [leadId, samId],
    observableOn: day,
    fix: on => company.change('planAction', row => row.actionId === actionId, { doneOn: dateOf(on) }),
  })
}

/** Planted where a check-in comes due; see `days.ts`. */
const silentSam: Plant = (world, { accountId }) => set(world, accountId, { isCheckedIn: false })
const sharedChannel: Plant = ({ sharedChannels }, { accountId }) => void sharedChannels.add(accountId)

/** From three weak check-ins on, with no good one in 90 days; the day is known once it has come. */
const absentCustomer: Plant = (world, { accountId }) => set(world, accountId, { isCustomerThere: false })

export const plants: readonly { readonly plant: Plant; readonly from: number; readonly until: number }[] = [
  { plant: noLead, from: 20, until: 330 },
  { plant: overdueAction, from: 10, until: 330 },
  { plant: conflict, from: 20, until: 330 },
  { plant: thinPlan, from: 20, until: 330 },
  { plant: stalePlan, from: 5, until: 140 },
  { plant: absentRep, from: 15, until: 290 },
  { plant: closedOpportunity, from: 10, until: 340 },
  { plant: missingAnswer, from: 10, until: 330 },
  { plant: askedAction, from: 20, until: 330 },
  { plant: silentSam, from: 10, until: 330 },
  { plant: sharedChannel, from: 10, until: 330 },
  { plant: absentCustomer, from: 10, until: 200 },
]

/** The days on which a check-in that was due on a day is late. */
export const overdueOn = (dueDay: number) => afterWeekdays(dueDay, 3)
