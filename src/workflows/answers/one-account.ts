import { mayReadAccount } from '../access.ts'
import type { Named } from '../names.ts'
import type { Person, ScoringRun } from '../ports/index.ts'
import { accountsOf, chooseAccount } from './account-scope.ts'
import { type AnswerPorts, type NoAnswer, whoAsks } from './ports.ts'

/** Why there is no account to answer about, or which ones may be meant. */
export type AccountChoice =
  | NoAnswer
  | { readonly kind: 'several'; readonly matches: readonly Named[] }
  | { readonly kind: 'none'; readonly typed: string; readonly nearest: readonly Named[] }
  /** Nothing was typed, and no account is the asker's own. */
  | { readonly kind: 'no_accounts' }

export interface AboutAccount {
  readonly run: ScoringRun
  readonly person: Person
  readonly account: Named
}

/** Answers about the one account that the asker means; without a name their own accounts are offered. */
export async function answerAboutAccount<Answer>(
  ports: AnswerPorts,
  asked: { readonly slackUserId: string; readonly text: string },
  answer: (about: AboutAccount) => Promise<Answer>,
): Promise<Answer | AccountChoice> {
  const person = await whoAsks(ports, asked.slackUserId)
  if (person === null) return { kind: 'unknown_person' }
  const [run] = await ports.runs.lastCompleted(1)
  if (run === undefined) return { kind: 'no_run' }
  // Whoever sees no account at all is told so, instead of that none has this name.
  const access = mayReadAccount(person, { coversAccount: true, teamCoversAccount: true })
  if (!access.isAllowed) return { kind: 'denied', help: access.help }
  const typed = asked.text.trim()
  if (typed === '') {
    const own = await accountsOf(ports, person)
    const matches = own.map(({ accountId, name }) => ({ id: accountId, name }))
    const [only] = matches
    if (only === undefined) return { kind: 'no_accounts' }
    return matches.length === 1 ? answer({ run, person, account: only }) : { kind: 'several', matches }
  }
  const choice = await chooseAccount(ports, person, typed)
  switch (choice.kind) {
    case 'one':
      return answer({ run, person, account: choice.match })
    case 'none':
      return { kind: 'none', typed, nearest: choice.nearest }
    default:
      return choice
  }
}
