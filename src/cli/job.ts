import { type ControlReply, handToBot } from '../composition/control-socket.ts'
import { demonstrationConfig } from '../composition/demonstration-config.ts'
import { openInstallation } from '../composition/installation.ts'
import { carryOut, type Job } from '../composition/jobs.ts'
import { type Config, readConfig } from '../config.ts'
import { UnavailableError } from '../errors.ts'
import { createLog } from '../log.ts'
import type { CommandAnswer } from './answer.ts'

const BAR = 30

type Show = (file: string, share: number) => void

/** Draws how far an import is, on one line of standard error, where a person watches. */
function progressBar(): { readonly show: Show; readonly end: () => void } {
  if (!process.stderr.isTTY) return { show: () => {}, end: () => {} }
  let shown = ''
  return {
    show(file, share) {
      const full = Math.round(Math.min(1, share) * BAR)
      const line = `${'█'.repeat(full)}${'░'.repeat(BAR - full)} ${String(Math.round(share * 100)).padStart(3)} % ${file}`
      if (line === shown) return
      shown = line
      process.stderr.write(`\r\u001b[K${line}`)
    },
    end: () => void process.stderr.write(shown === '' ? '' : '\r\u001b[K'),
  }
}

const done = (result: unknown): CommandAnswer => ({
  exitCode: 0,
  stdout: [`${JSON.stringify(result, null, 2)}\n`],
  stderr: '',
})

/** Said of each job that the demonstration does: own facts that go there meet the sample company. */
const demonstrationNote = (dataDir: string) =>
  `The demonstration that is running answered this, from its own data in ${dataDir}. For your own facts, stop it and repeat the command.\n`

function answerOf(reply: Exclude<ControlReply, { type: 'progress' }>): CommandAnswer {
  return reply.type === 'done'
    ? done(reply.result)
    : { exitCode: reply.exitCode, stdout: [], stderr: `${reply.lines.join('\n')}\n` }
}

const WAIT_EVERY_MS = 500
/** A first import of a large company takes minutes; what holds the folder longer is no command. */
const LONGEST_WAIT_MS = 30 * 60_000

const isLocked = (error: unknown) => error instanceof UnavailableError && error.code === 'data_folder_locked'

/** Does the job here, once no other command is at work on the data folder. */
async function doInTurn(config: Config, job: Job, onProgress: Show): Promise<CommandAnswer> {
  for (let waitedMs = 0; ; waitedMs += WAIT_EVERY_MS) {
    try {
      return await doHere(config, job, onProgress)
    } catch (error) {
      if (!isLocked(error) || waitedMs >= LONGEST_WAIT_MS) throw error
      if (waitedMs === 0)
        process.stderr.write(
          `Another command is at work on ${config.dataDir}; this one waits for its turn. Ctrl+C ends the waiting.\n`,
        )
      await new Promise(turn => setTimeout(turn, WAIT_EVERY_MS))
      // What holds the folder may be a bot that was starting: it takes the job once it listens.
      const fromBot = await handToBot(config.dataDir, job, onProgress)
      if (fromBot !== null) return answerOf(fromBot)
    }
  }
}

async function doHere(config: Config, job: Job, onProgress: Show): Promise<CommandAnswer> {
  const installation = await openInstallation(config, createLog({ level: 'error' }))
  try {
    return done(
      await carryOut(installation, job, ({ file, bytesRead, bytesTotal }) =>
        onProgress(file, bytesTotal === 0 ? 1 : bytesRead / bytesTotal),
      ),
    )
  } finally {
    await installation.close()
  }
}

/** Does a job: in the running bot where it holds the embedded database, otherwise here. */
export async function jobCommand(job: Job): Promise<CommandAnswer> {
  const config = readConfig()
  const bar = progressBar()
  try {
    if (config.databaseUrl === null) {
      const fromBot = await handToBot(config.dataDir, job, bar.show)
      if (fromBot !== null) return answerOf(fromBot)
      const { dataDir } = demonstrationConfig(config)
      const fromDemonstration = await handToBot(dataDir, job, bar.show)
      if (fromDemonstration !== null) {
        const answer = answerOf(fromDemonstration)
        return { ...answer, stderr: `${answer.stderr}${demonstrationNote(dataDir)}` }
      }
    }
    return await doInTurn(config, job, bar.show)
  } finally {
    bar.end()
  }
}
