import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { listenForJobs } from '../composition/control-socket.ts'
import { jobCommand } from './job.ts'

let dataDir: string
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'plumbline-job-'))
  vi.stubEnv('DATABASE_URL', '')
  vi.stubEnv('PLUMBLINE_DATA_DIR', dataDir)
})
afterEach(() => {
  vi.unstubAllEnvs()
  rmSync(dataDir, { recursive: true, force: true })
})

/** What the command answers where a bot or the demonstration holds one of the folders. */
async function answerWith(folder: string) {
  const running = await listenForJobs(folder, async () => ({ done: true }))
  try {
    const { exitCode, stdout, stderr } = await jobCommand({ job: 'messages', isOn: true })
    return { exitCode, result: JSON.parse([...stdout].join('')) as unknown, stderr }
  } finally {
    await running.close()
  }
}

test('a job that the demonstration does says so, because own facts would meet the sample company there', async () => {
  const folder = join(dataDir, 'demonstration')
  expect(await answerWith(folder)).toEqual({
    exitCode: 0,
    result: { done: true },
    stderr: `The demonstration that is running answered this, from its own data in ${folder}. For your own facts, stop it and repeat the command.\n`,
  })
})

test('a job that the bot of the data folder does needs no words', async () => {
  expect(await answerWith(dataDir)).toEqual({ exitCode: 0, result: { done: true }, stderr: '' })
})
