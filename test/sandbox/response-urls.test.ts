import { describe, expect, it } from 'vitest'
import { plain, withElement } from './acting.ts'
import { ana, ask, ben, sales, seen } from './support.ts'

describe('a response URL', () => {
  async function responseUrl() {
    const { sandbox, act, payloads, container } = await withElement({ type: 'button', text: plain('Go') })
    await act()
    const url = String(payloads[0]?.['response_url'])
    const respond = async (body: unknown) => {
      const response = await fetch(url, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'Content-Type': 'application/json' },
      })
      return [response.status, await response.text()] as const
    }
    return { sandbox, respond, container }
  }

  it('works five times', async () => {
    const { sandbox, respond } = await responseUrl()
    for (let use = 1; use <= 5; use += 1)
      expect(await respond({ text: `answer ${use}` })).toEqual([200, 'ok'])
    expect(await respond({ text: 'one more' })).toEqual([404, '{"ok":false,"error":"used_url"}'])
    expect(await seen(sandbox, ana, sales)).toHaveLength(6)
  })

  it('works for 30 minutes', async () => {
    const { sandbox, respond } = await responseUrl()
    await ask(sandbox, 'clock', { isStopped: true })
    await ask(sandbox, 'clock', { advanceMs: 29 * 60_000 })
    expect(await respond({ text: 'in time' })).toEqual([200, 'ok'])
    await ask(sandbox, 'clock', { advanceMs: 60_001 })
    expect(await respond({ text: 'late' })).toEqual([404, '{"ok":false,"error":"expired_url"}'])
  })

  it.each<[string, { status?: number }, number]>([
    ['reset-before', {}, 0],
    ['reset-after', {}, 1],
    ['status-before', { status: 503 }, 0],
    ['status-after', { status: 500 }, 1],
  ])('can be made to fail: %s leaves %i answers', async (kind, part, answered) => {
    const { sandbox, respond } = await responseUrl()
    await ask(sandbox, 'faults', { kind, method: 'response_url', ...part })
    if (kind.startsWith('reset')) await expect(respond({ text: 'lost' })).rejects.toThrow('fetch failed')
    else expect((await respond({ text: 'lost' }))[0]).toBe(part.status)
    expect(await seen(sandbox, ana, sales)).toHaveLength(1 + answered)
    expect(await respond({ text: 'again' })).toEqual([200, 'ok'])
  })

  it('that the sandbox did not make is refused', async () => {
    const { sandbox } = await responseUrl()
    const headers = { 'Content-Type': 'application/json' }
    const forged = await fetch(`${sandbox.origin}/response/T0SANDBOX/forged`, {
      method: 'POST',
      body: '{"text":"a"}',
      headers,
    })
    expect([forged.status, await forged.json()]).toEqual([404, { ok: false, error: 'invalid_url' }])
  })

  it('answers the one person unless in_channel', async () => {
    const { sandbox, respond } = await responseUrl()
    await respond({ text: 'for you' })
    await respond({ text: 'for all', response_type: 'in_channel' })
    expect((await seen(sandbox, ben, sales)).map(one => one.text)).toEqual(['pick', 'for all'])
    expect((await seen(sandbox, ana, sales)).map(one => one.text)).toEqual(['pick', 'for you', 'for all'])
  })

  it('replaces and deletes the message it came from', async () => {
    const { sandbox, respond, container } = await responseUrl()
    await respond({ text: 'replaced', blocks: [], replace_original: true })
    expect(await seen(sandbox, ben, sales)).toMatchObject([
      { ts: container.ts, text: 'replaced', isEdited: true, blocks: [] },
    ])
    await respond({ delete_original: true })
    expect(await seen(sandbox, ben, sales)).toEqual([])
  })

  it.each([
    ['faulty blocks', { text: 'a', blocks: [{ type: 'nothing' }] }, 'invalid_blocks'],
    ['nothing', {}, 'no_text'],
    ['a list', [], 'invalid_payload'],
  ])('refuses %s', async (_case, body, error) => {
    const { respond } = await responseUrl()
    const [status, text] = await respond(body)
    expect([status, JSON.parse(text)]).toMatchObject([400, { ok: false, error }])
  })
})
