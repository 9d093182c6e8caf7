import { dateOf } from './calendar.ts'
import type { Draw } from './draw.ts'
import { addRevenue } from './plants/answers.ts'
import type { MadeAccount, World } from './world.ts'

const CLOSED_PER_SELLER = 12

export const planOfLine = (managerId: string) => `CP-${managerId}`
export const planOfSams = 'CP-SAM'
export const planOfReps = 'CP-REP'

/** An opportunity that was closed, with the rep's word on why, so that nobody has to ask. */
export function addClosed(
  { facts }: World,
  { accountId, leadId }: MadeAccount,
  given: { readonly id: string; readonly day: number; readonly isWon: boolean },
): void {
  const { id: opportunityId, day, isWon } = given
  facts.add('opportunity', {
    opportunityId,
    accountId,
    ownerId: leadId,
    name: opportunityId,
    stage: isWon ? 'won' : 'lost',
    objectiveId: `OBJ-${accountId}`,
    openedOn: dateOf(day - 60),
    closedOn: dateOf(day),
  })
  facts.add('winLossAnswer', {
    opportunityId,
    question: 'reason',
    statedBy: 'rep',
    answer: 'price',
    answeredOn: dateOf(day),
    answeredBy: leadId,
  })
}

function addCompPlan({ facts }: World, planId: string, role: string, base: string, ownerId: string | null) {
  facts.add('compPlan', {
    planId,
    name: planId,
    role: role as 'sam',
    ownerId,
    baseShare: base,
    fromOn: '2025-01-01',
    untilOn: '2025-12-31',
  })
  for (const familyId of ['gear', 'service'])
    facts.add('compMeasure', { planId, measure: familyId, familyId, weight: '0.5' })
}

const pay = ({ facts }: World, personId: string, planId: string) =>
  facts.add('compPlanAssignment', { personId, planId, fromOn: '2025-01-01' })

/** Each seller won about half of what was closed before the year, half of it gear and half of it service. */
function addClosings(world: World, account: MadeAccount, seller: number, draw: Draw): void {
  for (let index = 0; index < CLOSED_PER_SELLER; index += 1) {
    const id = `PAST-${seller}-${index}`
    const isWon = draw.next() < 0.5
    addClosed(world, account, { id, day: -300 + index * 15, isWon })
    const gear = 0.35 + draw.next() * 0.3
    if (isWon)
      for (const [familyId, share] of [
        ['gear', gear],
        ['service', 1 - gear],
      ] as const)
        world.facts.add('opportunityLine', {
          opportunityId: id,
          familyId,
          amount: String(Math.round(share * 100_000)),
          currency: 'USD',
        })
  }
}

/** What lies before the year: revenue, closed opportunities, and plans that pay for what customers need. */
export function addPast(world: World, draw: Draw): void {
  for (const account of world.accounts) addRevenue(world.facts, account, draw)
  addCompPlan(world, planOfSams, 'sam', '0.8', null)
  addCompPlan(world, planOfReps, 'portfolio_rep', '0.6', null)
  for (const { managerId, leadIds } of world.lines) {
    addCompPlan(world, planOfLine(managerId), 'account_manager', '0.7', managerId)
    for (const leadId of leadIds) pay(world, leadId, planOfLine(managerId))
  }
  for (const samId of new Set(world.accounts.map(account => account.samId))) pay(world, samId, planOfSams)
  for (const repId of new Set(world.accounts.map(account => account.repId))) pay(world, repId, planOfReps)
  const firsts = new Map(world.accounts.toReversed().map(account => [account.leadId, account]))
  ;[...firsts.values()].forEach((account, seller) => {
    addClosings(world, account, seller, draw)
  })
}
