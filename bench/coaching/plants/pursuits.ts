import { dateOf, endOfQuarter } from '../calendar.ts'
import { note, type Plant } from '../world.ts'

export const conflict: Plant = {
  id: 'conflict',
  days: [20, 330],
  begin(world, { accountId, leadId, repId, samId }, day) {
    const ids = [leadId, repId].map((ownerId, index) => {
      const opportunityId = `${accountId}-${ownerId}-${day}`
      world.facts.add('opportunity', {
        opportunityId,
        accountId,
        ownerId,
        name: opportunityId,
        stage: 'engaging',
        problem: 'the same problem',
        objectiveId: index === 0 ? `OBJ-${accountId}` : `OBJ2-${accountId}`,
        openedOn: dateOf(day),
        expectedCloseOn: dateOf(day + 90),
      })
      return opportunityId
    })
    note(world, 'conflict', {
      kind: 'conflicting-pursuits',
      accountId,
      personIds: [leadId, repId, samId],
      observableOn: day,
      kept: { opportunityId: ids[1] ?? '' },
    })
  },
  mend: ({ facts }, { kept }) => facts.remove('opportunity', kept['opportunityId'] ?? ''),
}

export const offPlan: Plant = {
  id: 'off-plan',
  days: [20, 330],
  begin(world, { accountId, leadId, samId }, day) {
    const opportunityId = `OFF-${accountId}-${day}`
    world.facts.add('opportunity', {
      opportunityId,
      accountId,
      ownerId: leadId,
      name: opportunityId,
      stage: 'proposing',
      openedOn: dateOf(day),
      // The last day of a quarter, and for no objective of the plan.
      expectedCloseOn: endOfQuarter(day + 40),
    })
    note(world, 'off-plan', {
      kind: 'off-plan-opportunity',
      accountId,
      names: [opportunityId],
      personIds: [leadId, samId],
      observableOn: day,
      kept: { opportunityId, objectiveId: `OBJ-${accountId}` },
    })
  },
  mend: ({ facts }, { kept: { opportunityId = '', objectiveId = '' } }) =>
    facts.change('opportunity', opportunityId, { objectiveId }),
}

export const closedOpportunity: Plant = {
  id: 'closed-opportunity',
  days: [10, 340],
  begin(world, { accountId, leadId }, day, draw) {
    const opportunityId = `DONE-${accountId}-${day}`
    world.facts.add('opportunity', {
      opportunityId,
      accountId,
      ownerId: leadId,
      name: opportunityId,
      stage: draw.pick(['won', 'lost'] as const),
      objectiveId: `OBJ-${accountId}`,
      openedOn: dateOf(day - 60),
      closedOn: dateOf(day),
    })
    note(world, 'closed-opportunity', {
      kind: 'win-loss-question',
      accountId,
      names: [opportunityId],
      personIds: [leadId],
      observableOn: day,
      kept: { opportunityId, leadId },
    })
  },
  mend: ({ facts }, { kept: { opportunityId = '', leadId = '' } }, day) =>
    facts.add('winLossAnswer', {
      opportunityId,
      question: 'reason',
      statedBy: 'rep',
      answer: 'price',
      answeredOn: dateOf(day),
      answeredBy: leadId,
    }),
}

/** An answer that nobody has given. */
export const missingAnswer: Plant = {
  id: 'missing-answer',
  days: [10, 330],
  begin(world, { accountId, leadId }, day) {
    const answers = world.facts.by('answer', 'accountId', accountId)
    const own = answers.filter(({ question }) => question === 'B2')
    const last = own.toSorted((a, b) => (a.answeredOn < b.answeredOn ? -1 : 1)).at(-1)
    for (const { answeredOn } of own) world.facts.remove('answer', `${accountId}|B2|${answeredOn}`)
    note(world, 'missing-answer', {
      kind: 'open-question',
      accountId,
      personIds: [leadId],
      observableOn: day,
      kept: { accountId, leadId, value: last?.value ?? '3' },
    })
  },
  mend: ({ facts }, { kept: { accountId = '', leadId = '', value = '3' } }, day) =>
    facts.add('answer', {
      accountId,
      question: 'B2',
      value,
      answeredOn: dateOf(day),
      answeredBy: leadId,
    }),
}
