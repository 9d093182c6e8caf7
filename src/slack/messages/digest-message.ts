import type { KnownBlock } from '@slack/types'
import { z } from 'zod'
import { type ManagerDigest, managerDigest, plural, sayDate, sayMoney } from '../../coaching/index.ts'
import { assessmentActions } from '../assessment/ids.ts'
import { button, context, divider, header, type Reply, reply, section } from '../blocks/build.ts'
import type { ShownBlock } from '../blocks/native.ts'
import { escapeMrkdwn, line } from '../blocks/text.ts'
import { openCoverageAction } from '../commands/open-actions.ts'
import { growthChart, growthSteps, sayMonth } from '../pictures/growth-steps.ts'

/** What an outbox item with a digest holds. */
export const digestMessageContent = z.object({
  type: z.literal('manager-digest'),
  digest: managerDigest,
  /** For example that it comes late. */
  notice: z.string().nullable(),
})
export type DigestMessageContent = z.output<typeof digestMessageContent>

const ASSESSMENTS = 2
const OVERDUE = 5

const say = (text: string) => escapeMrkdwn(line(text))

/** Numbers the buttons that open accounts, as ids must differ within a message. */
function opener(): (accountId: string | null) => Parameters<typeof section>[1] {
  let count = 0
  return accountId => {
    if (accountId === null) return undefined
    count += 1
    return button({ actionId: `${openCoverageAction}:${count}`, label: 'Open', value: accountId })
  }
}

type Open = ReturnType<typeof opener>
type Conversation = ManagerDigest['conversations'][number]

function conversationBlocks(talk: Conversation, number: number, open: Open): KnownBlock[] {
  const { name, accountId, headline, evidence, opening, play, others } = talk
  const more = others === 0 ? '' : `\n_and ${plural(others, 'more item')} of theirs_`
  const facts = evidence.map(text => `• ${say(text)}`).join('\n')
  return [
    section(`*${number}. ${say(name)}*: ${say(headline)}\n${facts}`, open(accountId)),
    section(`*Begin with:* “${say(opening)}”\n*What to do:* ${say(play)}${more}`),
  ]
}

function listBlocks(title: string, { lines, more }: ManagerDigest['movements'], open: Open): KnownBlock[] {
  if (lines.length === 0) return []
  return [
    divider,
    section(`*${title}*`),
    ...lines.map(({ accountId, text }) => section(say(text), open(accountId))),
    ...(more === 0 ? [] : [context(`and ${more} more`)]),
  ]
}

/** What an assessment of the week says, with the way to its tables. */
const assessmentBlocks = ({ assessments }: ManagerDigest): KnownBlock[] =>
  assessments.slice(0, ASSESSMENTS).flatMap(({ waveId, name, response, points }, index) => [
    divider,
    section(
      [`*Results: ${say(name)}*`, say(response), ...points.map(text => `• ${say(text)}`)].join('\n'),
      button({
        actionId: `${assessmentActions.results}:${index}`,
        label: 'See the results',
        value: waveId,
      }),
    ),
  ])

function overdueBlocks({ overdueActions }: ManagerDigest): KnownBlock[] {
  if (overdueActions.length === 0) return []
  const lines = overdueActions
    .slice(0, OVERDUE)
    .map(({ topic, text, dueOn }) => `• ${say(topic)}: “${say(text)}”, due ${sayDate(dueOn)}`)
  const more = overdueActions.length - lines.length
  return [
    divider,
    section(['*Taken on after an assessment, and overdue*', ...lines].join('\n')),
    ...(more === 0 ? [] : [context(`and ${more} more`)]),
  ]
}

const percent = (share: number) => `${Math.round(share * 100)} %`

function executionText({
  executed,
  known,
  unknown,
  benchmark,
}: NonNullable<ManagerDigest['planExecution']>): string {
  const rest = unknown === 0 ? '' : `; ${unknown} can’t be judged yet`
  return `*Account plans effectively executed:* ${executed} of ${known} (${percent(executed / known)})${rest}. SAMA reports ${percent(benchmark)}, by a definition of its own.`
}

/** Revenue of the company in two lines and a chart. */
function growthBlocks(growth: NonNullable<ManagerDigest['growth']>): readonly ShownBlock[] {
  const { currency, start, end, currentFrom, currentUntil, priorFrom, priorUntil } = growth
  const money = (amount: number | null) => sayMoney(amount, currency)
  const steps = growthSteps(growth, currency)
  const parts = steps.map(
    ({ name, words, accounts }) =>
      `${name} ${words}${accounts === null ? '' : ` (n = ${plural(accounts, 'account')})`}`,
  )
  return [
    divider,
    section(
      `*Growth of all accounts:* ${money(start)} → ${money(end)}, ${sayMonth(currentFrom)} to ${sayMonth(currentUntil)} against ${sayMonth(priorFrom)} to ${sayMonth(priorUntil)}${parts.length === 0 ? '' : `\n${parts.join(' · ')}`}`,
    ),
    ...growthChart(steps, currency),
  ]
}

/** The manager's week: conversations first, then what moved, then what else stands out. */
export function digestMessage({ digest, notice }: DigestMessageContent): Reply {
  const {
    conversations,
    movements,
    exceptions,
    valueGaps,
    planExecution,
    growth,
    team,
    accounts,
    asOf,
    modelVersion,
  } = digest
  const open = opener()
  const talks = conversations.flatMap((talk, index) => conversationBlocks(talk, index + 1, open))
  const title = 'Your team this week'
  const names = conversations.map(({ name }) => say(name)).join(', ')
  return reply(names === '' ? title : `${title}: talk with ${names}`, [
    header(title),
    ...(talks.length === 0 ? [] : [section('*Conversations worth having*'), ...talks]),
    ...listBlocks('Accounts that moved', movements, open),
    ...listBlocks('Also worth a look', exceptions, open),
    ...listBlocks('What customers miss', valueGaps, open),
    ...assessmentBlocks(digest),
    ...overdueBlocks(digest),
    ...(planExecution === null ? [] : [divider, section(executionText(planExecution))]),
    ...(growth === null ? [] : growthBlocks(growth)),
    context(
      `${plural(team, 'person', 'people')}, ${plural(accounts, 'account')} · as of ${sayDate(asOf)} · model ${say(modelVersion)}`,
      ...(notice === null ? [] : [say(notice)]),
    ),
  ])
}
