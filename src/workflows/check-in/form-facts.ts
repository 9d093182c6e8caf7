import type { Person } from '../ports/index.ts'
import { type OpenAction, readPlanState, type TeamMember } from './plan-state.ts'
import { type Governance, type Governs, type WhoPorts, whoGoverns } from './who.ts'

export interface CheckInForm {
  readonly kind: 'form'
  readonly accountId: string
  readonly accountName: string
  /** In the zone of who opens it. */
  readonly today: string
  /** Actions of which the status is asked: those that are due or overdue, then the next ones. */
  readonly actions: readonly OpenAction[]
  readonly team: readonly TeamMember[]
  /** Who may be asked for what is needed: people who may see the account. */
  readonly askable: readonly TeamMember[]
}

const ACTIONS = 6
const ASKABLE = 100

/** Who may be asked for help on an account: its team and those who govern, and the managers above them. */
export async function askableFor(
  ports: Pick<WhoPorts, 'directory'>,
  governors: readonly string[],
  team: readonly TeamMember[],
): Promise<readonly TeamMember[]> {
  const people = new Map(team.map(({ personId, name }) => [personId, name]))
  const own = new Set([...governors, ...people.keys()])
  const above = await Promise.all([...own].map(personId => ports.directory.managersOf(personId)))
  for (const personId of new Set([...governors, ...above.flat()])) {
    const person: Person | null = await ports.directory.person(personId)
    if (person !== null && person.leftOn === null) people.set(personId, person.name)
  }
  return [...people]
    .map(([personId, name]) => ({ personId, name }))
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .slice(0, ASKABLE)
}

/** What the form of a check-in shows; or why there is none. */
export async function readCheckInForm(
  ports: WhoPorts,
  slackUserId: string,
  typed: string,
): Promise<CheckInForm | Exclude<Governance, Governs>> {
  const who = await whoGoverns(ports, slackUserId, typed)
  if (who.kind !== 'governs') return who
  const { account, today } = who
  const plan = await readPlanState(ports.facts, account.accountId, today)
  if (plan === null) return { kind: 'no_plan', name: account.name }
  return {
    kind: 'form',
    accountId: account.accountId,
    accountName: account.name,
    today,
    actions: plan.open.slice(0, ACTIONS),
    team: plan.team,
    askable: await askableFor(ports, [account.samId, account.governorId], plan.team),
  }
}
