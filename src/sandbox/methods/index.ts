import type { SocketTransport } from '../delivery/socket-transport.ts'
import { appMethods } from './apps.ts'
import { authMethods } from './auth.ts'
import { chatMethods } from './chat.ts'
import { conversationMethods } from './conversations.ts'
import { fileMethods } from './files.ts'
import { historyMethods } from './history.ts'
import type { Method } from './method.ts'
import { teamMethods } from './team.ts'
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
    ...viewMethods,
  ]
  return new Map(methods.map(method => [method.name, method]))
}
