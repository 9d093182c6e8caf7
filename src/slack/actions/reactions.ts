import { sayDate } from '../../coaching/index.ts'
import { localDate } from '../../schedule/index.ts'
import {
  actOnNudge,
  correctNudge,
  dismissNudge,
  disputeNudge,
  muteFromNudge,
  muteScopes,
  type NotUsefulReason,
  type ReactionOutcome,
  snoozeNudge,
} from '../../workflows/react/index.ts'
import { type Reply, sentence } from '../blocks/build.ts'
import { escapeMrkdwn } from '../blocks/text.ts'
import { compMixCommand } from '../commands/comp-mix/index.ts'
import { coverageCommand } from '../commands/coverage/index.ts'
import type { SlackServices } from '../surface.ts'

export function sayReaction(outcome: ReactionOutcome): Reply {
  switch (outcome.kind) {
    case 'snoozed':
      return sentence(`Put aside. It comes back on ${sayDate(localDate(outcome.until, outcome.zone))}.`)
    case 'dismissed':
      return sentence(
        `Thank you. You won't hear of this kind about this subject for ${outcome.quietDays} days.`,
      )
    case 'disputed':
      return sentence(
        outcome.toldTo === null
          ? 'Thank you. It is withdrawn everywhere. Nobody is known who keeps this fact; please tell sales operations.'
          : `Thank you. It is withdrawn everywhere, and ${escapeMrkdwn(outcome.toldTo)} will read what you wrote.`,
      )
    case 'muted':
      return sentence(`Quiet until ${sayDate(localDate(outcome.until, outcome.zone))}.`)
    case 'already':
      return sentence('This is settled already; nothing was changed.')
    case 'not_yours':
      return sentence('This suggestion was for someone else, so only they can answer it.')
    case 'gone':
      return sentence('This suggestion is no longer kept. `/coverage` shows how things stand now.')
  }
}

export interface Asked {
  readonly slackUserId: string
  /** Value of the button, or of the option that was picked. */
  readonly value: string
  /** Where it was pressed; absent in views. */
  readonly channelId?: string
}

/** The action of a nudge: what it opens, or a word of thanks. */
export async function act({ react, answers }: SlackServices, { slackUserId, value }: Asked): Promise<Reply> {
  const acted = await actOnNudge(react, { slackUserId, nudgeId: value })
  if (acted.kind !== 'acted') return sayReaction(acted)
  const text = acted.about
  if (acted.action === 'open_coverage') return coverageCommand.answer(answers, { slackUserId, text })
  if (acted.action === 'open_comp_mix') return compMixCommand.answer(answers, { slackUserId, text })
  return sentence('Noted, thank you. This goes away by itself once the facts show it.')
}

export async function snooze({ react, rules }: SlackServices, { slackUserId, value }: Asked): Promise<Reply> {
  const [nudgeId = '', days = ''] = value.split('|')
  return sayReaction(await snoozeNudge(react, { slackUserId, nudgeId, workingDays: Number(days), rules }))
}

export async function mute({ react, rules }: SlackServices, { slackUserId, value }: Asked): Promise<Reply> {
  const [nudgeId = '', wanted = '', days = ''] = value.split('|')
  const scope = muteScopes.find(each => each === wanted) ?? 'kind'
  return sayReaction(await muteFromNudge(react, { slackUserId, nudgeId, scope, days: Number(days), rules }))
}

export async function dismiss(
  { react, rules }: SlackServices,
  asked: { readonly slackUserId: string; readonly nudgeId: string; readonly why: NotUsefulReason },
): Promise<Reply> {
  return sayReaction(await dismissNudge(react, { ...asked, rules }))
}

export async function dispute(
  { react }: SlackServices,
  asked: { readonly slackUserId: string; readonly nudgeId: string; readonly said: string },
): Promise<Reply> {
  return sayReaction(await disputeNudge(react, asked))
}

export async function correct(
  { react }: SlackServices,
  asked: { readonly slackUserId: string; readonly nudgeId: string; readonly correction: string },
): Promise<Reply> {
  const corrected = await correctNudge(react, asked)
  if (corrected.kind === 'corrected')
    return sentence(
      'Thank you. It is kept from now on, with your name and today’s date, and withdrawn everywhere. The next run reads it.',
    )
  if (corrected.kind === 'not_correctable')
    return sentence(
      'This fact is kept by someone else, or has changed meanwhile. Press *This is wrong* again and write what is right.',
    )
  return sayReaction(corrected)
}
