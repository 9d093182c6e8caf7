import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { startFromFlags } from '../../src/sandbox/command.ts'
import { closeLater, start } from './support.ts'

const command = fileURLToPath(new URL('../../src/sandbox/main.ts', import.meta.url))

/** The command as a process: its output until `until` or its end. */
function run(until: string, ...args: string[]): Promise<{ output: string; exitCode: number | null }> {
  const child = spawn(process.execPath, ['--import', 'tsx', command, ...args])
  closeLater(() => child.kill())
  return new Promise(resolve => {
    let output = ''
    const hear = (chunk: Buffer) => {
      output += chunk
      if (output.includes(until)) resolve({ output, exitCode: null })
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.on('close', exitCode => resolve({ output, exitCode }))
  })
}

async function fileWith(text: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'workspace-'))
  closeLater(() => rm(folder, { recursive: true }))
  const path = join(folder, 'workspace.json')
  await writeFile(path, text)
  return path
}

describe('npm run sandbox', () => {
  it('opens an example without a workspace file, and says where', async () => {
    const { output } = await run('signingSecret', '--port', '0')
    expect(output).toMatch(/^The sandbox is open at http:\/\/127\.0\.0\.1:\d+$/m)
  })

  it('ends with exit code 2 and no stack where it cannot start', async () => {
    const { output, exitCode } = await run('\0', '--workspace', '/nowhere/workspace.json')
    expect([exitCode, output.split('\n')]).toEqual([
      2,
      [
        'Cannot read /nowhere/workspace.json: is the path right?',
        'Usage: npm run sandbox -- [--workspace FILE] [--manifest FILE] [--port PORT]',
        '',
      ],
    ])
  })

  it('opens a workspace file and says how to connect', async () => {
    const people = [{ name: 'ana', real_name: 'Ana' }]
    const path = await fileWith(JSON.stringify({ people, app: { bot_token: 'xoxb-mine' } }))
    const { sandbox, greeting } = await startFromFlags(['--workspace', path, '--port', '0'])
    closeLater(sandbox.close)
    expect(greeting).toContain(sandbox.slackApiUrl)
    expect(greeting).toContain('xoxb-mine')
    const answer = await fetch(`${sandbox.origin}/sandbox/api/workspace`)
    expect(await answer.json()).toMatchObject({ people: [{ name: 'Ana' }, { isBot: true }] })
  })

  it.each([
    ['a file that is not JSON', async () => ['--workspace', await fileWith('people: []')], 'is not JSON'],
    ['a file with faults', async () => ['--workspace', await fileWith('{"people":[]}')], 'people: Too small'],
    ['a port that is none', async () => ['--port', 'http'], '--port takes a number'],
    ['an unknown flag', async () => ['--colour'], '--colour'],
    ['a port that is taken', async () => ['--port', String((await start()).port)], 'is taken'],
  ])('says in one sentence what is wrong with %s', async (_case, args, words) => {
    await expect(startFromFlags(await args())).rejects.toThrow(words)
  })
})
