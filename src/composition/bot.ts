import type { Config } from '../config.ts'
import type { Log } from '../log.ts'
import { createSlackApp } from '../slack/app.ts'
import type { SlackConnection } from '../slack/connection.ts'
import { holdDataFolder } from '../store/embedded/hold-data-folder.ts'
import { isMarkedMoved } from '../store/embedded/moved-mark.ts'
import type { Installation } from './installation.ts'
import { type Beside, servicesOf } from './services.ts'
import { startSlack } from './slack-start.ts'
import type { Bot } from './work.ts'

export type { Bot } from './work.ts'

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
  let bot: Bot | null = null
  const slack = createSlackApp({
    connection,
    log,
    services: async () => servicesOf(await opening, beside),
  })
  const beside: Beside = {
    dataDir: config.dataDir,
    // Loaded with the first upload: nobody's first command waits for it.
    async readUploads(fileIds, slackUserId) {
      const { createUploadReader } = await import('../slack/uploads.ts')
      return createUploadReader(slack.client, connection)(fileIds, slackUserId)
    },
    soon: () => void bot?.turnAssessments(),
  }
  const opening = startSlack(slack, connection.mode === 'http' ? connection.port : null).then(open)
  const installation = await opening
  const { startWork } = await import('./work.ts')
  bot = await startWork({ config, connection, installation, slack, log })
  return bot
}

/**
 * The bot on its own database. The data folder is taken before Slack is met: a second bot on it would get half of the
 * commands and could answer none. The database's libraries are loaded once Slack can reach the bot, so that nobody's
 * first command waits for them.
 */
export async function startOwnBot(config: Config, connection: SlackConnection, log: Log): Promise<Bot> {
  let lock = config.databaseUrl === null ? holdDataFolder(config.dataDir) : undefined
  const open = async () => {
    const { openInstallation } = await import('./installation.ts')
    const handedOver = lock
    lock = undefined
    return openInstallation(config, log, false, handedOver)
  }
  try {
    // A house that moved is refused before it meets Slack, which would hand it events meant for the new one.
    const early = lock !== undefined && isMarkedMoved(config.dataDir) ? await open() : null
    return await startBot(config, connection, early === null ? open : async () => early, log)
  } catch (error) {
    lock?.release()
    throw error
  }
}
