import { type Audience, mayReadAccount, mayShareWith } from '../access.ts'
import type { Person, ShareStore } from '../ports/index.ts'
import { type AccountCoverage, answerCoverage } from './coverage.ts'
import { type AnswerPorts, type NoAnswer, whoAsks } from './ports.ts'

export interface SharePorts extends AnswerPorts {
  readonly shares: ShareStore
}

/** The press of a *Share to channel* button. */
export interface SharePress {
  readonly slackUserId: string
  readonly channelId: string
  /** The answer in which the button stands. */
  readonly messageTs: string
  readonly accountId: string
  /** The run that this answer came from. */
  readonly runId: string
}

export type ShareOutcome =
  | NoAnswer
  /** To be posted now: this press has the one turn of its button. */
  | { readonly kind: 'share'; readonly answer: AccountCoverage; readonly sharedBy: string }
  /** A newer run says something that the person has not read yet. */
  | { readonly kind: 'newer'; readonly answer: AccountCoverage }
  | { readonly kind: 'refused'; readonly help: string }
  | { readonly kind: 'already' }

/** The account is not theirs any more. */
function lost(person: Person): ShareOutcome {
  const access = mayReadAccount(person, { coversAccount: false, teamCoversAccount: false })
  return { kind: 'denied', help: access.isAllowed ? 'This account is gone.' : access.help }
}

/** Decides on a press with what holds now: who may see the account, who reads the channel, what the newest run says. */
export async function shareCoverage(
  ports: SharePorts,
  press: SharePress,
  audience: Audience,
): Promise<ShareOutcome> {
  const { slackUserId, channelId, messageTs, accountId, runId } = press
  const person = await whoAsks(ports, slackUserId)
  if (person === null) return { kind: 'unknown_person' }
  const access = mayShareWith(audience)
  if (!access.isAllowed) return { kind: 'refused', help: access.help }
  const answer = await answerCoverage(ports, { slackUserId, text: accountId })
  if (answer.kind === 'none' || answer.kind === 'several' || answer.kind === 'my_accounts')
    return lost(person)
  if (answer.kind !== 'account') return answer
  // An id that is no longer theirs may come near the name of another account: that one was not asked for.
  if (answer.accountId !== accountId) return lost(person)
  if (answer.run.runId !== runId) return { kind: 'newer', answer }
  const isFirst = await ports.shares.take({
    channelId,
    messageTs,
    personId: person.personId,
    accountId,
    runId,
    at: ports.now(),
  })
  return isFirst ? { kind: 'share', answer, sharedBy: person.name } : { kind: 'already' }
}
