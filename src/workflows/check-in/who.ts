import { localDate } from '../../schedule/index.ts'
import { chooseAccount } from '../answers/account-scope.ts'
import { type AnswerPorts, type NoAnswer, whoAsks } from '../answers/ports.ts'
import type { Named } from '../names.ts'
import type { Person } from '../ports/index.ts'
import { type GovernedAccount, readGoverned } from './governed.ts'

export type WhoPorts = AnswerPorts

export interface Governs {
  readonly kind: 'governs'
  readonly person: Person
  readonly account: GovernedAccount
  /** In the zone of the person. */
  readonly today: string
}

export type Governance =
  | Governs
  | NoAnswer
  | { readonly kind: 'several'; readonly matches: readonly Named[] }
  | { readonly kind: 'none'; readonly typed: string; readonly nearest: readonly Named[] }
  | { readonly kind: 'no_plan'; readonly name: string }

/** The account that a person means, where they may govern its plan: as its SAM, or as the SAM's delegate. */
export async function whoGoverns(ports: WhoPorts, slackUserId: string, typed: string): Promise<Governance> {
  const person = await whoAsks(ports, slackUserId)
  if (person === null) return { kind: 'unknown_person' }
  const today = localDate(ports.now(), person.timeZone ?? 'UTC')
  const mine = async (accountIds?: readonly string[]) =>
    (await readGoverned(ports, today, accountIds)).filter(
      ({ samId, governorId }) => samId === person.personId || governorId === person.personId,
    )
  if (typed === '') {
    const own = await mine()
    const [only, ...others] = own
    if (only === undefined)
      return {
        kind: 'denied',
        help: 'Check-ins are for whoever governs an account plan: its SAM, or the delegate whom the SAM names.',
      }
    if (others.length === 0) return { kind: 'governs', person, account: only, today }
    return { kind: 'several', matches: own.map(({ accountId, name }) => ({ id: accountId, name })) }
  }
  const own = await mine()
  const direct = own.find(({ accountId }) => accountId === typed)
  if (direct !== undefined) return { kind: 'governs', person, account: direct, today }
  const chosen = await chooseAccount(ports, person, typed)
  if (chosen.kind === 'several') return chosen
  if (chosen.kind === 'none') return { kind: 'none', typed, nearest: chosen.nearest }
  const account = own.find(({ accountId }) => accountId === chosen.match.id)
  if (account !== undefined) return { kind: 'governs', person, account, today }
  const [governed] = await readGoverned(ports, today, [chosen.match.id])
  if (governed === undefined) return { kind: 'no_plan', name: chosen.match.name }
  const governor = (await ports.directory.person(governed.governorId))?.name ?? 'its SAM'
  return {
    kind: 'denied',
    help: `${governor} governs the plan of ${chosen.match.name}, and can name a delegate.`,
  }
}
