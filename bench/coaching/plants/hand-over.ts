import { dateOf } from '../calendar.ts'
import { note, type Plant } from '../world.ts'

/** A hand-over is news for this long. */
const NEWS_DAYS = 30

/** Another seller of the same line becomes accountable. */
export const handOver: Plant = {
  id: 'hand-over',
  days: [20, 330],
  begin(world, account, day, draw) {
    const { accountId, leadId, leadAssignmentId, managerId } = account
    const line = world.lines.find(each => each.managerId === managerId)
    const others = (line?.leadIds ?? []).filter(personId => personId !== leadId)
    if (others.length === 0) return
    const personId = draw.pick(others)
    const assignmentId = `${accountId}-account_manager-${day}`
    world.facts.change('coverageAssignment', leadAssignmentId, { untilOn: dateOf(day - 1) })
    world.facts.add('coverageAssignment', {
      assignmentId,
      accountId,
      personId,
      role: 'account_manager',
      isLead: true,
      fromOn: dateOf(day),
    })
    Object.assign(account, { leadId: personId, leadAssignmentId: assignmentId })
    const truth = note(world, 'hand-over', {
      kind: 'account-hand-over',
      accountId,
      names: [leadId],
      personIds: [personId],
      observableOn: day,
    })
    truth.fixedOn = day + NEWS_DAYS
  },
}
