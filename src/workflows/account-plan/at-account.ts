import type { FactRow } from '../../facts/index.ts'
import { localDate } from '../../schedule/index.ts'
import { type GovernanceRelation, mayReadAccount } from '../access.ts'
import { accountsOf, chooseAccount } from '../answers/account-scope.ts'
import type { AccountChoice } from '../answers/one-account.ts'
import { type AnswerPorts, whoAsks } from '../answers/ports.ts'
import { askableFor } from '../check-in/form-facts.ts'
import { readGoverned } from '../check-in/governed.ts'
import { readTeam, type TeamMember } from '../check-in/plan-state.ts'
import { whoGoverns } from '../check-in/who.ts'
import type { Named } from '../names.ts'
import { readPeopleOfAccounts } from '../people-of-account.ts'
import type { Person } from '../ports/index.ts'

/** A person at an account that they may see, and how they stand to its plan. */
export interface AtAccount {
  readonly kind: 'at_account'
  readonly person: Person
  readonly account: Named
  /** In the zone of the person. */
  readonly today: string
  /** In UTC, as the days of runs are: what came in today is in today's run, wherever its giver is. */
  readonly runDay: string
  readonly relation: GovernanceRelation
  /** SAM of the account by its assignments or its plan. */
  readonly samId: string | null
  readonly governorId: string | null
  readonly plan: FactRow<'accountPlan'> | null
}

/** Whoever governs a plan may not be assigned to its account: a delegate, or the SAM of the plan alone. */
async function governedAccount(
  ports: AnswerPorts,
  slackUserId: string,
  typed: string,
): Promise<Named | AccountChoice | null> {
  const governs = await whoGoverns(ports, slackUserId, typed)
  if (governs.kind === 'governs') return { id: governs.account.accountId, name: governs.account.name }
  return governs.kind === 'several' && typed === '' ? governs : null
}

async function accountMeant(
  ports: AnswerPorts,
  person: Person,
  slackUserId: string,
  typed: string,
): Promise<Named | AccountChoice> {
  const access = mayReadAccount(person, { coversAccount: true, teamCoversAccount: true })
  if (!access.isAllowed) return { kind: 'denied', help: access.help }
  if (typed === '') {
    const own = (await accountsOf(ports, person)).map(({ accountId, name }) => ({ id: accountId, name }))
    const [only] = own
    if (own.length > 1) return { kind: 'several', matches: own }
    return only ?? (await governedAccount(ports, slackUserId, typed)) ?? { kind: 'no_accounts' }
  }
  const choice = await chooseAccount(ports, person, typed)
  if (choice.kind === 'one') return choice.match
  const governed = await governedAccount(ports, slackUserId, typed)
  if (governed !== null) return governed
  return choice.kind === 'several' ? choice : { kind: 'none', typed, nearest: choice.nearest }
}

/** Facts name who gave them, and an import takes no name that the people data do not know. */
const notNamed = 'You set Plumbline up, but people.csv does not name you yet; import yourself there first.'

/** The account that a person means, among those that they may see; asked anew whenever something is sent. */
export async function readAtAccount(
  ports: AnswerPorts,
  slackUserId: string,
  typed: string,
): Promise<AtAccount | AccountChoice> {
  const person = await whoAsks(ports, slackUserId)
  if (person === null) return { kind: 'unknown_person' }
  if ((await ports.directory.person(person.personId)) === null) return { kind: 'denied', help: notNamed }
  const account = await accountMeant(ports, person, slackUserId, typed.trim())
  if ('kind' in account) return account
  const today = localDate(ports.now(), person.timeZone ?? 'UTC')
  const people = (await readPeopleOfAccounts(ports.facts, [account.id], today)).get(account.id)
  const [governed] = await readGoverned(ports, today, [account.id])
  const [plan] = await ports.facts.rowsBy('accountPlan', 'accountId', [account.id])
  const governorId = governed?.governorId ?? people?.samId ?? null
  return {
    kind: 'at_account',
    person,
    account,
    today,
    runDay: localDate(ports.now(), 'UTC'),
    relation: {
      governs: governorId === person.personId || governed?.samId === person.personId,
      governor: governorId === null ? null : ((await ports.directory.person(governorId))?.name ?? 'Its SAM'),
      isLead: people?.leadId === person.personId,
    },
    samId: people?.samId ?? null,
    governorId,
    plan: plan?.row ?? null,
  }
}

/** Who may own an action on an account: its team, those who govern it, the managers above, and who asks. */
export async function readOwners(
  ports: AnswerPorts,
  { account, today, samId, governorId, person }: AtAccount,
): Promise<readonly TeamMember[]> {
  const team = await readTeam(ports.facts, account.id, today)
  const governors = [samId, governorId].filter(id => id !== null)
  const self = { personId: person.personId, name: person.name }
  const others = await askableFor(ports, governors, team)
  return [self, ...others.filter(({ personId }) => personId !== self.personId)]
}
