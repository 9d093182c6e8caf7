import { expect, test, vi } from 'vitest'
import { createBlockSupport } from './block-support.ts'

const day = (number: number) => new Date(Date.UTC(2026, 10, number))

function support(since: Date | null) {
  let at = day(1)
  const change = vi.fn(async () => ({}) as never)
  return {
    change,
    blocks: createBlockSupport(since, { change, now: () => at }),
    later: (date: Date) => {
      at = date
    },
  }
}

test('newer blocks are tried until Slack refuses them, and the refusal is kept in the settings', async () => {
  const { blocks, change } = support(null)
  expect(blocks.wantsClassic()).toBe(false)
  await blocks.rememberRefusal()
  expect(blocks.wantsClassic()).toBe(true)
  expect(change.mock.calls).toEqual([[{ classicBlocksSince: day(1) }]])
})

test('what was refused before the process began still counts, for 30 days', () => {
  const { blocks, later } = support(day(0))
  expect(blocks.wantsClassic()).toBe(true)
  later(day(29))
  expect(blocks.wantsClassic()).toBe(true)
  later(day(30))
  expect(blocks.wantsClassic()).toBe(false)
})
