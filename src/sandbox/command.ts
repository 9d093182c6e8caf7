import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { type Sandbox, startSandbox } from './sandbox.ts'
import { exampleWorkspace } from './workspace/example.ts'
import { parseWorkspaceFile, WorkspaceFileError } from './workspace/workspace-file.ts'

const defaultPort = 3300

/**
 * Starts what the flags of `npm run sandbox` ask for; `greeting` says how to connect.
 * @throws an Error whose message is one clear sentence on what to do
 */
export async function startFromFlags(argv: string[]): Promise<{ sandbox: Sandbox; greeting: string }> {
  const { values } = parseArgs({
    args: argv,
    options: { workspace: { type: 'string' }, manifest: { type: 'string' }, port: { type: 'string' } },
  })
  const port = Number(values.port ?? defaultPort)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new WorkspaceFileError(`--port takes a number from 0 to 65535, found "${values.port}"`)
  const input = values.workspace === undefined ? exampleWorkspace : await readJson(values.workspace)
  const manifest = values.manifest === undefined ? {} : { manifest: await readJson(values.manifest) }
  const workspace = parseWorkspaceFile({ ...input, ...manifest })
  const sandbox = await startSandbox({ workspace, port }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      throw new WorkspaceFileError(`Port ${port} is taken: stop what uses it, or choose another with --port.`)
    throw error
  })
  const { bot_token, app_token, signing_secret, request_url } = workspace.app
  const lines = [
    `The sandbox is open at ${sandbox.origin}`,
    '',
    'Point a Bolt app at it:',
    `  clientOptions.slackApiUrl  ${sandbox.slackApiUrl}`,
    `  token                      ${bot_token}`,
    `  appToken (Socket Mode)     ${app_token}`,
    `  signingSecret (HTTP)       ${signing_secret}`,
    ...(request_url === undefined ? [] : [`  requests go to             ${request_url}`]),
  ]
  return { sandbox, greeting: lines.join('\n') }
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
