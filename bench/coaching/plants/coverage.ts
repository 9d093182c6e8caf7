import { dateOf } from '../calendar.ts'
import { note, type Plant } from '../world.ts'

/** Nobody is accountable any more. */
export const noLead: Plant = {
  id: 'no-lead',
  days: [20, 330],
  begin(world, { accountId, leadAssignmentId, managerId }, day) {
    world.facts.change('coverageAssignment', leadAssignmentId, { isLead: false })
    note(world, 'no-lead', {
      kind: 'coverage-gap',
      accountId,
      names: ['no_accountable_lead'],
      personIds: [managerId],
      observableOn: day,
      kept: { leadAssignmentId },
    })
  },
  mend: ({ facts }, { kept }) =>
    facts.change('coverageAssignment', kept['leadAssignmentId'] ?? '', { isLead: true }),
}

/** Two people answer for the same account, so nobody does. */
export const twoLeads: Plant = {
  id: 'two-leads',
  days: [20, 330],
  begin(world, { accountId, managerId }, day) {
    const assignmentId = `${accountId}-portfolio_rep`
    world.facts.change('coverageAssignment', assignmentId, { isLead: true })
    note(world, 'two-leads', {
      kind: 'coverage-gap',
      accountId,
      names: ['several_accountable_leads'],
      personIds: [managerId],
      observableOn: day,
      kept: { assignmentId },
    })
  },
  mend: ({ facts }, { kept }) =>
    facts.change('coverageAssignment', kept['assignmentId'] ?? '', { isLead: false }),
}

/** The one who pays has gone, and nobody else is known there who does. */
export const buyerLeft: Plant = {
  id: 'buyer-left',
  days: [20, 330],
  begin(world, { accountId, leadId, samId, contactIds }, day) {
    const [contactId = ''] = contactIds
    world.facts.change('contact', contactId, { leftOn: dateOf(day - 1) })
    const base = { accountId, personIds: [leadId], observableOn: day, kept: { contactId } }
    note(world, 'buyer-left', { ...base, kind: 'coverage-gap', names: ['contact_left'] })
    for (const name of ['required_role_unmapped', 'required_role_uncovered'])
      note(world, 'buyer-left', {
        ...base,
        kind: 'coverage-gap',
        names: [name, 'economic_buyer'],
        isImplied: true,
      })
    // The plan's map of influence ends with them.
    note(world, 'buyer-left', {
      ...base,
      kind: 'plan-thin-on-relationships',
      personIds: [samId],
      isImplied: true,
    })
  },
  // The next one takes the chair: the same place in the plan and at the table.
  mend: ({ facts }, { kept }) => facts.change('contact', kept['contactId'] ?? '', { leftOn: null }),
}
