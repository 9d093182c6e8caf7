import type { AccountChoice } from '../../../workflows/answers/one-account.ts'
import type { Named } from '../../../workflows/names.ts'
import { type Reply, sentence } from '../../blocks/build.ts'
import { noAnswer, notFound, pickList } from '../../blocks/no-answer.ts'

/** Buttons that ask `/coach` again: the value is the word, and what it is asked of. */
export const openCoachAction = 'open_coach'

export const coachValue = (word: string, about: string) => `${word} ${about}`

/** Choices as buttons that ask the same word about each of them. */
export const forWord = (word: string, matches: readonly Named[]): readonly Named[] =>
  matches.map(({ id, name }) => ({ id: coachValue(word, id), name }))

/** Which account is meant, or why there is nothing to say about any. */
export function accountChoiceReply(choice: AccountChoice, word: string): Reply {
  switch (choice.kind) {
    case 'several':
      return pickList({
        question: 'Which account?',
        actionId: openCoachAction,
        matches: forWord(word, choice.matches),
      })
    case 'none':
      return notFound({
        ...choice,
        nearest: forWord(word, choice.nearest),
        what: 'your accounts',
        help: 'You see the accounts that you, or people in your team, are assigned to. Sales operations can assign you.',
        command: `/coach ${word}`,
        actionId: openCoachAction,
      })
    case 'no_accounts':
      return sentence(
        `No account is assigned to you or your team today. Type \`/coach ${word}\` and a name; sales operations can assign you.`,
      )
    default:
      return noAnswer(choice)
  }
}
