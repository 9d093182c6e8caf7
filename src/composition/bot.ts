import type { Config } from '../config.ts'
import type { Log } from '../log.ts'
import type { SlackConnection } from '../slack/connection.ts'
import { createSlackApp, type SlackServices } from '../slack/index.ts'
import type { Installation } from './installation.ts'
import { startSlack } from './slack-start.ts'
import type { Bot } from './work.ts'

export type { Bot } from './work.ts'

function servicesOf({ store, model, now }: Installation): SlackServices {
  const { directory, reader, runs, coaching } = store.interactive
  return {
    answers: { directory, facts: reader, runs, now },
    react: { coaching, directory, facts: reader, now },
    rules: model.coaching,
  }
}

/**
 * Starts the bot: it takes slash commands first, and opens the database and loads its work after that. Everything that
 * fails later is logged and tried again; what fails at the start is thrown with what to do.
 */
export async function startBot(
  config: Config,
  connection: SlackConnection,
  open: () => Promise<Installation>,
  log: Log,
): Promise<Bot> {
  const slack = createSlackApp({ connection, log, services: async () => servicesOf(await opening) })
  const opening = startSlack(slack, connection.mode === 'http' ? connection.port : null).then(open)
  const installation = await opening
  const { startWork } = await import('./work.ts')
  return startWork({ config, connection, installation, slack, log })
}
