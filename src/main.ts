import { explainFault } from './composition/faults.ts'
import { readConfig } from './config.ts'
import { createLog } from './log.ts'

interface Running {
  stop(): Promise<void>
}

const say = (line: string) => void process.stdout.write(`${line}\n`)

async function start(): Promise<Running> {
  const config = readConfig()
  if (config.slack === null) {
    // The demonstration's reader is a person at a terminal: only what goes wrong is logged there.
    const log = createLog({ level: config.logLevel === 'info' ? 'warn' : config.logLevel })
    const { startDemonstration } = await import('./composition/demonstration.ts')
    const demonstration = await startDemonstration(config, log, say)
    say('')
    say(`Plumbline is running as a demonstration. Open ${demonstration.address}`)
    say('Nothing leaves this computer. Quiet hours are off here. Press Ctrl+C to stop.')
    return demonstration
  }
  const log = createLog({ level: config.logLevel })
  const { startOwnBot } = await import('./composition/bot.ts')
  const bot = await startOwnBot(config, config.slack, log)
  log.info({ mode: config.slack.mode }, 'Plumbline is running')
  return bot
}

function exitOn(signals: readonly NodeJS.Signals[], running: Running): void {
  let isStopping = false
  for (const signal of signals) {
    process.on(signal, () => {
      if (isStopping) process.exit(1)
      isStopping = true
      running.stop().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    })
  }
}

start().then(
  running => exitOn(['SIGINT', 'SIGTERM'], running),
  (error: unknown) => {
    const { exitCode, lines } = explainFault(error)
    process.stderr.write(`${lines.join('\n')}\n`)
    process.exit(exitCode)
  },
)
