import type { KnownBlock } from '@slack/types'
import { sayDate } from '../../../coaching/index.ts'
import { localDate } from '../../../schedule/index.ts'
import type { DayItem } from '../../../workflows/answers/my-day.ts'
import { actions, button, choice, context, header, section } from '../../blocks/build.ts'
import { escapeMrkdwn, line } from '../../blocks/text.ts'
import { nudgeActions } from '../../messages/nudge-message.ts'
import type { HomeSection } from '../section.ts'

const say = (text: string) => escapeMrkdwn(line(text))

function itemBlocks(
  { nudgeId, words, toldAt, snoozedUntil }: DayItem,
  snoozeDays: readonly number[],
  zone: string,
): KnownBlock[] {
  const { headline, evidence, play, action } = words
  const day = (at: Date) => sayDate(localDate(at, zone))
  if (snoozedUntil !== null)
    return [context(`${say(headline)} · put aside, comes back on ${day(snoozedUntil)}`)]
  const [first] = evidence
  return [
    section(
      `*${say(headline)}*${first === undefined ? '' : `\n• ${say(first)}`}\n*What to do:* ${say(play)}`,
    ),
    actions(
      `day:${nudgeId}`,
      button({ actionId: nudgeActions.act, label: action.label, value: nudgeId, style: 'primary' }),
      choice({
        actionId: nudgeActions.snooze,
        label: 'Snooze',
        options: snoozeDays.map(days => ({
          label: days === 1 ? '1 working day' : `${days} working days`,
          value: `${nudgeId}|${days}`,
        })),
      }),
      button({ actionId: nudgeActions.notUseful, label: 'Not useful', value: nudgeId }),
      button({ actionId: nudgeActions.wrong, label: 'This is wrong', value: nudgeId }),
    ),
    context(`Told on ${day(toldAt)}`),
  ]
}

/** What the viewer was told and has not settled, with the same buttons as in the message. */
export const daySection: HomeSection = {
  id: 'day',
  isFor: () => true,
  async blocks({ react, rules }, { person }) {
    const { answerMyDay } = await import('../../../workflows/answers/my-day.ts')
    const { items, more } = await answerMyDay(react.coaching, person.personId)
    const zone = person.timeZone ?? 'UTC'
    const shown = items.flatMap(item => itemBlocks(item, rules.snoozeWorkingDays, zone))
    const nothing = [section('Nothing asks for you just now.')]
    return [
      header('My day'),
      ...(shown.length === 0 ? nothing : shown),
      ...(more === 0 ? [] : [context(`and ${more} more in your messages`)]),
    ]
  },
}
