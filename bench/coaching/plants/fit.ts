import { dateOf } from '../calendar.ts'
import { note, type Plant } from '../world.ts'

/** They have begun to buy by price alone, and are still served by experts. */
export const motionMisfit: Plant = {
  id: 'motion-misfit',
  days: [20, 330],
  begin(world, { accountId, leadId, managerId }, day) {
    const buyerSegment = world.facts.get('account', accountId)?.buyerSegment ?? 'insight_seeker'
    world.facts.change('account', accountId, { buyerSegment: 'price_seeker' })
    note(world, 'motion-misfit', {
      kind: 'motion-misfit',
      accountId,
      names: ['over_served'],
      personIds: [leadId, managerId],
      observableOn: day,
      kept: { accountId, buyerSegment },
    })
  },
  mend: ({ facts }, { kept: { accountId = '', buyerSegment = '' } }) =>
    facts.change('account', accountId, { buyerSegment: buyerSegment as 'insight_seeker' }),
}

const CENTRES = [
  { name: 'Plant', cycleDays: 300, buysEveryDays: 1500, budgetOwner: 'board', selectedBy: 'engineers' },
  { name: 'Stores', cycleDays: 20, buysEveryDays: 30, budgetOwner: 'officer', selectedBy: 'buyers' },
] as const

/** One person serves two parts of the customer that buy in different ways. */
export const generalist: Plant = {
  id: 'generalist',
  days: [20, 330],
  begin(world, { accountId, leadId, managerId }, day) {
    const ids = CENTRES.map((centre, index) => {
      const centreId = `${accountId}-C${day}-${index}`
      world.facts.add('buyingCentre', { centreId, accountId, ...centre })
      world.facts.add('coverageAssignment', {
        assignmentId: centreId,
        accountId,
        personId: leadId,
        role: 'account_manager',
        isLead: false,
        centreId,
        fromOn: dateOf(day),
      })
      return centreId
    })
    note(world, 'generalist', {
      kind: 'role-misfit',
      accountId,
      names: ['one_generalist'],
      personIds: [managerId],
      observableOn: day,
      kept: { accountId, first: ids[0] ?? '', second: ids[1] ?? '' },
    })
  },
  // The role is split: the rep takes the part that buys often.
  mend({ facts }, { kept: { accountId = '', second = '' } }) {
    const personId = facts.get('coverageAssignment', `${accountId}-portfolio_rep`)?.personId ?? ''
    facts.change('coverageAssignment', second, { personId, role: 'portfolio_rep' })
  },
}
