import { type CheckInCard, type CheckInSummary, plural, sayDate } from '../../coaching/index.ts'
import { actions, button, context, header, type Reply, reply, section } from '../blocks/build.ts'
import { escapeMrkdwn, line } from '../blocks/text.ts'

export const checkInActions = { open: 'open_check_in', delegate: 'open_check_in_delegate' } as const

const say = (text: string) => escapeMrkdwn(line(text))
const bullets = (lines: readonly string[]) => lines.map(text => `• ${say(text)}`).join('\n')

/** The card in the channel of an account; once the check-in was held it asks for nothing any more. */
export function checkInMessage(card: CheckInCard): Reply {
  const { accountId, accountName, governor, dueOn, state, actions: open, more, held } = card
  const title = held === null ? `Check-in: ${accountName}` : `Checked in: ${accountName}`
  return reply(line(title), [
    header(title),
    section(bullets(state)),
    ...(open.length === 0 ? [] : [section(`*Next in the plan*\n${bullets(open)}`)]),
    ...(more === 0 ? [] : [context(`and ${plural(more, 'more action')}`)]),
    ...(held === null
      ? [
          section(`${say(governor)}, five short questions. Due ${sayDate(dueOn)}.`),
          actions(
            `check-in:${accountId}`,
            button({ actionId: checkInActions.open, label: 'Check in', value: accountId, style: 'primary' }),
            button({ actionId: checkInActions.delegate, label: 'Name a delegate', value: accountId }),
          ),
        ]
      : [context(`Held by ${say(held.by)} on ${sayDate(held.on)}; the thread has the summary`)]),
  ])
}

/** What was said, for the thread of the card. */
export function summaryMessage({ accountName, by, on, lines }: CheckInSummary): Reply {
  const title = `Check-in on ${say(accountName)} by ${say(by)}, ${sayDate(on)}`
  return reply(title, [
    section(`*${title}*`),
    section(lines.map(each => `*${each.title}:* ${say(each.text)}`).join('\n')),
  ])
}
