import { describe, expect, it } from 'vitest'
import { createClock, type TrafficPage } from '../../src/sandbox/index.ts'
import {
  ana,
  appDm,
  as,
  ask,
  call,
  clientOf,
  quietChannel,
  sales,
  seen,
  socketApp,
  start,
} from './support.ts'

const post = (sandbox: Awaited<ReturnType<typeof start>>, text = 'hello', options = {}) =>
  clientOf(sandbox, 'xoxb-sandbox', options).chat.postMessage({ channel: sales, text })

describe('an injected fault', () => {
  it.each([
    ['reset-before', {}, 'slack_webapi_request_error', 0],
    ['reset-after', {}, 'slack_webapi_request_error', 1],
    ['status-before', { status: 503 }, 'slack_webapi_http_error', 0],
    ['status-after', { status: 500 }, 'slack_webapi_http_error', 1],
    ['api-error', { error: 'fatal_error' }, 'slack_webapi_platform_error', 0],
    ['not-json', {}, 'slack_webapi_platform_error', 1],
    ['rate-limited', { retryAfterSeconds: 7 }, 'slack_webapi_rate_limited_error', 0],
  ])('%s %j is seen by the client as %s and leaves %i messages', async (kind, part, code, posted) => {
    const sandbox = await start()
    await ask(sandbox, 'faults', { kind, method: 'chat.postMessage', ...part })
    await expect(post(sandbox)).rejects.toMatchObject({ code })
    expect(await seen(sandbox, ana, sales)).toHaveLength(posted)
    await post(sandbox)
    expect(await seen(sandbox, ana, sales)).toHaveLength(posted + 1)
  })

  it('slow leaves a client that has given up without an answer, yet the message lands', async () => {
    const sandbox = await start()
    await ask(sandbox, 'faults', { kind: 'slow', method: 'chat.postMessage', delayMs: 3_000 })
    const patience = new AbortController()
    const posting = fetch(`${sandbox.slackApiUrl}chat.postMessage`, {
      method: 'POST',
      body: new URLSearchParams({ token: 'xoxb-sandbox', channel: sales, text: 'late' }),
      signal: patience.signal,
    })
    const isUnderWay = async () => (await ask<TrafficPage>(sandbox, 'traffic')).entries[0]?.status
    await expect.poll(isUnderWay).toBe(null)
    patience.abort()
    await expect(posting).rejects.toThrow('aborted')
    expect(await seen(sandbox, ana, sales)).toEqual([])
    await expect.poll(() => seen(sandbox, ana, sales)).toMatchObject([{ text: 'late' }])
  })

  it('hits as often as it was told to, and is named in the traffic', async () => {
    const sandbox = await start()
    await ask(sandbox, 'faults', { kind: 'status-before', method: '*', status: 500, times: 2, id: 'mine' })
    await expect(post(sandbox)).rejects.toThrow()
    expect(await ask(sandbox, 'faults')).toMatchObject([{ id: 'mine', remaining: 1 }])
    await expect(post(sandbox)).rejects.toThrow()
    expect(await ask(sandbox, 'faults')).toEqual([])
    await post(sandbox)
    const { entries } = await ask<{ entries: { fault: string | null }[] }>(sandbox, 'traffic')
    expect(entries.filter(one => one.fault !== null)).toHaveLength(2)
  })

  it('can be taken back', async () => {
    const sandbox = await start()
    await ask(sandbox, 'faults', { kind: 'not-json', method: '*', id: 'one' })
    await ask(sandbox, 'faults', { kind: 'not-json', method: '*', id: 'two' })
    expect(await ask(sandbox, 'faults/one', undefined, 'DELETE')).toMatchObject([{ id: 'two' }])
    expect(await ask(sandbox, 'faults', undefined, 'DELETE')).toEqual([])
  })

  it('for one channel leaves the others alone', async () => {
    const sandbox = await start()
    await ask(sandbox, 'faults', {
      kind: 'rate-limited',
      method: 'chat.postMessage',
      retryAfterSeconds: 1,
      channel: quietChannel,
    })
    await post(sandbox)
    expect(await ask(sandbox, 'faults')).toHaveLength(1)
  })

  it('history-lag hides what is younger than the lag', async () => {
    const clock = createClock()
    clock.stop()
    const sandbox = await start({}, clock)
    const client = clientOf(sandbox)
    await post(sandbox, 'old')
    clock.advance(10_000)
    await post(sandbox, 'young')
    await ask(sandbox, 'faults', { kind: 'history-lag', lagMs: 5_000 })
    const texts = async () =>
      (await client.conversations.history({ channel: sales })).messages?.map(one => one.text)
    expect(await texts()).toEqual(['old'])
    expect(await texts()).toEqual(['young', 'old'])
  })
})

describe('an event', () => {
  async function listening() {
    const sandbox = await start()
    const app = socketApp(sandbox)
    const ids: string[] = []
    app.event('app_home_opened', async ({ body }) => {
      ids.push(body.event_id)
    })
    await app.start()
    const open = () => ask(sandbox, `${as(ana)}/home`, { tab: 'home' })
    return { sandbox, ids, open }
  }

  it('can come twice under one id', async () => {
    const { sandbox, ids, open } = await listening()
    await ask(sandbox, 'faults', { kind: 'duplicate-event', event: 'app_home_opened', copies: 1 })
    await open()
    await expect.poll(() => ids.length).toBe(2)
    expect(new Set(ids).size).toBe(1)
  })

  it('can come late, and after one that was sent later', async () => {
    const { sandbox, ids, open } = await listening()
    await ask(sandbox, 'faults', { kind: 'late-event', event: 'app_home_opened', delayMs: 3_000_000 })
    await open()
    await open()
    await expect.poll(() => ids.length).toBe(1)
    await ask(sandbox, 'clock', { advanceMs: 3_000_000 })
    await expect.poll(() => ids.length).toBe(2)
    expect((ids[0] ?? '') > (ids[1] ?? '')).toBe(true)
  })

  it('can be lost', async () => {
    const { sandbox, ids, open } = await listening()
    await ask(sandbox, 'faults', { kind: 'lost-event', event: 'app_home_opened' })
    await open()
    await open()
    await expect.poll(() => ids.length).toBe(1)
  })
})

describe('a limit that is enforced', () => {
  async function limited(limits = {}) {
    const clock = createClock()
    clock.stop()
    const sandbox = await start({ limits: { is_enforced: true, ...limits } }, clock)
    const calls = async (count: number, method: string, args: object) => {
      const codes: unknown[] = []
      for (let n = 0; n < count; n += 1) codes.push((await call(sandbox, method, args))['error'] ?? 'ok')
      return codes.filter(code => code === 'ok').length
    }
    return { sandbox, clock, calls }
  }

  it('counts a conversation once, by whichever of its names it is asked for', async () => {
    const clock = createClock(Date.UTC(2026, 0, 15))
    clock.stop()
    const sandbox = await start({ limits: {} }, clock)
    const dm = await appDm(sandbox, ana)
    const refused = async (names: string[]) => {
      const errors: unknown[] = []
      for (const channel of names)
        errors.push((await call(sandbox, 'chat.postMessage', { channel, text: 'a' }))['error'])
      return errors.filter(error => error === 'ratelimited').length
    }
    expect(await refused([sales, '#sales', 'sales', sales, '#sales', 'sales'])).toBe(1)
    expect(await refused([dm, ana, dm, ana, dm, ana])).toBe(1)
  })

  it('lets one message a second into a channel, after a burst, and says how long to wait', async () => {
    const { sandbox, clock, calls } = await limited()
    const toSales = { channel: sales, text: 'a' }
    expect(await calls(8, 'chat.postMessage', toSales)).toBe(5)
    expect(await calls(1, 'chat.postMessage', { channel: ana, text: 'a' })).toBe(1)
    await expect(post(sandbox)).rejects.toMatchObject({
      code: 'slack_webapi_rate_limited_error',
      retryAfter: 1,
    })
    clock.advance(1_000)
    expect(await calls(2, 'chat.postMessage', toSales)).toBe(1)
  })

  it('caps the posts of the whole workspace', async () => {
    const { clock, calls } = await limited({
      workspace_posts_per_minute: 60,
      channel_posts_per_second: 1_000,
      channel_post_burst: 1_000,
    })
    expect(await calls(10, 'chat.postMessage', { channel: sales, text: 'a' })).toBe(6)
    clock.advance(10_000)
    expect(await calls(20, 'chat.postMessage', { channel: ana, text: 'a' })).toBe(6)
  })

  it.each([
    ['users.list', {}, 20],
    ['conversations.history', { channel: sales }, 50],
    ['users.info', { user: ana }, 100],
  ])(
    '%s: the calls a minute of its tier, with a burst of half as many more',
    async (method, args, perMinute) => {
      const { clock, calls } = await limited()
      expect(await calls(perMinute * 2, method, args)).toBe(perMinute * 1.5)
      clock.advance(60_000)
      expect(await calls(perMinute * 2, method, args)).toBe(perMinute)
    },
  )

  it('can be one history call a minute, as for new apps that are sold', async () => {
    const { calls } = await limited({ history_per_minute: 1 })
    expect(await calls(5, 'conversations.history', { channel: sales })).toBe(2)
  })

  it('can be switched off while it runs', async () => {
    const { sandbox, calls } = await limited()
    await ask(sandbox, 'limits', { isEnforced: false })
    expect(await calls(20, 'chat.postMessage', { channel: sales, text: 'a' })).toBe(20)
  })
})

describe('the clock', () => {
  it("is the sandbox's own: it can be set, stopped and advanced", async () => {
    const sandbox = await start()
    await ask(sandbox, 'clock', { isStopped: true })
    await ask(sandbox, 'clock', { set: 1_790_000_000_000 })
    expect(await ask(sandbox, 'clock', { advanceMs: 500 })).toEqual({
      now: 1_790_000_000_500,
      isStopped: true,
      skewSeconds: 0,
    })
    const { ts } = await post(sandbox)
    expect(ts).toBe('1790000000.500000')
  })

  it('set back still gives later messages later timestamps', async () => {
    const sandbox = await start()
    const first = await post(sandbox)
    await ask(sandbox, 'clock', { set: 1_000_000_000_000 })
    const second = await post(sandbox)
    expect((second.ts ?? '') > (first.ts ?? '')).toBe(true)
  })
})

describe('unread messages', () => {
  it('are counted until they are read', async () => {
    const sandbox = await start()
    const dm = await appDm(sandbox, ana)
    for (let n = 0; n < 3; n += 1) await clientOf(sandbox).chat.postMessage({ channel: dm, text: 'a' })
    const unread = async () => {
      const list = await ask<{ id: string; unreadCount: number }[]>(sandbox, `${as(ana)}/conversations`)
      return list.find(one => one.id === dm)?.unreadCount
    }
    expect(await unread()).toBe(3)
    await ask(sandbox, `${as(ana)}/conversations/${dm}/read`, {})
    expect(await unread()).toBe(0)
  })
})
