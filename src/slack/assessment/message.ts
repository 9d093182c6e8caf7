import { z } from 'zod'
import { actions, button, context, header, type Reply, reply, section } from '../blocks/build.ts'
import { escapeMrkdwn, line } from '../blocks/text.ts'
import { assessmentActions } from './ids.ts'

/** What an outbox item about an assessment holds. */
export const assessmentMessageContent = z.object({
  type: z.literal('assessment'),
  waveId: z.string(),
  title: z.string(),
  lines: z.array(z.string()),
  small: z.array(z.string()),
  offers: z.array(z.enum(['answer', 'results', 'take_on'])),
  actionId: z.string().nullable(),
})
type Content = z.output<typeof assessmentMessageContent>

const say = (text: string) => escapeMrkdwn(line(text))

function offered(offer: Content['offers'][number], { waveId, actionId }: Content) {
  switch (offer) {
    case 'answer':
      return button({
        actionId: assessmentActions.answer,
        label: 'Answer now',
        value: waveId,
        style: 'primary',
      })
    case 'results':
      return button({ actionId: assessmentActions.results, label: 'See the results', value: waveId })
    case 'take_on':
      return button({ actionId: assessmentActions.done, label: 'It is done', value: actionId ?? '' })
  }
}

/** Invitation, reminder, results or an action: a title, a few sentences, and what can be done about it. */
export function assessmentMessage(content: Content): Reply {
  const { title, lines, small, offers } = content
  return reply(say(title), [
    header(line(title)),
    ...lines.map(text => section(say(text))),
    ...(offers.length === 0 ? [] : [actions('assessment', ...offers.map(offer => offered(offer, content)))]),
    ...(small.length === 0 ? [] : [context(...small.map(say))]),
  ])
}
