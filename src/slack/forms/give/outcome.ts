import { sayDate } from '../../../coaching/index.ts'
import type { Given } from '../../../workflows/account-plan/edit.ts'
import type { AccountChoice } from '../../../workflows/answers/one-account.ts'
import { type Reply, sentence } from '../../blocks/build.ts'
import { noAnswer, notFound, pickList } from '../../blocks/no-answer.ts'
import { cut, escapeMrkdwn, line } from '../../blocks/text.ts'
import type { Saved } from '../form.ts'

export const say = (text: string) => escapeMrkdwn(line(text))

/** What opens a form: its pick lists open the same one. */
export interface OpenedBy {
  readonly actionId: string
  readonly command: string
}

/** Why there is no form about an account, with what or who can help. */
export function noAccount(
  choice: AccountChoice | { readonly kind: 'no_account_plan'; readonly name: string },
  { actionId, command }: OpenedBy,
): Reply {
  switch (choice.kind) {
    case 'several':
      return pickList({ question: 'Which account do you mean?', actionId, matches: choice.matches })
    case 'none':
      return notFound({
        ...choice,
        what: 'your accounts',
        help: 'You see the accounts that you, or people in your team, are assigned to. Sales operations can assign you.',
        command,
        actionId,
      })
    case 'no_accounts':
      return sentence(`Which account do you mean? Type its name behind it: \`${command} Name\`.`)
    case 'no_account_plan':
      return sentence(
        `${say(choice.name)} has no account plan yet. \`/coach plan ${say(choice.name)}\` says who can begin one.`,
      )
    default:
      return noAnswer(choice)
  }
}

const SHOWN = 300
const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text)

/** What changed meanwhile, in words; ids of people and things say nothing to a reader. */
function sayClash(now: Readonly<Record<string, string | null>>, labels: Readonly<Record<string, string>>) {
  const parts = Object.entries(now).map(([property, text]) => {
    const label = labels[property] ?? 'a field'
    if (property.endsWith('Id')) return `“${label}”`
    if (text === null) return `“${label}” is empty now`
    return `“${label}” says now: ${isDay(text) ? sayDate(text) : escapeMrkdwn(cut(line(text), SHOWN))}`
  })
  return `Somebody changed this while your form was open. ${parts.join('; ')}. What you typed stands below: send it again to put it in place of theirs, or cancel to leave it.`
}

/** What a field should say; a day in it as people write days, not as the file's column of it. */
function sayRefused(
  expected: Readonly<Record<string, string>>,
  labels: Readonly<Record<string, string>>,
): string {
  const parts = Object.entries(expected).map(([property, what]) => {
    const words = what.replace(/\w+ \((\d{4}-\d{2}-\d{2})\)/, (_, day: string) => sayDate(day))
    return `“${labels[property] ?? 'A field'}” needs ${escapeMrkdwn(words)}`
  })
  return `${parts.join('; ')}. What you typed stands below.`
}

/** What became of what was given, in words; a clash leaves the form open as it was typed. */
export function sayGiven(
  given: Given | { readonly kind: 'settled' },
  { done, labels }: { readonly done: string; readonly labels: Readonly<Record<string, string>> },
): Saved {
  switch (given.kind) {
    case 'saved':
      return sentence(`${done} The next scoring run takes it up.`)
    case 'unchanged':
      return sentence('Nothing was changed: it says that already.')
    case 'gone':
      return sentence('That is not there any more, so nothing was changed. Please ask again.')
    case 'settled':
      return sentence('It was done or cancelled while your form was open, so nothing was changed.')
    case 'refused':
      return { problem: sayRefused(given.expected, labels) }
    case 'clashed':
      return { problem: sayClash(given.now, labels) }
  }
}
