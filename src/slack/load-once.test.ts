import { expect, test } from 'vitest'
import { loadOnce } from './load-once.ts'

test('a failure is told and not kept: the next one to ask tries again, and what was loaded stays', async () => {
  const told: unknown[] = []
  const broken = new Error('the file could not be read')
  let calls = 0
  const load = loadOnce(
    async () => {
      calls += 1
      if (calls === 1) throw broken
      return calls
    },
    error => void told.push(error),
  )
  const both = [load(), load()]
  for (const each of both) await expect(each).rejects.toBe(broken)
  expect(told).toEqual([broken])
  expect([await load(), await load()]).toEqual([2, 2])
  expect(told).toHaveLength(1)
})
