import type { BlockAction, ButtonAction } from '@slack/bolt'
import type { ShareOutcome } from '../../workflows/answers/share.ts'
import { readAudience } from '../audience.ts'
import { context, type Reply, reply, sentence } from '../blocks/build.ts'
import { noAnswer } from '../blocks/no-answer.ts'
import { escapeMrkdwn } from '../blocks/text.ts'
import {
  accountReply,
  shareCoverageAction,
  sharedReply,
  wasSharedReply,
} from '../commands/coverage/account.ts'
import { explainFailure } from '../error-boundary.ts'
import { answerEphemeral, answerInPlace, postInChannel, type Responder } from '../respond.ts'
import type { SlackServices, Surface } from '../surface.ts'

type Press = BlockAction<ButtonAction>

function notShared(outcome: Exclude<ShareOutcome, { readonly kind: 'share' }>): Reply {
  switch (outcome.kind) {
    case 'refused':
      return sentence(`Not shared. ${escapeMrkdwn(outcome.help)}`)
    case 'already':
      return sentence('This is shared already; it was not posted again.')
    case 'newer': {
      const { text, blocks } = accountReply(outcome.answer, { canShare: true })
      return reply(text, [
        context('Not shared, because there is a newer scoring run. Please read what it says, then share it.'),
        ...blocks,
      ])
    }
    default:
      return noAnswer(outcome)
  }
}

async function share({ app, services }: Surface, body: Press, responder: Responder): Promise<Reply | null> {
  const [runId = '', ...accountId] = (body.actions[0]?.value ?? '').split('|')
  const { id: channelId, name } = body.channel ?? { id: '', name: '' }
  const messageTs = body.container['message_ts']
  if (typeof messageTs !== 'string') return sentence('Not shared. Please ask again with `/coverage`.')
  const { answers, shares }: SlackServices = await services()
  const { shareCoverage } = await import('../../workflows/answers/share.ts')
  const known = (ids: readonly string[]) => answers.directory.members(ids)
  const audience = await readAudience({ client: app.client, known }, { id: channelId, name })
  const press = { slackUserId: body.user.id, channelId, messageTs, accountId: accountId.join('|'), runId }
  const outcome = await shareCoverage({ ...answers, shares }, press, audience)
  if (outcome.kind !== 'share') return notShared(outcome)
  const posted = await postInChannel(responder, sharedReply(outcome.answer, outcome.sharedBy))
  if (posted === 'refused') {
    await shares.giveBack({ channelId, messageTs })
    return sentence('Slack did not take the message, so nothing was shared. Please press the button again.')
  }
  if (posted === 'unknown')
    return sentence(
      'I could not see whether Slack posted it. Please look at the channel; `/coverage` gives you a fresh answer to share.',
    )
  await answerInPlace(responder, wasSharedReply(outcome.answer))
  return null
}

/** Registers *Share to channel*: nothing is posted but by the asker's own press, checked again at that moment. */
export function registerShare(surface: Surface): void {
  const { app, log, apiUrl, services } = surface
  app.action<Press>(shareCoverageAction, async ({ ack, body, respond }) => {
    await ack()
    const responder = { respond, responseUrl: body.response_url, apiUrl, log, services }
    try {
      const said = await share(surface, body, responder)
      if (said !== null) await answerEphemeral(responder, said)
    } catch (error) {
      await answerEphemeral(responder, sentence(explainFailure(error, log, shareCoverageAction).userMessage))
    }
  })
}
