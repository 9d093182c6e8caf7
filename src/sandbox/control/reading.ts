import type { Core } from '../core.ts'
import { isSubscribed } from '../delivery/events.ts'
import type { ClockView, ConversationView, MessagePage, PersonView, WorkspaceView } from '../page-api.ts'
import { messageView } from '../shapes/message.ts'
import type { Conversation } from '../workspace/conversations.ts'
import type { Message } from '../workspace/messages.ts'
import type { Person } from '../workspace/people.ts'
import { conversationView } from './conversation-view.ts'

export function workspaceView(core: Core): WorkspaceView {
  const { app, team } = core
  return {
    team: { id: team.id, name: team.name, domain: team.domain },
    mode: core.mode,
    app: {
      id: app.id,
      name: app.name,
      botUserId: app.bot_user_id,
      commands: app.commands.map(({ command, description, usage_hint }) => ({
        command,
        description,
        usageHint: usage_hint,
      })),
      shortcuts: app.shortcuts.map(({ callback_id, name, type }) => ({
        callbackId: callback_id,
        name,
        type,
      })),
      transport: app.transport,
      connections: core.delivery.connections(),
      hasHome: app.home_tab,
      hearsMessages: isSubscribed(core, 'message.im'),
      hearsMentions: isSubscribed(core, 'app_mention'),
    },
    people: core.people.all().map(personView),
    latestChange: core.changes.latestSeq,
    clock: clockView(core),
  }
}

export function personView(person: Person): PersonView {
  const { id, name, realName, email, title, tz, isBot, isGuest, deleted } = person
  return { id, username: name, name: realName, email, title, tz, isBot, isGuest, isDeleted: deleted }
}

export function clockView({ clock }: Core): ClockView {
  return { now: clock.now(), isStopped: clock.isStopped, skewSeconds: clock.skewSeconds }
}

/** Channels this person could join, and everything they are in; the app's direct message is always there. */
export function conversationsOf(core: Core, person: Person): ConversationView[] {
  if (!person.deleted) core.conversations.direct([core.app.bot_user_id, person.id])
  return core.conversations
    .all()
    .filter(
      one => one.members.has(person.id) || (one.kind === 'public' && !person.isGuest && !one.isArchived),
    )
    .map(one => conversationView(core, one, person.id))
}

/** Newest `limit` before `before`, oldest first, this person's ephemeral messages in their place. */
export function messagePage(
  core: Core,
  person: Person,
  conversation: Conversation,
  before: string | null,
  limit: number,
): MessagePage {
  const ephemeral = core.messages
    .ephemeralFor(person.id, conversation.id)
    .filter(one => one.threadTs === null)
  return page(core, core.messages.ofConversation(conversation.id), ephemeral, before, limit)
}

export function threadPage(
  core: Core,
  person: Person,
  conversation: Conversation,
  rootTs: string,
): MessagePage {
  const ephemeral = core.messages
    .ephemeralFor(person.id, conversation.id)
    .filter(one => one.threadTs === rootTs)
  return page(
    core,
    core.messages.ofThread(conversation.id, rootTs),
    ephemeral,
    null,
    Number.POSITIVE_INFINITY,
  )
}

function page(
  core: Core,
  lasting: Message[],
  ephemeral: Message[],
  before: string | null,
  limit: number,
): MessagePage {
  const all = [...lasting, ...ephemeral].sort((one, other) => (one.ts < other.ts ? -1 : 1))
  const older = before === null ? all : all.filter(one => one.ts < before)
  const shown = older.length > limit ? older.slice(-limit) : older
  return { messages: shown.map(one => messageView(core, one)), hasMore: shown.length < older.length }
}
