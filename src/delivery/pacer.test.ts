import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { createPacer } from './pacer.ts'

/** A workspace that allows so many a second, with a burst of six seconds; a clock that only this test moves. */
function workspace(allowedPerSecond: number) {
  const capacity = allowedPerSecond * 6
  let tokens = capacity
  let filledAt = 0
  return (at: number): number | null => {
    tokens = Math.min(capacity, tokens + ((at - filledAt) / 1_000) * allowedPerSecond)
    filledAt = at
    if (tokens >= 1) {
      tokens -= 1
      return null
    }
    return Math.max(1_000, Math.ceil((1 - tokens) / allowedPerSecond) * 1_000)
  }
}

/** Sends `count` messages, each to a channel of its own or to `channelOf`, as fast as the pacer lets it. */
function broadcast(
  pacer: ReturnType<typeof createPacer>,
  slack: (at: number) => number | null,
  { count, from, channelOf = String }: { count: number; from: number; channelOf?: (index: number) => string },
) {
  let at = from
  let refusals = 0
  for (let sent = 0; sent < count; ) {
    const waitMs = pacer.take(channelOf(sent), at)
    at += waitMs
    if (waitMs > 0) continue
    const retryAfterMs = slack(at)
    if (retryAfterMs === null) {
      pacer.accepted(at)
      sent += 1
    } else {
      pacer.refused(channelOf(sent), retryAfterMs, at)
      refusals += 1
    }
    at += 1
  }
  return { endedAt: at, refusals }
}

describe('the pace of messages', () => {
  test('one a second and channel, whatever the workspace allows', () => {
    const pacer = createPacer()
    expect([pacer.take('C1', 0), pacer.take('C1', 400), pacer.take('C1', 1_000)]).toEqual([0, 600, 0])
  })

  test('it begins with five a second over all channels', () => {
    const { endedAt } = broadcast(createPacer(), () => null, { count: 15, from: 1_000 })
    expect(endedAt - 1_000).toBeGreaterThanOrEqual(2_400)
  })

  test('a refusal stops every channel until Slack’s own time is over', () => {
    const pacer = createPacer()
    pacer.take('C1', 10_000)
    pacer.refused('C1', 3_000, 10_050)
    expect([pacer.take('C2', 10_100), pacer.take('C2', 13_050)]).toEqual([2_950, 0])
  })

  test('a refusal right after another message to the channel stops that channel alone', () => {
    const pacer = createPacer()
    pacer.take('C1', 10_000)
    pacer.accepted(10_010)
    pacer.take('C1', 11_000)
    pacer.refused('C1', 30_000, 11_010)
    expect([pacer.take('C2', 11_300), pacer.take('C1', 12_100)]).toEqual([0, 28_910])
    expect(pacer.postsPerSecond()).toBe(5)
  })

  test('messages refused together count once', () => {
    const pacer = createPacer()
    for (const channel of ['C1', 'C2', 'C3']) pacer.take(channel, 10_000)
    for (const channel of ['C1', 'C2', 'C3']) pacer.refused(channel, 1_000, 10_100)
    expect(pacer.postsPerSecond()).toBe(3.5)
  })

  test('a storm of refusals never brings it below one a second', () => {
    const pacer = createPacer()
    for (let storm = 0; storm < 20; storm += 1) {
      pacer.take('C1', storm * 10_000)
      pacer.refused('C1', 1_000, storm * 10_000)
    }
    expect(pacer.postsPerSecond()).toBe(1)
  })

  test.prop([fc.double({ min: 3, max: 60, noNaN: true })], { seed: 20_261_121, numRuns: 200 })(
    'where the workspace allows “several hundred a minute”, whatever that is, it is learned: then nothing is refused, and no more than a tenth is lost',
    allowed => {
      const pacer = createPacer()
      const slack = workspace(allowed)
      const learned = broadcast(pacer, slack, { count: Math.ceil(allowed * 90) + 300, from: 1_000 })
      const count = Math.ceil(allowed * 60)
      const measured = broadcast(pacer, slack, { count, from: learned.endedAt })
      expect(measured.refusals).toBe(0)
      expect(measured.endedAt - learned.endedAt).toBeLessThanOrEqual(1.1 * ((count / allowed) * 1_000))
    },
  )
})
