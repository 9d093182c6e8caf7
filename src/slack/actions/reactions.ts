import { sayDate } from '../../coaching/index.ts'
import { localDate } from '../../schedule/index.ts'
import {
  dismissNudge,
  type NotUsefulReason,
  type ReactionOutcome,
  snoozeNudge,
} from '../../workflows/react.ts'
import { type Reply, sentence } from '../blocks/build.ts'
import type { SlackServices } from '../surface.ts'

function say(outcome: ReactionOutcome): Reply {
  switch (outcome.kind) {
    case 'snoozed':
      return sentence(`Put aside. It comes back on ${sayDate(localDate(outcome.until, outcome.zone))}.`)
    case 'dismissed':
      return sentence(
        `Thank you. You won't hear of this kind about this account for ${outcome.quietDays} days.`,
      )
    case 'already':
      return sentence('This is settled already; nothing was changed.')
    case 'not_yours':
      return sentence('This suggestion was for someone else, so only they can answer it.')
    case 'gone':
      return sentence('This suggestion is no longer kept. `/coverage` shows how things stand now.')
  }
}

export async function snooze(
  { react, rules }: SlackServices,
  asked: { readonly slackUserId: string; readonly value: string },
): Promise<Reply> {
  const [nudgeId = '', days = ''] = asked.value.split('|')
  return say(
    await snoozeNudge(react, { slackUserId: asked.slackUserId, nudgeId, workingDays: Number(days), rules }),
  )
}

export async function dismiss(
  { react, rules }: SlackServices,
  asked: { readonly slackUserId: string; readonly nudgeId: string; readonly why: NotUsefulReason },
): Promise<Reply> {
  return say(await dismissNudge(react, { ...asked, rules }))
}
