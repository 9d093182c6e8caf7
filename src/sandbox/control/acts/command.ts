import type { Core } from '../../core.ts'
import { isObject, type JsonObject } from '../../json.ts'
import type { ActResult, RunCommandBody } from '../../page-api.ts'
import { answerPerson } from '../../protocol/respond.ts'
import { SlackError } from '../../protocol/slack-error.ts'
import { messageView } from '../../shapes/message.ts'
import type { Person } from '../../workspace/people.ts'
import { delivered, failure, refusedBySlack } from './outcome.ts'
import { channelRef, ownConversation } from './person.ts'
import { escapeTyped } from './say.ts'

export async function runCommand(core: Core, person: Person, body: RunCommandBody): Promise<ActResult> {
  const conversation = ownConversation(core, person, body.channel)
  const [, name = '', typed = ''] = /^(\/\S*)\s*([\s\S]*)$/.exec(body.text.trim()) ?? []
  const known = core.app.commands.find(one => one.command === name)
  if (known === undefined) return refusedBySlack(`${name || body.text} is not a valid command.`)
  const key = core.responseUrls.make({ userId: person.id, channelId: conversation.id, source: null })
  const ref = channelRef(conversation)
  const ack = await core.delivery.once({
    kind: 'slash_commands',
    name,
    payload: {
      token: core.app.verification_token,
      team_id: core.team.id,
      team_domain: core.team.domain,
      channel_id: ref.id,
      channel_name: ref.name,
      user_id: person.id,
      user_name: person.name,
      command: name,
      text: commandText(core, typed.trim(), known.should_escape),
      api_app_id: core.app.id,
      is_enterprise_install: 'false',
      response_url: `${core.origin}/response/${core.team.id}/${key}`,
      trigger_id: core.triggers.make({ userId: person.id, viewId: null, channelId: conversation.id }),
    },
  })
  if (ack.outcome !== 'acknowledged') return failure(name, ack)
  const answer = answerOf(ack.body)
  const context = core.responseUrls.peek(key)
  if (answer === null || context === undefined) return delivered
  try {
    const message = answerPerson(core, context, answer)
    return { ...delivered, messages: message === null ? [] : [messageView(core, message)] }
  } catch (error) {
    if (error instanceof SlackError)
      return refusedBySlack(`${name} answered with a faulty message: ${words(error)}`)
    throw error
  }
}

function answerOf(body: unknown): JsonObject | null {
  if (typeof body === 'string') return body.trim() === '' ? null : { text: body }
  return isObject(body) && Object.keys(body).length > 0 ? body : null
}

/** People and channels become `<@U…|name>` only where the command asks for it. */
function commandText(core: Core, typed: string, shouldEscape: boolean): string {
  if (!shouldEscape) return typed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
  return escapeTyped(core, typed).replace(/<@([A-Z0-9]+)>/g, (whole, id: string) => {
    const name = core.people.get(id)?.name
    return name === undefined ? whole : `<@${id}|${name}>`
  })
}

function words(error: SlackError): string {
  const { errors } = error.extra
  return Array.isArray(errors) ? `${error.code} (${errors.join('; ')})` : error.code
}
