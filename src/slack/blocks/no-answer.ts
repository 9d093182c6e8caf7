import { sayDate } from '../../coaching/index.ts'
import type { NoAnswer } from '../../workflows/answers/ports.ts'
import type { Named } from '../../workflows/names.ts'
import { actions, button, context, type Reply, reply, section, sentence } from './build.ts'
import { cut, escapeMrkdwn, line } from './text.ts'

const MOST_CHOICES = 10
const TYPED_SHOWN = 60

/** Says kindly why there is no answer, and who or what can help. */
export function noAnswer(answer: NoAnswer): Reply {
  switch (answer.kind) {
    case 'unknown_person':
      return sentence(
        "I don't know you yet: no one person in the people data has your Slack e-mail address. Sales operations can put it into people.csv, for you alone, and import that.",
      )
    case 'denied':
      return sentence(`I can't show you that. ${escapeMrkdwn(answer.help)}`)
    case 'not_judged':
      return sentence(
        `${escapeMrkdwn(line(answer.name))} came in after the last scoring run, which is as of ${sayDate(answer.asOf)}. The next run will judge it.`,
      )
    case 'contradictory':
      return sentence(
        `${escapeMrkdwn(line(answer.name))} can't be judged as of ${sayDate(answer.asOf)}, because its facts contradict each other:\n${answer.faults.map(fault => `• ${escapeMrkdwn(line(fault))}`).join('\n')}\nSales operations can correct and import them; the next scoring run judges it.`,
      )
    case 'no_run':
      return sentence(
        'There is nothing to show yet: the facts have not been scored. Sales operations can import them and run the first scoring.',
      )
  }
}

export interface PickSpec {
  readonly question: string
  readonly actionId: string
  readonly matches: readonly Named[]
  /** Who can help where none of them is meant. */
  readonly help?: string
}

/** A pick list: one button a name. */
export function pickList({ question, actionId, matches, help }: PickSpec): Reply {
  const shown = matches.slice(0, MOST_CHOICES)
  const rest = matches.length - shown.length
  const buttons = shown.map((match, index) =>
    button({ actionId: `${actionId}:${index}`, label: match.name, value: match.id }),
  )
  const rows = [buttons.slice(0, 5), buttons.slice(5)].filter(row => row.length > 0)
  return reply(question, [
    section(question),
    ...rows.map((row, index) => actions(`${actionId}:${index}`, ...row)),
    ...(rest > 0 ? [context(`and ${rest} more: type more of the name`)] : []),
    ...(help === undefined ? [] : [context(help)]),
  ])
}

export interface NotFoundSpec {
  readonly typed: string
  readonly nearest: readonly Named[]
  /** What was searched, for example "your accounts". */
  readonly what: string
  /** Who sees more, or who can help. */
  readonly help: string
  readonly command: string
  readonly actionId: string
}

/** No match: the nearest names as a pick list, or what to try. */
export function notFound({ typed, nearest, what, help, command, actionId }: NotFoundSpec): Reply {
  const none = `None of ${what} is called “${escapeMrkdwn(cut(line(typed), TYPED_SHOWN))}”.`
  return nearest.length === 0
    ? sentence(`${none} Type \`${command}\` alone to see what there is. ${help}`)
    : pickList({ question: `${none} Did you mean one of these?`, actionId, matches: nearest, help })
}
