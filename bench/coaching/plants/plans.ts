import { dateOf, dayOf } from '../calendar.ts'
import { touch } from '../touch.ts'
import { note, type Plant, setHabits } from '../world.ts'

export const overdueAction: Plant = {
  id: 'overdue-action',
  days: [10, 330],
  begin(world, { accountId, planId, leadId, samId }, day, draw) {
    const actionId = `LATE-${accountId}-${day}`
    const ownerId = draw.pick([leadId, samId])
    const due = { planId, objectiveId: `OBJ-${accountId}`, ownerId, dueOn: dateOf(day + 3) }
    world.facts.add('planAction', { actionId, text: 'Late', ...due })
    note(world, 'overdue-action', {
      kind: 'action-overdue',
      accountId,
      names: [actionId],
      personIds: [ownerId, samId],
      observableOn: day + 4,
      kept: { actionId },
    })
  },
  mend: ({ facts }, { kept }, day) =>
    facts.change('planAction', kept['actionId'] ?? '', { doneOn: dateOf(day) }),
}

export const thinPlan: Plant = {
  id: 'thin-plan',
  days: [20, 330],
  begin(world, { accountId, planId, samId, contactIds }, day) {
    const [first = '', , third = ''] = contactIds
    for (const contactId of [first, third]) world.facts.change('contact', contactId, { influence: null })
    world.facts.change('accountPlan', planId, { customerGoals: null })
    note(world, 'thin-plan', {
      kind: 'plan-thin-on-relationships',
      accountId,
      personIds: [samId],
      observableOn: day,
      kept: { first, third, planId },
    })
  },
  mend({ facts }, { kept: { first = '', third = '', planId = '' } }) {
    for (const contactId of [first, third]) facts.change('contact', contactId, { influence: 3 })
    facts.change('accountPlan', planId, { customerGoals: 'Their own goals' })
  },
}

export const stalePlan: Plant = {
  id: 'stale-plan',
  days: [5, 140],
  begin(world, { accountId, planId, samId }, day) {
    const updatedOn = world.facts.get('accountPlan', planId)?.updatedOn ?? dateOf(day)
    setHabits(world, accountId, { isPlanKept: false })
    note(world, 'stale-plan', {
      kind: 'plan-stale',
      accountId,
      personIds: [samId],
      // Older than 180 days.
      observableOn: dayOf(updatedOn) + 181,
      kept: { planId, accountId },
    })
  },
  mend(world, { kept: { planId = '', accountId = '' } }, day) {
    world.facts.change('accountPlan', planId, { updatedOn: dateOf(day) })
    setHabits(world, accountId, { isPlanKept: true })
  },
}

export const askedAction: Plant = {
  id: 'asked-action',
  days: [20, 330],
  begin(world, { accountId, planId, samId, leadId }, day) {
    const checkInId = `${accountId}:asked-${day}`
    const actionId = `${checkInId}:need`
    world.facts.add('checkIn', {
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
    const action = { planId, ownerId: leadId, text: 'A price', dueOn: dateOf(day + 30) }
    world.facts.add('planAction', { actionId, ...action })
    note(world, 'asked-action', {
      kind: 'action-asked',
      accountId,
      personIds: [leadId, samId],
      observableOn: day,
      kept: { actionId },
    })
  },
  mend: ({ facts }, { kept }, day) =>
    facts.change('planAction', kept['actionId'] ?? '', { doneOn: dateOf(day) }),
}

/** A portfolio rep who no longer comes along. */
export const absentRep: Plant = {
  id: 'absent-rep',
  days: [15, 290],
  begin(world, { accountId, samId, repId, leadId, managerId, contactIds }, day) {
    const last = world.lastMeeting.get(accountId) ?? day
    setHabits(world, accountId, { isRepThere: false })
    const kept = { accountId, repId, contactIds: contactIds.join(' ') }
    note(world, 'absent-rep', {
      kind: 'rep-not-engaged',
      accountId,
      personIds: [samId, repId],
      // Nothing for more than 30 days.
      observableOn: last + 31,
      kept,
    })
    // The technical buyers whom only the rep meets go without; how soon that counts hangs on the tier.
    note(world, 'absent-rep', {
      kind: 'coverage-gap',
      accountId,
      names: ['required_role_uncovered', 'user_technical'],
      personIds: [leadId, managerId],
      observableOn: last + 15,
      isImplied: true,
      kept,
    })
  },
  // The rep comes along the same day, and from then on.
  mend(world, { kept: { accountId = '', repId = '', contactIds = '' } }, day) {
    setHabits(world, accountId, { isRepThere: true })
    touch(world, { accountId, personId: repId, contactIds: contactIds.split(' ') }, day)
    for (const truth of world.truths)
      if (truth.plantId === 'absent-rep' && truth.accountId === accountId) truth.fixedOn ??= day
  },
}
