import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import type { Log } from '../log.ts'
import { type Sandbox, startSandbox, type WorkspaceInput } from '../sandbox/index.ts'
import { type Bot, startBot } from './bot.ts'
import { demonstrationConfig } from './demonstration-config.ts'
import { type Installation, openInstallation } from './installation.ts'
import { carryOut, importJob } from './jobs.ts'
import { asPortProblem } from './ports.ts'
import { projectFolder, sandboxTokens, workspaceOfPeople } from './sample-workspace.ts'

const SAMPLE = 'cleanme'
const SNAPSHOTS = ['2026-08-31', '2026-09-30'] as const

export interface Demonstration {
  readonly address: string
  stop(): Promise<void>
}

const asSandboxPortProblem = (error: unknown, port: number) =>
  asPortProblem(error, port, 'PLUMBLINE_SANDBOX_PORT')

/** Asked before anything is loaded: nobody should wait for the sample first and be refused then. */
async function requireFree(port: number): Promise<void> {
  const probe = createServer()
  await new Promise<void>((done, failed) => {
    probe.once('error', error => failed(asSandboxPortProblem(error, port)))
    probe.listen(port, '127.0.0.1', done)
  })
  await new Promise(done => probe.close(done))
}

async function openSandbox(workspace: WorkspaceInput, port: number, stateFile: string): Promise<Sandbox> {
  try {
    return await startSandbox({ workspace, port, stateFile })
  } catch (error) {
    throw asSandboxPortProblem(error, port)
  }
}

async function importSnapshot(installation: Installation, date: string): Promise<void> {
  const dir = join(projectFolder, 'samples', SAMPLE, date)
  const { rejects } = await importJob(
    installation,
    { job: 'import', dir, mapping: null, isDryRun: false },
    () => {},
  )
  const [first] = rejects
  if (first !== undefined)
    throw new Error(`${SAMPLE} of ${date}: ${first.file}:${first.line} was rejected: ${first.reason}`)
}

async function runAsOf(installation: Installation, asOf: string): Promise<void> {
  await carryOut(installation, { job: 'run', asOf, isDryRun: false }, () => {})
}

/**
 * The whole product on one machine without Slack: the embedded database, the sample company in its two dated
 * snapshots, the sandbox and the real bot in it. Quiet hours are off, and the messages say so.
 */
export async function startDemonstration(
  settings: Config,
  log: Log,
  say: (line: string) => void,
): Promise<Demonstration> {
  const config = demonstrationConfig(settings)
  await requireFree(config.sandboxPort)
  say('Opening the embedded database …')
  const installation = await openInstallation(config, log, true)
  let bot: Bot | null = null
  let sandbox: Sandbox | null = null
  try {
    const scored = new Set(
      (await installation.store.bulk.runs.lastCompleted(SNAPSHOTS.length)).map(run => run.asOf),
    )
    const [earlier, later] = SNAPSHOTS
    // Each step is asked for by itself, so that a first start that was interrupted is completed by the next one.
    if (scored.size === 0) {
      say(`Loading the sample company CleanMe as of ${earlier} …`)
      await importSnapshot(installation, earlier)
      await runAsOf(installation, earlier)
    }
    sandbox = await openSandbox(
      await workspaceOfPeople(installation),
      config.sandboxPort,
      join(config.dataDir, 'workspace.json'),
    )
    if (sandbox.notice !== null) say(sandbox.notice)
    bot = await startBot(
      config,
      {
        mode: 'socket',
        botToken: sandboxTokens.bot,
        appToken: sandboxTokens.app,
        apiUrl: sandbox.slackApiUrl,
      },
      async () => installation,
      log,
    )
    if (scored.has(later))
      say(`Your conversations are as you left them. Delete ${config.dataDir} to begin anew.`)
    if (!scored.has(later)) {
      say(`Loading what changed until ${later}, and running the first coaching round …`)
      await importSnapshot(installation, later)
      await runAsOf(installation, later)
    }
    await bot.askForCheckIns()
    await bot.deliver()
  } catch (error) {
    await bot?.stop()
    await sandbox?.close()
    if (bot === null) await installation.close()
    throw error
  }
  const [startedBot, startedSandbox] = [bot, sandbox]
  return {
    address: sandbox.origin,
    async stop() {
      await startedBot.stop()
      await startedSandbox.close()
    },
  }
}
