import type { AllMiddlewareArgs, App } from '@slack/bolt'

/** What listeners are registered on: the kinds that Bolt calls back, by the id of what was typed, pressed or sent. */
export type Listening = Pick<App, 'command' | 'action' | 'view' | 'event' | 'shortcut' | 'options' | 'client'>

type Kind = Exclude<keyof Listening, 'client'>
type Id = string | RegExp
type Listener = (args: object) => Promise<void>

export interface Routes {
  readonly listening: Listening
  readonly find: (kind: Kind, id: string) => readonly Listener[]
}

/** A table of listeners, so that Bolt has one listener of each kind to try however many surfaces there are. */
export function createRoutes(client: App['client']): Routes {
  const routes: { readonly kind: Kind; readonly id: Id; readonly listener: Listener }[] = []
  const on = (kind: Kind) => (id: Id, listener: Listener) => void routes.push({ kind, id, listener })
  const table = {
    client,
    command: on('command'),
    action: on('action'),
    view: on('view'),
    event: on('event'),
    shortcut: on('shortcut'),
    options: on('options'),
  }
  return {
    // Bolt's own types are kept for those who register; only ids are used as constraints.
    listening: table as unknown as Listening,
    find: (kind, id) =>
      routes
        .filter(
          route =>
            route.kind === kind && (typeof route.id === 'string' ? route.id === id : route.id.test(id)),
        )
        .map(({ listener }) => listener),
  }
}

const ANY = /^/

/** In the context of a request: whether no other instance has taken it up. */
export const NEW_REQUEST = 'isNewRequest'

const isNewRequest = async ({ context }: Pick<AllMiddlewareArgs, 'context'>) =>
  ((await context[NEW_REQUEST]) ?? true) === true

/**
 * Passes everything that Slack sends on to the routes. What a person typed or pressed is acknowledged before anything is
 * loaded or looked up, so that the first command after a start waits for neither; forms and pick lists are acknowledged
 * with what the surface answers.
 */
export function passOn(app: App, load: () => Promise<Routes>): void {
  const pass = async (kind: Kind, id: string, args: object) => {
    const { find } = await load()
    for (const listener of find(kind, id)) await listener(args)
  }
  const acknowledged = { ack: async () => {} }
  app.command(ANY, async args => {
    await args.ack()
    if (await isNewRequest(args)) await pass('command', args.command.command, { ...args, ...acknowledged })
  })
  app.action(ANY, async args => {
    await args.ack()
    const id = 'action_id' in args.action ? args.action.action_id : ''
    if (await isNewRequest(args)) await pass('action', id, { ...args, ...acknowledged })
  })
  app.shortcut(ANY, async args => {
    await args.ack()
    if (await isNewRequest(args))
      await pass('shortcut', args.shortcut.callback_id, { ...args, ...acknowledged })
  })
  app.view(ANY, args => pass('view', args.view.callback_id, args))
  app.options(ANY, args => pass('options', 'action_id' in args.options ? args.options.action_id : '', args))
  app.event(ANY, args => pass('event', args.event.type, args))
}
