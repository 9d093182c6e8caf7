import { startFromFlags } from './command.ts'

/** `npm run sandbox`: exit code 2 with one clear sentence where it cannot start. */
try {
  const { sandbox, greeting } = await startFromFlags(process.argv.slice(2))
  console.log(greeting)
  const stop = () => void sandbox.close().then(() => process.exit(0))
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  console.error('Usage: npm run sandbox -- [--workspace FILE] [--manifest FILE] [--port PORT]')
  process.exit(2)
}
