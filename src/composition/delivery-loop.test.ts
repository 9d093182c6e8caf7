import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { startDeliveryLoop } from './delivery-loop.ts'

const start = new Date('2026-11-20T09:00:00Z')
beforeEach(() => void vi.useFakeTimers({ now: start }))
afterEach(() => void vi.useRealTimers())

/** Each call of `deliver` is noted with the milliseconds since the start. */
function looped(next: () => number | null, deliver: () => Promise<number> = async () => 0) {
  const turns: number[] = []
  const failures: unknown[] = []
  const sinceStart = () => Date.now() - start.getTime()
  const loop = startDeliveryLoop({
    deliver: () => {
      turns.push(sinceStart())
      return deliver()
    },
    nextDueAt: async () => {
      const due = next()
      return due === null ? null : new Date(start.getTime() + due)
    },
    now: () => new Date(),
    onFailure: error => failures.push(error),
  })
  return { loop, turns, failures }
}

describe('the loop that delivers', () => {
  test('wakes at the instant at which the next message is due', async () => {
    const { loop, turns } = looped(() => (Date.now() < start.getTime() + 1_234 ? 1_234 : null))
    await vi.advanceTimersByTimeAsync(2_000)
    expect(turns).toEqual([0, 1_234])
    await loop.stop()
  })

  test('looks every five seconds for messages of other processes', async () => {
    const { loop, turns } = looped(() => 60_000)
    await vi.advanceTimersByTimeAsync(11_000)
    expect(turns).toEqual([0, 5_000, 10_000])
    await loop.stop()
  })

  test('looks more and more rarely where what is due can’t be sent', async () => {
    const { loop, turns } = looped(() => -1_000)
    await vi.advanceTimersByTimeAsync(4_000)
    expect(turns).toEqual([0, 100, 300, 700, 1_500, 3_100])
    await loop.stop()
  })

  test('goes on at once while there is something to send', async () => {
    let left = 3
    const { loop, turns } = looped(
      () => (left > 0 ? -1 : null),
      async () => {
        left -= 1
        return 1
      },
    )
    await vi.advanceTimersByTimeAsync(10)
    expect(turns).toHaveLength(3)
    await loop.stop()
  })

  test('a wake during a turn is followed by another turn', async () => {
    const { loop, turns } = looped(
      () => null,
      () => new Promise(resolve => setTimeout(() => resolve(1), 200)),
    )
    await vi.advanceTimersByTimeAsync(100)
    loop.wake()
    expect(turns).toHaveLength(1)
    await vi.advanceTimersByTimeAsync(150)
    expect(turns).toHaveLength(2)
    await vi.advanceTimersByTimeAsync(2_000)
    expect(turns).toHaveLength(2)
    loop.wake()
    expect(turns).toHaveLength(3)
    await vi.advanceTimersByTimeAsync(200)
    await loop.stop()
  })

  test('a failure is told and does not end it', async () => {
    const { loop, turns, failures } = looped(
      () => null,
      async () => {
        throw new Error('the database is down')
      },
    )
    await vi.advanceTimersByTimeAsync(5_000)
    expect(turns).toEqual([0, 5_000])
    expect(failures).toHaveLength(2)
    await loop.stop()
  })

  test('stopping waits for the turn that is under way, and no other follows', async () => {
    let isDone = false
    const { loop, turns } = looped(
      () => -1,
      async () => {
        await new Promise(resolve => setTimeout(resolve, 200))
        isDone = true
        return 1
      },
    )
    await vi.advanceTimersByTimeAsync(100)
    const stopped = loop.stop()
    await vi.advanceTimersByTimeAsync(100)
    await stopped
    expect(isDone).toBe(true)
    await vi.advanceTimersByTimeAsync(20_000)
    expect(turns).toEqual([0])
  })
})
