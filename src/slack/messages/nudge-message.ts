import type { KnownBlock } from '@slack/types'
import { z } from 'zod'
import { actions, button, choice, context, divider, type Reply, reply, section } from '../blocks/build.ts'
import { escapeMrkdwn, line } from '../blocks/text.ts'
import { checkInActions } from './check-in-message.ts'

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
        choices: z.array(z.object({ label: z.string(), value: z.string() })).default([]),
        action: z.object({ label: z.string(), kind: z.string() }),
      }),
      /** What became of it, once it asks for nothing any more. */
      outcome: z.string().nullable().default(null),
    }),
  ),
  more: z.number().int().nonnegative(),
  snoozeDays: z.array(z.number().int()),
  muteDays: z.array(z.number().int()).default([]),
  /** For example that quiet hours are off. */
  notice: z.string().nullable(),
})

export type NudgeMessageContent = z.output<typeof nudgeMessageContent>
type Item = NudgeMessageContent['items'][number]

export const nudgeActions = {
  act: 'act_on_nudge',
  snooze: 'snooze_nudge',
  notUseful: 'not_useful_nudge',
  wrong: 'wrong_nudge',
  mute: 'mute_nudge',
  answer: 'answer_nudge',
} as const

const say = (text: string) => escapeMrkdwn(line(text))

const sayDays = (days: number) => (days === 1 ? '1 day' : `${days} days`)

const scopeWords = { kind: 'This kind', account: 'This account', all: 'Everything' } as const

/** What can be muted from an item: its kind, its account where it has one, or everything. */
function muteChoice({ nudgeId, accountId }: Item, muteDays: readonly number[]) {
  const scopes = (['kind', 'account', 'all'] as const).filter(
    scope => scope !== 'account' || accountId !== '',
  )
  return choice({
    actionId: nudgeActions.mute,
    label: 'Mute',
    options: scopes.flatMap(scope =>
      muteDays.map(days => ({
        label: `${scopeWords[scope]} for ${sayDays(days)}`,
        value: `${nudgeId}|${scope}|${days}`,
      })),
    ),
  })
}

function snoozeChoice({ nudgeId }: Item, snoozeDays: readonly number[]) {
  return choice({
    actionId: nudgeActions.snooze,
    label: 'Snooze',
    options: snoozeDays.map(days => ({
      label: days === 1 ? '1 working day' : `${days} working days`,
      value: `${nudgeId}|${days}`,
    })),
  })
}

function actionButton({ nudgeId, accountId, words: { action } }: Item) {
  const isCheckIn = action.kind === 'check_in'
  return button({
    actionId: isCheckIn ? checkInActions.open : nudgeActions.act,
    label: action.label,
    value: isCheckIn ? accountId : nudgeId,
    style: 'primary',
  })
}

/** One item with its buttons, in a message or on the Home tab. */
export function itemBlocks(
  item: Item,
  { snoozeDays, muteDays }: Pick<NudgeMessageContent, 'snoozeDays' | 'muteDays'>,
): KnownBlock[] {
  const { headline, evidence, play, choices } = item.words
  const { nudgeId: value, outcome } = item
  if (outcome !== null) return [section(`~${say(headline)}~\n${say(outcome)}`)]
  return [
    section(`*${say(headline)}*\n${evidence.map(text => `• ${say(text)}`).join('\n')}`),
    section(`*What to do:* ${say(play)}`),
    ...(choices.length === 0
      ? []
      : [
          actions(
            `answers:${value}`,
            ...choices.map((each, index) =>
              button({
                actionId: `${nudgeActions.answer}:${index}`,
                label: each.label,
                value: `${value}|${each.value}`,
              }),
            ),
          ),
        ]),
    actions(
      `nudge:${value}`,
      ...(choices.length === 0 ? [actionButton(item)] : []),
      snoozeChoice(item, snoozeDays),
      button({ actionId: nudgeActions.notUseful, label: 'Not useful', value }),
      button({ actionId: nudgeActions.wrong, label: 'This is wrong', value }),
      ...(muteDays.length === 0 ? [] : [muteChoice(item, muteDays)]),
    ),
  ]
}

/** The grouped message of a round. */
export function nudgeMessage(content: NudgeMessageContent): Reply {
  const { items, more, notice } = content
  const blocks = items.flatMap((item, index) => [
    ...(index === 0 ? [] : [divider]),
    ...itemBlocks(item, content),
  ])
  const rest =
    more === 0 ? [] : [context(`and ${more} more, which come later; \`/coverage\` lists your accounts`)]
  const note = notice === null ? [] : [context(say(notice))]
  const headlines = items.map(item => say(item.words.headline)).join('; ')
  return reply(headlines, [...blocks, ...rest, ...note])
}
