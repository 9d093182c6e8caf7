import { expect, test } from 'vitest'
import { z } from 'zod'
import { defaultModel } from '../../src/scoring/index.ts'
import { scoreCompPlans, wonBasis } from '../../src/workflows/score/comp-plans.ts'
import { BASE_DIGITS, memoryFacts, memoryRuns } from './memory-ports.ts'
import { type Facts, loadFacts } from './sample-folders.ts'

const asOf = '2026-09-30'

async function basesOf(facts: Facts) {
  const runs = memoryRuns()
  const at = new Date('2026-10-01T06:00:00Z')
  const request = {
    asOf,
    at,
    model: defaultModel,
    baseDigits: BASE_DIGITS,
    isDraft: false,
    keepsTiers: false,
  }
  const runId = await runs.begin({
    asOf,
    modelVersion: 'default-1',
    isPublishedModel: true,
    startedAt: at,
  })
  await scoreCompPlans({ facts: memoryFacts(facts), runs, logFault: () => {} }, runId, request)
  return Promise.all(
    facts.compPlan.map(
      async ({ planId }) =>
        z.object({ wonBasis }).parse(await runs.finding(runId, 'comp-mix', planId)).wonBasis,
    ),
  )
}

const complete = loadFacts('cleanme', asOf)
const won = complete.opportunity.filter(row => row.stage === 'won')

test('wins without product lines are counted as left out, and every win is in one of the counts', async () => {
  const [first] = won
  if (first === undefined) throw new Error('the sample has no won opportunity')
  const facts = {
    ...complete,
    opportunityLine: complete.opportunityLine.filter(line => line.opportunityId !== first.opportunityId),
    compPlanAssignment: [],
  }
  const [before] = await basesOf({ ...complete, compPlanAssignment: [] })
  const bases = await basesOf(facts)
  expect(bases.length).toBeGreaterThan(0)
  for (const basis of bases)
    expect(basis).toEqual({
      ...before,
      used: (before?.used ?? 0) - 1,
      withoutLines: (before?.withoutLines ?? 0) + 1,
    })
})

test('a plan whose own sellers won too little is held against the whole company, and keeps how little that was', async () => {
  const owners = won.map(row => row.ownerId).filter(owner => owner !== null)
  const [plan] = complete.compPlan
  const [assignment] = complete.compPlanAssignment
  if (plan === undefined || assignment === undefined) throw new Error('the sample has no comp plan')
  const paid = (people: readonly string[]) =>
    people.map(personId => ({
      ...assignment,
      personId,
      planId: plan.planId,
      fromOn: null,
      untilOn: null,
    }))
  const everyone = await basesOf({
    ...complete,
    compPlan: [plan],
    compPlanAssignment: paid([...new Set(owners)]),
  })
  expect(everyone).toMatchObject([{ whose: 'own' }])
  const nobody = await basesOf({ ...complete, compPlan: [plan], compPlanAssignment: paid([]) })
  expect(nobody).toMatchObject([{ whose: 'company', ownWithLines: 0, used: everyone[0]?.used }])
})
