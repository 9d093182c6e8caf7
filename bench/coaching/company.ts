import { type FactKind, type FactRow, factFiles, factKinds } from '../../src/facts/index.ts'
import { dateOf } from './calendar.ts'
import type { Draw } from './draw.ts'

export type Rows = { [Kind in FactKind]: FactRow<Kind>[] }
type Mutable<Row> = { -readonly [Column in keyof Row]: Row[Column] }

/** A row with what is given; every other column is empty. */
function rowOf<Kind extends FactKind>(kind: Kind, given: Partial<FactRow<Kind>>): FactRow<Kind> {
  const empty = Object.fromEntries(Object.keys(factFiles[kind].columns).map(column => [column, null]))
  return { ...empty, ...given } as FactRow<Kind>
}

export interface GeneratedAccount {
  readonly accountId: string
  readonly name: string
  readonly leadId: string
  readonly samId: string
  readonly repId: string
  readonly managerId: string
  readonly planId: string
  readonly contactIds: readonly string[]
}

/** A generated company, whose facts grow day by day. */
export interface GeneratedCompany {
  readonly rows: Rows
  readonly accounts: readonly GeneratedAccount[]
  readonly zones: ReadonlyMap<string, string>
  add<Kind extends FactKind>(kind: Kind, given: Partial<FactRow<Kind>>): void
  /** Changes the first row that fits. */
  change<Kind extends FactKind>(
    kind: Kind,
    fits: (row: FactRow<Kind>) => boolean,
    change: Partial<FactRow<Kind>>,
  ): void
}

const places = ['America/New_York', 'America/Los_Angeles', 'Europe/Berlin', 'Asia/Kolkata'] as const
const ACCOUNTS_PER_SELLER = 5
const ACCOUNTS_PER_SAM = 10
const SELLERS_PER_MANAGER = 5
const roles = ['economic_buyer', 'influencer_gatekeeper', 'user_technical'] as const

function addPeople(company: GeneratedCompany, zones: Map<string, string>, draw: Draw, accounts: number) {
  const person = (
    personId: string,
    role: FactRow<'person'>['role'],
    managerId: string | null,
  ): string => {
    const timeZone = draw.pick(places)
    zones.set(personId, timeZone)
    company.add('person', {
      personId,
      name: `Person ${personId}`,
      email: `${personId.toLowerCase()}@made.example`,
      role,
      function: 'sales',
      managerId,
      timeZone,
    })
    return personId
  }
  const head = person('M-HEAD', 'manager', null)
  person('OPS', 'sales_operations', head)
  const sponsor = person('SPONSOR', 'executive_sponsor', head)
  const sellers = Math.ceil(accounts / ACCOUNTS_PER_SELLER)
  const managers = Array.from({ length: Math.ceil(sellers / SELLERS_PER_MANAGER) }, (_, index) =>
    person(`M-${index}`, 'manager', head),
  )
  const of = (index: number) => managers[index % managers.length] ?? head
  const leads = Array.from({ length: sellers }, (_, index) => person(`L-${index}`, 'account_manager', of(index)))
  const reps = Array.from({ length: sellers }, (_, index) => person(`R-${index}`, 'portfolio_rep', of(index)))
  const sams = Array.from({ length: Math.ceil(accounts / ACCOUNTS_PER_SAM) }, (_, index) =>
    person(`S-${index}`, 'sam', of(index)),
  )
  return { sponsor, leads, reps, sams, of, head }
}

type People = ReturnType<typeof addPeople>

function addAccount(company: GeneratedCompany, index: number, people: People, draw: Draw): GeneratedAccount {
  const accountId = `A-${String(index).padStart(4, '0')}`
  const seller = index % people.leads.length
  const leadId = people.leads[seller] ?? ''
  const repId = people.reps[seller] ?? ''
  const samId = people.sams[index % people.sams.length] ?? ''
  const planId = `PL-${accountId}`
  company.add('account', { accountId, name: `Made Company ${index}`, segment: 'made', startedOn: '2020-01-01' })
  const assign = (personId: string, role: FactRow<'coverageAssignment'>['role'], isLead: boolean) =>
    company.add('coverageAssignment', {
      assignmentId: `${accountId}-${role}`,
      accountId,
      personId,
      role,
      isLead,
      fromOn: '2023-01-01',
    })
  assign(leadId, 'account_manager', true)
  assign(repId, 'portfolio_rep', false)
  assign(samId, 'sam', false)
  assign(people.sponsor, 'executive_sponsor', false)
  const contactIds = roles.map(buyerRole => {
    const contactId = `${accountId}-${buyerRole}`
    company.add('contact', { contactId, accountId, name: `Buyer ${contactId}`, buyerRole, influence: 3 })
    return contactId
  })
  company.add('accountPlan', {
    planId,
    accountId,
    samId,
    name: `Plan ${index}`,
    updatedOn: dateOf(-20),
    customerGoals: 'Their own goals',
    installedBase: 'What they run',
    competition: 'Somebody',
  })
  company.add('planObjective', { objectiveId: `OBJ-${accountId}`, planId, text: 'Grow', participationLevel: 3 })
  contactIds.forEach(contactId => {
    company.add('planAction', {
      actionId: `REL-${contactId}`,
      planId,
      objectiveId: `OBJ-${accountId}`,
      ownerId: samId,
      contactId,
      text: 'Know them',
      dueOn: dateOf(-30),
      doneOn: dateOf(-31),
    })
  })
  for (const question of ['N1', 'N2', 'N3', 'V3', 'V4', 'B1', 'B2', 'B3'] as const)
    company.add('answer', {
      accountId,
      question,
      value: question === 'N1' ? String(20 + draw.below(60)) : String(1 + draw.below(4)),
      answeredOn: '2024-12-01',
      answeredBy: leadId,
    })
  return {
    accountId,
    name: `Made Company ${index}`,
    leadId,
    samId,
    repId,
    managerId: people.of(seller),
    planId,
    contactIds,
  }
}

/** A healthy company: every account has its people, its plan and its answers. */
export function makeCompany(size: number, draw: Draw): GeneratedCompany {
  const rows = Object.fromEntries(factKinds.map(kind => [kind, []])) as unknown as Rows
  const accounts: GeneratedAccount[] = []
  const zones = new Map<string, string>()
  const company: GeneratedCompany = {
    rows,
    accounts,
    zones,
    add(kind, given) {
      rows[kind].push(rowOf(kind, given) as never)
    },
    change(kind, fits, change) {
      const found = (rows[kind] as Mutable<FactRow<typeof kind>>[]).find(row => fits(row as never))
      if (found !== undefined) Object.assign(found, change)
    },
  }
  company.add('productFamily', { familyId: 'made', name: 'Made' })
  company.add('familyStage', { familyId: 'made', stage: 'growth', fromOn: '2020-01-01' })
  const people = addPeople(company, zones, draw, size)
  for (let index = 0; index < size; index += 1) accounts.push(addAccount(company, index, people, draw))
  return company
}
