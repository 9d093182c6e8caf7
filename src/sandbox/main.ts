import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { startSandbox } from './sandbox.ts'
import { exampleWorkspace } from './workspace/example.ts'
import { WorkspaceFileError, type WorkspaceInput } from './workspace/workspace-file.ts'

const usage = 'npm run sandbox -- [--workspace FILE] [--manifest FILE] [--port PORT]'

/** The command: exit code 2 with one clear sentence where it cannot start. */
async function main(argv: string[]): Promise<void> {
  const { values } = parseArgs({
    args: argv,
    options: { workspace: { type: 'string' }, manifest: { type: 'string' }, port: { type: 'string' } },
  })
  const port = Number(values.port ?? 3300)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new WorkspaceFileError(`--port: found ${values.port}`)
  const workspace = values.workspace === undefined ? exampleWorkspace : await readJson(values.workspace)
  const manifest = values.manifest === undefined ? {} : { manifest: await readJson(values.manifest) }
  const sandbox = await startSandbox({ workspace: { ...workspace, ...manifest } as WorkspaceInput, port })
  const tokens = workspace as { app?: { bot_token?: string; app_token?: string } }
  console.log(
    [
      `The sandbox is open at ${sandbox.origin}`,
      '',
      'Point a Bolt app at it:',
      `  clientOptions.slackApiUrl  ${sandbox.slackApiUrl}`,
      `  bot token                  ${tokens.app?.bot_token ?? 'xoxb-sandbox'}`,
      `  app token (Socket Mode)    ${tokens.app?.app_token ?? 'xapp-sandbox'}`,
    ].join('\n'),
  )
  const stop = () => void sandbox.close().then(() => process.exit(0))
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
}

async function readJson(path: string): Promise<object> {
  const text = await readFile(path, 'utf8').catch(() => {
    throw new WorkspaceFileError(`Cannot read ${path}: is the path right?`)
  })
  try {
    return JSON.parse(text) as object
  } catch (error) {
    throw new WorkspaceFileError(`${path} is not JSON: ${error instanceof Error ? error.message : ''}`)
  }
}

function explain(error: unknown, port: string): string {
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    return `Port ${port} is taken: choose another one with --port.`
  return error instanceof Error ? error.message : String(error)
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(explain(error, process.argv.join(' ')))
  console.error(usage)
  process.exit(2)
})
