import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { listenForJobs } from '../composition/control-socket.ts'
import { holdDataFolder } from '../store/embedded/hold-data-folder.ts'
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

test('a job waits for its turn while another command is at work on the data folder, and says so', async () => {
  const said: string[] = []
  const write = vi.spyOn(process.stderr, 'write').mockImplementation(text => said.push(String(text)) > 0)
  const other = holdDataFolder(dataDir)
  const answer = jobCommand({ job: 'messages', isOn: false })
  await expect.poll(() => said.join('')).toContain('this one waits for its turn')
  other.release()
  expect((await answer).exitCode).toBe(0)
  expect(said.filter(text => text.includes('waits for its turn'))).toHaveLength(1)
  write.mockRestore()
}, 60_000)
