import type { SocketTransport } from '../delivery/socket-transport.ts'
import { booleanArg } from '../protocol/args.ts'
import { SlackError } from '../protocol/slack-error.ts'
import { type Method, needs } from './method.ts'

/** `socket` is null where the app is set to HTTP. */
export function appMethods(socket: SocketTransport | null): Method[] {
  return [
    {
      name: 'apps.connections.open',
      token: 'app',
      tier: 'unlimited',
      scopes: needs('connections:write'),
      run(args, core) {
        if (socket === null) throw new SlackError('socket_mode_not_enabled')
        const ticket = socket.ticket(booleanArg(args, 'debug_reconnects'))
        const url = `${core.origin.replace(/^http/, 'ws')}/link/?ticket=${ticket}&app_id=${core.app.id}`
        return { ok: true, url }
      },
    },
  ]
}
