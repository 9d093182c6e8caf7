import { dateOf } from './calendar.ts'
import type { Draw } from './draw.ts'
import { type FactTable, openFactTable } from './fact-table.ts'
import { addPast } from './past.ts'
import { addAnswers } from './plants/answers.ts'
import type { MadeAccount, World } from './world.ts'

const places = ['America/New_York', 'America/Los_Angeles', 'Europe/Berlin', 'Asia/Kolkata'] as const
const ACCOUNTS_PER_SELLER = 5
const SELLERS_PER_SAM = 2
const SELLERS_PER_LINE = 5
const ACCOUNTS_PER_SEGMENT = 250
const FEWEST_SEGMENTS = 4
const STAR_SHARE = 0.1
const roles = ['economic_buyer', 'influencer_gatekeeper', 'user_technical'] as const

interface People {
  readonly leads: readonly string[]
  readonly reps: readonly string[]
  readonly sams: readonly string[]
  readonly managerOf: (seller: number) => string
}

function addPeople(facts: FactTable, zones: Map<string, string>, draw: Draw, accounts: number): People {
  const person = (personId: string, role: string, managerId: string | null): string => {
    const timeZone = draw.pick(places)
    zones.set(personId, timeZone)
    facts.add('person', {
      personId,
      name: `Person ${personId}`,
      email: `${personId.toLowerCase()}@made.example`,
      role: role as 'manager',
      function: 'sales',
      managerId,
      timeZone,
    })
    return personId
  }
  const head = person('M-HEAD', 'manager', null)
  person('OPS', 'sales_operations', head)
  person('SPONSOR', 'executive_sponsor', head)
  const sellers = Array.from({ length: Math.ceil(accounts / ACCOUNTS_PER_SELLER) }, (_, index) => index)
  const lines = Math.ceil(sellers.length / SELLERS_PER_LINE)
  const managers = Array.from({ length: lines }, (_, index) => person(`M-${index}`, 'manager', head))
  const managerOf = (seller: number) => managers[Math.floor(seller / SELLERS_PER_LINE)] ?? head
  const sams = sellers.filter(seller => seller % SELLERS_PER_SAM === 0)
  return {
    managerOf,
    leads: sellers.map(seller => person(`L-${seller}`, 'account_manager', managerOf(seller))),
    reps: sellers.map(seller => person(`R-${seller}`, 'portfolio_rep', managerOf(seller))),
    sams: sams.map(seller => person(`S-${seller / SELLERS_PER_SAM}`, 'sam', managerOf(seller))),
  }
}

function addPlan(facts: FactTable, { accountId, planId, samId, contactIds }: MadeAccount): void {
  facts.add('accountPlan', {
    planId,
    accountId,
    samId,
    name: `Plan of ${accountId}`,
    updatedOn: dateOf(-20),
    customerGoals: 'Their own goals',
    installedBase: 'What they run',
    competition: 'Somebody',
  })
  for (const [objectiveId, text] of [
    [`OBJ-${accountId}`, 'Grow'],
    [`OBJ2-${accountId}`, 'Keep'],
  ])
    facts.add('planObjective', { objectiveId, planId, text, participationLevel: 3 } as never)
  for (const contactId of contactIds)
    facts.add('planAction', {
      actionId: `REL-${contactId}`,
      planId,
      objectiveId: `OBJ-${accountId}`,
      ownerId: samId,
      contactId,
      text: 'Know them',
      dueOn: dateOf(-30),
      doneOn: dateOf(-31),
    })
}

function addAccount(world: World, index: number, people: People, draw: Draw): MadeAccount {
  const { facts, segments } = world
  const accountId = `A-${String(index).padStart(4, '0')}`
  const seller = index % people.leads.length
  // Each seller has one kind of customer, as sellers do.
  const segment = segments[Math.floor((seller * segments.length) / people.leads.length)] ?? ''
  const account: MadeAccount = {
    accountId,
    name: `Made Company ${index}`,
    segment,
    leadId: people.leads[seller] ?? '',
    leadAssignmentId: `${accountId}-account_manager`,
    repId: people.reps[seller] ?? '',
    samId: people.sams[Math.floor(seller / SELLERS_PER_SAM)] ?? '',
    managerId: people.managerOf(seller),
    planId: `PL-${accountId}`,
    contactIds: roles.map(role => `${accountId}-${role}`),
    isStar: false,
    size: draw.pick(['large', 'large', 'middle', 'small', 'small']),
    busyUntil: -1,
  }
  facts.add('account', {
    accountId,
    name: account.name,
    segment,
    startedOn: '2020-01-01',
    // One step from how they are served is a matter of taste; two are not.
    buyerSegment: draw.next() < 0.7 ? 'insight_seeker' : 'product_seeker',
  })
  const assign = (personId: string, role: string, isLead: boolean) =>
    facts.add('coverageAssignment', {
      assignmentId: `${accountId}-${role}`,
      accountId,
      personId,
      role: role as 'sam',
      isLead,
      fromOn: '2023-01-01',
    })
  assign(account.leadId, 'account_manager', true)
  assign(account.repId, 'portfolio_rep', false)
  assign(account.samId, 'sam', false)
  assign('SPONSOR', 'executive_sponsor', false)
  account.contactIds.forEach((contactId, place) => {
    const buyerRole = roles[place] ?? null
    facts.add('contact', { contactId, accountId, name: `Buyer ${contactId}`, buyerRole, influence: 3 })
  })
  addPlan(facts, account)
  return account
}

/** A healthy company: every account has its people, its plan, its answers and a past. */
export function makeCompany(size: number, draw: Draw): World {
  const facts = openFactTable()
  const zones = new Map<string, string>()
  const segmentCount = Math.max(FEWEST_SEGMENTS, Math.round(size / ACCOUNTS_PER_SEGMENT))
  const accounts: MadeAccount[] = []
  const lines: { managerId: string; leadIds: string[] }[] = []
  const world: World = {
    facts,
    accounts,
    lines,
    segments: Array.from({ length: segmentCount }, (_, index) => `branch ${String(index).padStart(2, '0')}`),
    operationsId: 'OPS',
    zones,
    habits: new Map(),
    lastMeeting: new Map(),
    sharedChannels: new Set(),
    truths: [],
    panels: new Map(),
  }
  for (const familyId of ['gear', 'service']) {
    facts.add('productFamily', { familyId, name: familyId })
    facts.add('familyStage', { familyId, stage: 'growth', fromOn: '2020-01-01' })
  }
  const people = addPeople(facts, zones, draw, size)
  for (let index = 0; index < size; index += 1) accounts.push(addAccount(world, index, people, draw))
  people.leads.forEach((leadId, seller) => {
    const managerId = people.managerOf(seller)
    const line = lines.find(each => each.managerId === managerId)
    if (line === undefined) lines.push({ managerId, leadIds: [leadId] })
    else line.leadIds.push(leadId)
  })
  const stars = Math.floor(STAR_SHARE * size + 0.5)
  for (let index = 0; index < stars; index += 1) {
    const account = accounts[Math.floor((index * size) / stars)]
    if (account !== undefined) Object.assign(account, { isStar: true, size: 'large' })
  }
  for (const account of accounts) addAnswers(facts, account, -30, draw)
  addPast(world, draw)
  return world
}
