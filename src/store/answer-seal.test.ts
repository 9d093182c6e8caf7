import { linkSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createAnswerSeal } from './answer-seal.ts'

test('a key is gone with every name that a stop while it was made has left of it', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'plumbline-seal-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  const seal = createAnswerSeal(dataDir)
  const folder = join(dataDir, 'assessment-keys')
  for (const wave of ['wave-1', 'wave-10']) await seal.seal(wave, Buffer.from('answers'))
  linkSync(join(folder, 'wave-1.key'), join(folder, 'wave-1.key.left-behind.new'))
  expect(await seal.kept()).toEqual(['wave-1', 'wave-10'])
  await seal.forget('wave-1')
  expect(readdirSync(folder)).toEqual(['wave-10.key'])
})
