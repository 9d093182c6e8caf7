import type { SocketTransport } from '../delivery/socket-transport.ts'
import { appMethods } from './apps.ts'
import { authMethods } from './auth.ts'
import { channelMethods } from './channels.ts'
import { chatMethods } from './chat.ts'
import { conversationMethods } from './conversations.ts'
import { fileMethods } from './files.ts'
import { historyMethods } from './history.ts'
import type { Method } from './method.ts'
import { oauthMethods } from './oauth.ts'
import { pinMethods } from './pins.ts'
import { reactionMethods } from './reactions.ts'
import { scheduledMethods } from './scheduled.ts'
import { teamMethods } from './team.ts'
import { unfurlMethods } from './unfurl.ts'
import { userMethods } from './users.ts'
import { viewMethods } from './views.ts'

/** Every Web API method that the sandbox knows, by name. */
export function allMethods(socket: SocketTransport | null): Map<string, Method> {
  const methods = [
    ...appMethods(socket),
    ...authMethods,
    ...chatMethods,
    ...conversationMethods,
    ...fileMethods,
    ...historyMethods,
    ...teamMethods,
    ...userMethods,
    ...channelMethods,
    ...oauthMethods,
    ...pinMethods,
    ...reactionMethods,
    ...scheduledMethods,
    ...unfurlMethods,
    ...viewMethods,
  ]
  return new Map(methods.map(method => [method.name, method]))
}
