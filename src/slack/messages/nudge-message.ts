import type { KnownBlock } from '@slack/types'
import { z } from 'zod'
import { actions, button, choice, context, divider, type Reply, reply, section } from '../blocks/build.ts'
import { escapeMrkdwn, line } from '../blocks/text.ts'

/** What an outbox item of nudges holds: words already chosen, so that a message can be explained as it was sent. */
export const nudgeMessageContent = z.object({
  type: z.literal('nudges'),
  items: z.array(
    z.object({
      nudgeId: z.string(),
      accountId: z.string(),
      words: z.object({
        headline: z.string(),
        evidence: z.array(z.string()),
        play: z.string(),
        action: z.object({ label: z.string(), kind: z.string() }),
      }),
    }),
  ),
  more: z.number().int().nonnegative(),
  snoozeDays: z.array(z.number().int()),
  /** For example that quiet hours are off in the demonstration. */
  notice: z.string().nullable(),
})

export type NudgeMessageContent = z.output<typeof nudgeMessageContent>
type Item = NudgeMessageContent['items'][number]

export const nudgeActions = {
  openCoverage: 'open_coverage',
  snooze: 'snooze_nudge',
  notUseful: 'not_useful_nudge',
} as const

const say = (text: string) => escapeMrkdwn(line(text))

function itemBlocks(item: Item, snoozeDays: readonly number[]): KnownBlock[] {
  const { headline, evidence, play, action } = item.words
  return [
    section(`*${say(headline)}*\n${evidence.map(text => `• ${say(text)}`).join('\n')}`),
    section(`*What to do:* ${say(play)}`),
    actions(
      `nudge:${item.nudgeId}`,
      button({
        actionId: nudgeActions.openCoverage,
        label: action.label,
        value: item.accountId,
        style: 'primary',
      }),
      choice({
        actionId: nudgeActions.snooze,
        label: 'Snooze',
        options: snoozeDays.map(days => ({
          label: days === 1 ? '1 working day' : `${days} working days`,
          value: `${item.nudgeId}|${days}`,
        })),
      }),
      button({ actionId: nudgeActions.notUseful, label: 'Not useful', value: item.nudgeId }),
    ),
  ]
}

/** The grouped message of a round. */
export function nudgeMessage({ items, more, snoozeDays, notice }: NudgeMessageContent): Reply {
  const blocks = items.flatMap((item, index) => [
    ...(index === 0 ? [] : [divider]),
    ...itemBlocks(item, snoozeDays),
  ])
  const rest = more === 0 ? [] : [context(`and ${more} more: \`/coverage\` lists your accounts`)]
  const note = notice === null ? [] : [context(say(notice))]
  const headlines = items.map(item => say(item.words.headline)).join('; ')
  return reply(headlines, [...blocks, ...rest, ...note])
}
