import { describe, expect, test } from 'vitest'
import {
  afterLookup,
  afterPost,
  LEASE_MS,
  mayReadLater,
  POST_BEGINS_WITHIN_MS,
  POST_TIMEOUT_MS,
} from './outcome.ts'

describe('what follows from an attempt to post', () => {
  test('an accepted message is sent', () => {
    expect(afterPost({ kind: 'accepted', channel: 'D1', ts: '1.2' }, 1)).toEqual({
      step: 'mark_sent',
      channel: 'D1',
      ts: '1.2',
    })
  })

  test('a lost answer is looked up, never posted again at once', () => {
    expect(afterPost({ kind: 'ambiguous', why: 'connection reset' }, 1).step).toBe('look_up')
  })

  test.each(['internal_error', 'fatal_error', 'request_timeout'])(
    '%s may have done it after all, so it is looked up',
    code => {
      expect(afterPost({ kind: 'refused', code }, 1).step).toBe('look_up')
    },
  )

  test('Slack’s own waiting time counts', () => {
    expect(afterPost({ kind: 'rate_limited', retryAfterSeconds: 30 }, 1)).toMatchObject({
      step: 'retry',
      afterMs: 30_000,
    })
  })

  test('what something between said is no word of Slack’s', () => {
    expect(afterPost({ kind: 'refused', code: 'http_407' }, 1).step).toBe('retry')
  })

  test('a final no ends with its code', () => {
    expect(afterPost({ kind: 'refused', code: 'channel_not_found' }, 1)).toEqual({
      step: 'mark_dead',
      reason: 'Slack refused the message: channel_not_found',
    })
  })

  test('a passing no is tried again, later each time, and not for ever', () => {
    const waits = [1, 2, 3].map(attempts =>
      afterPost({ kind: 'refused', code: 'service_unavailable' }, attempts),
    )
    expect(waits.map(next => (next.step === 'retry' ? next.afterMs : null))).toEqual([2_000, 4_000, 8_000])
    expect(afterPost({ kind: 'refused', code: 'service_unavailable' }, 300).step).toBe('mark_dead')
  })
})

describe('what follows from looking for an earlier attempt', () => {
  test.each([
    [{ kind: 'found', channel: 'D1', ts: '1.2' } as const, 'mark_sent'],
    [{ kind: 'absent' } as const, 'post'],
    [{ kind: 'unavailable', why: 'timeout' } as const, 'retry'],
    [{ kind: 'unreadable', why: 'missing_scope' } as const, 'mark_unknown'],
  ])('%o', (result, step) => {
    expect(afterLookup(result).step).toBe(step)
  })
})

test('a post that begins in time ends within its lease, and a dead instance is missed for less than 30 s', () => {
  expect(POST_BEGINS_WITHIN_MS + POST_TIMEOUT_MS).toBeLessThan(LEASE_MS)
  expect(LEASE_MS).toBeLessThan(30_000)
})

test.each([
  ['internal_error', true],
  ['http_503', true],
  ['token_revoked', true],
  ['missing_scope', false],
  ['channel_not_found', false],
])('history that answers %s can be read later: %s', (code, expected) => {
  expect(mayReadLater(code)).toBe(expected)
})
