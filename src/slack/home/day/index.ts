import type { KnownBlock } from '@slack/types'
import { sayDate } from '../../../coaching/index.ts'
import { localDate } from '../../../schedule/index.ts'
import type { DayItem } from '../../../workflows/answers/my-day.ts'
import { context, divider, header, section } from '../../blocks/build.ts'
import { escapeMrkdwn, line } from '../../blocks/text.ts'
import { itemBlocks } from '../../messages/nudge-message.ts'
import type { HomeSection } from '../section.ts'

type Days = Parameters<typeof itemBlocks>[1]

function dayBlocks(
  { nudgeId, accountId, words, snoozedUntil }: DayItem,
  days: Days,
  zone: string,
): KnownBlock[] {
  if (snoozedUntil !== null) {
    const back = sayDate(localDate(snoozedUntil, zone))
    return [context(`${escapeMrkdwn(line(words.headline))} · put aside, comes back on ${back}`)]
  }
  const item = {
    nudgeId,
    accountId: accountId ?? '',
    words: { ...words, choices: [...(words.choices ?? [])] },
    outcome: null,
  }
  return [
    ...itemBlocks({ ...item, words: { ...item.words, evidence: words.evidence.slice(0, 1) } }, days),
    divider,
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
    const days = { snoozeDays: [...rules.snoozeWorkingDays], muteDays: [...rules.muteDays] }
    const shown = items.flatMap(item => dayBlocks(item, days, zone))
    if (shown.at(-1) === divider) shown.pop()
    return [
      header('My day'),
      ...(shown.length === 0 ? [section('Nothing asks for you just now.')] : shown),
      ...(more === 0 ? [] : [context(`and ${more} more in your messages`)]),
    ]
  },
}
