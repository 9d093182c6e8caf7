import nock from 'nock'
import { pino } from 'pino'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { takesNewerBlocks } from '../../test/support/block-support.ts'
import { bulkClient } from './clients.ts'
import { createMessenger } from './messenger.ts'

const content = {
  type: 'nudges',
  items: [
    {
      nudgeId: 'N-1',
      accountId: 'A-1',
      words: {
        headline: 'Lakeside moved',
        evidence: ['n 9'],
        play: 'Meet them',
        action: { label: 'Open coverage', kind: 'open_coverage' },
      },
    },
  ],
  more: 0,
  snoozeDays: [1],
  notice: null,
}
const since = new Date('2026-09-30T08:00:00Z')
const message = { key: 'key-1', content, mayBegin: () => true }

const slack = () => nock('https://slack.com')
const messenger = (support = takesNewerBlocks()) =>
  createMessenger({ client: bulkClient('xoxb-1', null, 1_000, pino({ level: 'silent' })), support })
const opens = () =>
  slack()
    .post('/api/conversations.open')
    .reply(200, { ok: true, channel: { id: 'D-1' } })
const posts = () => slack().post('/api/chat.postMessage')
const history = () => slack().post('/api/conversations.history')
const own = { ts: '2.2', metadata: { event_type: 'plumbline_message', event_payload: { key: 'key-1' } } }

beforeEach(() => nock.disableNetConnect())
afterEach(() => {
  nock.cleanAll()
  nock.enableNetConnect()
})

test('a message goes to the direct message, carrying nothing but its key as metadata', async () => {
  opens()
  let body = new URLSearchParams()
  posts().reply(200, (_uri, sent) => {
    body = new URLSearchParams(sent as Record<string, string>)
    return { ok: true, channel: 'D-1', ts: '1.1' }
  })
  expect(await messenger().postDirect('U-1', message)).toEqual({
    kind: 'accepted',
    channel: 'D-1',
    ts: '1.1',
  })
  expect(JSON.parse(body.get('metadata') ?? '')).toEqual({
    event_type: 'plumbline_message',
    event_payload: { key: 'key-1' },
  })
  expect([body.get('channel'), body.get('unfurl_links')]).toEqual(['D-1', 'false'])
})

test('nothing is posted where the lease has too little left once the conversation is open', async () => {
  opens()
  expect(await messenger().postDirect('U-1', { ...message, mayBegin: () => false })).toEqual({
    kind: 'not_begun',
  })
})

const digest = {
  type: 'manager-digest',
  digest: {
    asOf: '2026-09-30',
    modelVersion: 'default-1',
    team: 1,
    accounts: 1,
    conversations: [],
    movements: { lines: [{ accountId: null, text: 'Lakeside moved' }], more: 0 },
    exceptions: { lines: [], more: 0 },
    growth: {
      currency: 'USD',
      priorFrom: '2024-10-01',
      priorUntil: '2025-09-01',
      currentFrom: '2025-10-01',
      currentUntil: '2026-09-01',
      start: 100,
      end: 90,
      lost: 10,
      decline: 0,
      expansion: 0,
      crossSell: 0,
      reactivated: 0,
      new: 0,
      counts: null,
    },
  },
  notice: null,
}

describe('a message with a chart, where the workspace takes none', () => {
  const refuses = () => posts().reply(200, { ok: false, error: 'invalid_blocks' })

  test('is posted in classic blocks, and the next one at once', async () => {
    const support = takesNewerBlocks()
    const bodies: string[] = []
    const takes = () =>
      posts().reply(200, (_uri, sent) => {
        bodies.push(new URLSearchParams(sent as Record<string, string>).get('blocks') ?? '')
        return { ok: true, channel: 'D-1', ts: '1.1' }
      })
    opens()
    refuses()
    takes()
    const accepted = { kind: 'accepted', channel: 'D-1', ts: '1.1' }
    const sender = messenger(support)
    expect(await sender.postDirect('U-1', { ...message, content: digest })).toEqual(accepted)
    takes()
    expect(await sender.postDirect('U-1', { ...message, content: digest })).toEqual(accepted)
    expect(bodies).toHaveLength(2)
    for (const blocks of bodies) {
      expect(blocks).not.toContain('data_visualization')
      expect(blocks).toContain('█')
    }
  })

  test('waits for another turn where the refusal came too late', async () => {
    opens()
    refuses()
    let asked = 0
    const mayBegin = () => {
      asked += 1
      return asked === 1
    }
    expect(await messenger().postDirect('U-1', { ...message, content: digest, mayBegin })).toEqual({
      kind: 'not_begun',
    })
  })
})

describe('what became of a post is a value; the client repeats nothing', () => {
  const outcomes: readonly [string, (to: nock.Interceptor) => unknown, object][] = [
    [
      'slow down: Slack’s own figure',
      to => to.reply(429, '', { 'retry-after': '7' }),
      { kind: 'rate_limited', retryAfterSeconds: 7 },
    ],
    [
      'a no: its code',
      to => to.reply(200, { ok: false, error: 'channel_not_found' }),
      { kind: 'refused', code: 'channel_not_found' },
    ],
    ['a 500: the message may have landed', to => to.reply(500, 'oops'), { kind: 'ambiguous' }],
    ['a 503', to => to.reply(503, 'oops'), { kind: 'ambiguous' }],
    [
      'a page instead of an answer: the message may have landed',
      to => to.reply(200, '<html>Slack is down</html>'),
      { kind: 'ambiguous' },
    ],
    ['a 408: it may have been passed on', to => to.reply(408, 'late'), { kind: 'ambiguous' }],
    ['a 404 of a proxy: it did not land', to => to.reply(404, 'gone'), { kind: 'refused', code: 'http_404' }],
    [
      'a connection that broke',
      to => to.replyWithError(Object.assign(new Error('reset'), { code: 'ECONNRESET' })),
      { kind: 'ambiguous' },
    ],
    [
      'an answer that never came',
      to => to.delayConnection(3_000).reply(200, { ok: true, ts: '1.1' }),
      { kind: 'ambiguous' },
    ],
    ['an answer without a timestamp', to => to.reply(200, { ok: true }), { kind: 'ambiguous' }],
  ]
  test.each(outcomes)('%s', async (_title, answer, expected) => {
    opens()
    answer(posts())
    // A second call would be answered here, and be missing from what is pending.
    posts().reply(200, { ok: true, channel: 'D-1', ts: '9.9' })
    expect(await messenger().postDirect('U-1', message)).toMatchObject(expected)
    expect(nock.pendingMocks()).toHaveLength(1)
  })

  test('content of another release is refused, before anything is sent', async () => {
    expect(await messenger().postDirect('U-1', { ...message, content: { type: 'digest' } })).toEqual({
      kind: 'refused',
      code: 'content_unreadable',
    })
  })
})

describe('where the conversation can’t be opened nothing was posted, so it is safe to try again', () => {
  test.each([
    [
      'a 500',
      (to: nock.Interceptor) => to.reply(500, 'oops'),
      { kind: 'refused', code: 'service_unavailable' },
    ],
    [
      'slow down',
      (to: nock.Interceptor) => to.reply(429, '', { 'retry-after': '3' }),
      { kind: 'rate_limited', retryAfterSeconds: 3 },
    ],
    [
      'a no',
      (to: nock.Interceptor) => to.reply(200, { ok: false, error: 'user_not_found' }),
      { kind: 'refused', code: 'user_not_found' },
    ],
  ])('%s', async (_title, answer, expected) => {
    answer(slack().post('/api/conversations.open'))
    expect(await messenger().postDirect('U-1', message)).toEqual(expected)
  })
})

describe('a message whose answer was lost is found by its key', () => {
  test('a reset after Slack took it: ambiguous, then found', async () => {
    opens()
    posts().replyWithError(Object.assign(new Error('reset'), { code: 'ECONNRESET' }))
    history().reply(200, { ok: true, messages: [{ ts: '3.3' }, own] })
    const one = messenger()
    expect(await one.postDirect('U-1', message)).toMatchObject({ kind: 'ambiguous' })
    expect(await one.findDirect('U-1', 'key-1', since)).toEqual({ kind: 'found', channel: 'D-1', ts: '2.2' })
  })

  test('on a later page of the history', async () => {
    opens()
    history().reply(200, { ok: true, messages: [], response_metadata: { next_cursor: 'next' } })
    history().reply(200, { ok: true, messages: [own] })
    expect(await messenger().findDirect('U-1', 'key-1', since)).toMatchObject({ kind: 'found' })
  })

  test('absent: another key, or the same words from another app, are not it', async () => {
    opens()
    history().reply(200, {
      ok: true,
      messages: [
        { ts: '1.1', metadata: { event_type: 'plumbline_message', event_payload: { key: 'key-2' } } },
        { ts: '1.2', metadata: { event_type: 'other', event_payload: { key: 'key-1' } } },
      ],
    })
    expect(await messenger().findDirect('U-1', 'key-1', since)).toEqual({ kind: 'absent' })
  })

  test.each([
    [
      'not readable at all',
      (to: nock.Interceptor) => to.reply(200, { ok: false, error: 'missing_scope' }),
      { kind: 'unreadable', why: 'missing_scope' },
    ],
    [
      'not now: slow down',
      (to: nock.Interceptor) => to.reply(429, '', { 'retry-after': '3' }),
      { kind: 'unavailable', why: 'rate_limited' },
    ],
    [
      'not now: a 500',
      (to: nock.Interceptor) => to.reply(500, 'oops'),
      { kind: 'unavailable', why: 'ambiguous' },
    ],
  ])('%s', async (_title, answer, expected) => {
    opens()
    answer(history())
    expect(await messenger().findDirect('U-1', 'key-1', since)).toEqual(expected)
  })
})

describe('an edit', () => {
  const update = () => slack().post('/api/chat.update')
  const edited = () => messenger().updateDirect('D-1', '1.1', content)

  test('replaces the words in place, without sending anything', async () => {
    let body = new URLSearchParams()
    update().reply(200, (_uri, sent) => {
      body = new URLSearchParams(sent as Record<string, string>)
      return { ok: true }
    })
    expect(await edited()).toBe('done')
    expect([body.get('channel'), body.get('ts')]).toEqual(['D-1', '1.1'])
    expect(body.get('blocks')).toContain('Lakeside moved')
  })

  test.each([
    ['a deleted message', 'message_not_found', 'gone'],
    ['a message that is too old to be edited', 'edit_window_closed', 'gone'],
    ['a fault of Slack', 'internal_error', 'later'],
    ['a revoked token: somebody mends it', 'token_revoked', 'later'],
  ] as const)('of %s is %s: %s', async (_title, error, expected) => {
    update().reply(200, { ok: false, error })
    expect(await edited()).toBe(expected)
  })

  test('that is asked to slow down is made later; words that nobody can read are never sent', async () => {
    update().reply(429, '', { 'retry-after': '5' })
    expect(await edited()).toBe('later')
    expect(await messenger().updateDirect('D-1', '1.1', { type: 'other' })).toBe('gone')
  })
})
