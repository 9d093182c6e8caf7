import type { Core } from '../core.ts'
import type { JsonObject } from '../json.ts'
import type { Conversation } from '../workspace/conversations.ts'

/** An app whose settings name no events gets all of them. */
export function isSubscribed({ app: { events } }: Core, subscription: string): boolean {
  return events === undefined || events.includes(subscription)
}

/** Sends an event to the app if it has subscribed to it, in the wrapper of the Events API. */
export function emitEvent(core: Core, subscription: string, event: JsonObject): void {
  if (isSubscribed(core, subscription)) deliverEvent(core, event)
}

/** The same without a look at the subscriptions: for events that tests send as they please. */
export function deliverEvent(core: Core, event: JsonObject, wrapper: JsonObject = {}): void {
  const type = typeof event['type'] === 'string' ? event['type'] : 'unknown'
  core.delivery.event(type, eventPayload(core, event, wrapper))
}

/** An event in the wrapper of the Events API. */
export function eventPayload(core: Core, event: JsonObject, wrapper: JsonObject = {}): JsonObject {
  return {
    token: core.app.verification_token,
    team_id: core.team.id,
    context_team_id: core.team.id,
    context_enterprise_id: null,
    api_app_id: core.app.id,
    event: { event_ts: core.ids.ts(), ...event },
    type: 'event_callback',
    event_id: core.ids.next('Ev'),
    event_time: Math.floor(core.clock.now() / 1000) + core.clock.skewSeconds,
    authorizations: [
      {
        enterprise_id: null,
        team_id: core.team.id,
        user_id: core.app.bot_user_id,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: isShared(core, event['channel']),
    ...wrapper,
  }
}

/** The subscription a message in this conversation falls under. */
export function messageSubscription(conversation: Conversation): string {
  if (conversation.kind === 'public') return 'message.channels'
  if (conversation.kind === 'private') return 'message.groups'
  return conversation.kind === 'im' ? 'message.im' : 'message.mpim'
}

/** `channel_type` of message events */
export function channelType(conversation: Conversation): string {
  if (conversation.kind === 'public') return 'channel'
  if (conversation.kind === 'private') return 'group'
  return conversation.kind
}

function isShared(core: Core, channel: unknown): boolean {
  return typeof channel === 'string' && (core.conversations.get(channel)?.isExtShared ?? false)
}
