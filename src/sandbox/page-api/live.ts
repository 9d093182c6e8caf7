/** Live updates. */

import type { HomeView, MessageView, ModalStackView } from './shown.ts'
import type { ConversationView } from './workspace.ts'

/**
 * GET /sandbox/api/people/:userId/events (Server-Sent Events). Each event is one Change as JSON under the event name
 * `change`, its `id:` a rising number: reconnecting with Last-Event-ID gets what was missed. `reset` means that too
 * much was missed: load everything again. Comments (`:`) keep the connection alive.
 */
export type Change =
  | { type: 'message'; channel: string; message: MessageView }
  | { type: 'message-deleted'; channel: string; ts: string }
  | { type: 'conversation'; conversation: ConversationView }
  | { type: 'home'; home: HomeView }
  | { type: 'modals'; modals: ModalStackView }
  | { type: 'connections'; connections: number }
  | { type: 'workspace' }
  | { type: 'reset' }
