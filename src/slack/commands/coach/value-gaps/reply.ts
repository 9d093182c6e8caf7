import type { KnownBlock } from '@slack/types'
import { plural, sayDate, saySigned } from '../../../../coaching/index.ts'
import type { ValueGaps, ValueGapsAnswer } from '../../../../workflows/answers/value-gaps.ts'
import {
  actions,
  button,
  context,
  header,
  type Reply,
  reply,
  section,
  sentence,
} from '../../../blocks/build.ts'
import { noAnswer, notFound, pickList } from '../../../blocks/no-answer.ts'
import { escapeMrkdwn, line } from '../../../blocks/text.ts'
import { pictureButton } from '../../../pictures/button.ts'
import { giveActions } from '../../open-actions.ts'
import { forWord, openCoachAction } from '../account-choice.ts'
import { grouped, numbersOf, sourceOf, span, titleOf, type ValueGroup, whereOf, whom } from './groups.ts'

const say = (text: string) => escapeMrkdwn(line(text))
const MOST_GAPS = 6
const MOST_OTHERS = 3

/** Worst news first, as in the matrix. */
const quadrants = [
  ['Value Gaps to Address', 'they value it, and others do it better'],
  ['Value Gaps to Monitor and Manage', 'others do it better, but it matters less'],
  ['Comparative Advantage to Exploit', 'they value it, and we do it as well or better'],
  ['Comparative Advantage to Consider Leverage', 'we do it well, but it matters less'],
] as const

function groupText(rows: ValueGroup, shown: string | null, withReps: boolean): string {
  const [first] = rows
  const where = whereOf(rows, shown)
  const asked = rows.flatMap(({ reps }) => reps ?? [])
  const believed =
    withReps && asked.length > 0
      ? `\n   our sellers believe ${span(
          asked.map(each => each.relativeEffectiveness),
          saySigned,
        )} (n = ${asked.reduce((sum, each) => sum + each.n, 0)})`
      : ''
  return `• *${say(first.attribute)}*${where === '' ? '' : ` ${say(where)}`}: ${numbersOf(rows)}${believed}`
}

function quadrantBlock(answer: ValueGaps, [name, meaning]: (typeof quadrants)[number]): KnownBlock[] {
  const own = grouped(answer.rows.filter(({ quadrant }) => quadrant === name))
  const isGap = name === 'Value Gaps to Address'
  if (own.length === 0) return isGap ? [section(`*${name}*: none found.`)] : []
  const most = isGap ? MOST_GAPS : MOST_OTHERS
  const rows = own.slice(0, most).map(group => groupText(group, answer.segment, isGap))
  const more = own.length > most ? [`• and ${own.length - most} more`] : []
  return [section([`*${name}*: ${meaning}`, ...rows, ...more].join('\n'))]
}

function gapsReply(answer: ValueGaps): Reply {
  const { segment, account, run, rows, tooFew, asked, play } = answer
  const title = titleOf(segment)
  const [first] = rows.filter(({ quadrant }) => quadrant === 'Value Gaps to Address')
  const next =
    first === undefined || play === null
      ? '*Next step:* none asks to be closed. Keep asking, and look again after the next survey.'
      : `*Begin with:* ${say(`${first.attribute} ${whom(first, segment)}`)}.\n*Next step:* ${say(play)}`
  return reply(say(title), [
    header(title),
    ...(account === null
      ? []
      : [section(`${say(account.name)} belongs to this segment; single accounts are too few to ask.`)]),
    ...quadrants.flatMap(quadrant => quadrantBlock(answer, quadrant)),
    section(next),
    ...(answer.mayRate
      ? [
          actions(
            giveActions.rating,
            button({
              actionId: giveActions.rating,
              label: 'Say what you believe',
              value: account?.id ?? segment ?? '',
            }),
          ),
        ]
      : []),
    ...(rows.length === 0 ? [] : [pictureButton('value-matrix', segment?.replaceAll('_', ' ') ?? '')]),
    context(
      `As of ${sayDate(run.asOf)} · model ${say(run.modelVersion)} · source: ${say(sourceOf(asked))}`,
      `Missing: ${tooFew === 0 ? 'nothing' : `${plural(tooFew, 'attribute')} with too few buyers’ answers`} · points: our rating minus others’, of 7; what sellers believe never makes a gap`,
    ),
  ])
}

/** What buyers value, gaps first. */
export function valueGapsReply(answer: ValueGapsAnswer): Reply {
  switch (answer.kind) {
    case 'value_gaps':
      return gapsReply(answer)
    case 'several':
      return pickList({
        question: 'Which one do you mean?',
        actionId: openCoachAction,
        matches: forWord('value-gaps', answer.matches),
      })
    case 'none':
      return notFound({
        ...answer,
        nearest: forWord('value-gaps', answer.nearest),
        what: 'the customer segments and your accounts',
        help: 'You may ask about every segment, and about the accounts that you or your team cover.',
        command: '/coach value-gaps',
        actionId: openCoachAction,
      })
    case 'no_segment':
      return sentence(
        `${say(answer.account.name)} belongs to no customer segment. Sales operations can fill the column \`segment\` of accounts.csv.`,
      )
    case 'not_asked':
      return sentence(
        `No buyers${answer.segment === null ? '' : ` of ${say(answer.segment)}`} were asked what they value. Sales operations can import a survey with value-ratings.csv.`,
      )
    default:
      return noAnswer(answer)
  }
}
