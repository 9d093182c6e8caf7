import type { Config } from '../config.ts'
import type { Log } from '../log.ts'
import { createSlackApp } from '../slack/app.ts'
import type { SlackConnection } from '../slack/connection.ts'
import type { SlackServices } from '../slack/index.ts'
import { holdDataFolder } from '../store/embedded/hold-data-folder.ts'
import { isMarkedMoved } from '../store/embedded/moved-mark.ts'
import type { ReadUploads } from '../workflows/ports/index.ts'
import { assessPorts } from './assessments.ts'
import type { Installation } from './installation.ts'
import { startSlack } from './slack-start.ts'
import type { Bot } from './work.ts'

export type { Bot } from './work.ts'

interface Beside {
  readonly dataDir: string
  readonly readUploads: ReadUploads
  /** Something is to be done about assessments. */
  readonly soon: () => void
}

function servicesOf(installation: Installation, { dataDir, readUploads, soon }: Beside): SlackServices {
  const { store, model, now, settings, blockSupport } = installation
  const { directory, reader, runs, coaching, shares, audit, outbox, receipts, checkIns, writer, statements } =
    store.interactive
  const { assessments } = store.interactive
  const answers = { directory, facts: reader, runs, coaching, checkIns, assessments, audit, model, now }
  return {
    answers,
    checkIn: { ...answers, coaching, statements, outbox },
    shares,
    react: { coaching, directory, facts: reader, writer, statements, now },
    operations: {
      settings,
      change: store.interactive.settings.change,
      outbox,
      audit,
      facts: reader,
      runs,
      now,
      async preview() {
        const { coach } = await import('./jobs.ts')
        return coach(installation, { isDryRun: true, run: null })
      },
      async score() {
        const { scoreAndCoach } = await import('./jobs.ts')
        return scoreAndCoach(installation, null, false)
      },
      async importFiles(fileIds, slackUserId) {
        const { importUploads } = await import('./uploads.ts')
        return importUploads(installation, dataDir, await readUploads(fileIds, slackUserId))
      },
      async fileText(fileId, slackUserId) {
        const [upload] = await readUploads([fileId], slackUserId)
        const { textOfUpload } = await import('./uploads.ts')
        return upload === undefined ? '' : textOfUpload(dataDir, upload)
      },
      async models() {
        const { modelPorts } = await import('./models.ts')
        const { scoreAndCoach } = await import('./jobs.ts')
        return modelPorts(installation, each => scoreAndCoach(each, null, true))
      },
      modelInForce: () => installation.model.version,
    },
    rules: model.coaching,
    receipts,
    blockSupport,
    assess: assessPorts(installation, 'interactive', soon),
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
