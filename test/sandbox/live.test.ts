import { describe, expect, it } from 'vitest'
import type { MessageView } from '../../src/sandbox/index.ts'
import { ana, appDm, as, ask, ben, clientOf, sales, start } from './support.ts'

describe('what a person types', () => {
  it.each([
    ['a < b && c > d', 'a &lt; b &amp;&amp; c &gt; d'],
    ['hi @ben', `hi <@${ben}>`],
    ['hi @nobody', 'hi @nobody'],
    ['<script>alert(1)</script>', '&lt;script&gt;alert(1)&lt;/script&gt;'],
    [`see <#${sales}>`, `see <#${sales}>`],
    ['<!channel>', '&lt;!channel&gt;'],
  ])('%s is kept as %s', async (typed, kept) => {
    const sandbox = await start()
    const { messages } = await ask<{ messages: MessageView[] }>(sandbox, `${as(ana)}/messages`, {
      channel: sales,
      text: typed,
    })
    expect(messages[0]?.text).toBe(kept)
  })
})

describe('live changes', () => {
  it('begin where the workspace was read, however late somebody listens', async () => {
    const sandbox = await start()
    await clientOf(sandbox).chat.postMessage({ channel: sales, text: 'before' })
    const { latestChange } = await ask<{ latestChange: number }>(sandbox, 'workspace')
    await clientOf(sandbox).chat.postMessage({ channel: sales, text: 'after' })
    const abort = new AbortController()
    const path = `${as(ana)}/events?lastEventId=${latestChange}`
    const { body } = await fetch(`${sandbox.origin}/sandbox/api/${path}`, { signal: abort.signal })
    let text = ''
    for await (const chunk of body ?? []) {
      text += Buffer.from(chunk).toString()
      if (text.includes('"after"')) break
    }
    abort.abort()
    expect(text).not.toContain('"before"')
  })

  it('come to those concerned, and what was missed comes after a reconnection', async () => {
    const sandbox = await start()
    const dm = await appDm(sandbox, ana)
    const client = clientOf(sandbox)
    const listen = async (userId: string, lastEventId: string | null) => {
      const abort = new AbortController()
      const headers: Record<string, string> = lastEventId === null ? {} : { 'Last-Event-ID': lastEventId }
      const response = await fetch(`${sandbox.origin}/sandbox/api/${as(userId)}/events`, {
        headers,
        signal: abort.signal,
      })
      let text = ''
      const reading = (async () => {
        for await (const chunk of response.body ?? []) text += Buffer.from(chunk).toString()
      })().catch(() => {})
      const messages = () => [...text.matchAll(/"type":"message".*?"text":"(.*?)"/g)].map(match => match[1])
      const lastId = () => [...text.matchAll(/^id: (\d+)$/gm)].at(-1)?.[1] ?? null
      const stop = async () => {
        abort.abort()
        await reading
      }
      return { messages, lastId, stop }
    }
    const first = await listen(ana, null)
    const other = await listen(ben, null)
    await client.chat.postMessage({ channel: dm, text: 'one' })
    await expect.poll(first.messages).toEqual(['one'])
    const lastId = first.lastId()
    await first.stop()
    await client.chat.postMessage({ channel: dm, text: 'two' })
    const again = await listen(ana, lastId)
    await client.chat.postMessage({ channel: dm, text: 'three' })
    await expect.poll(again.messages).toEqual(['two', 'three'])
    expect(other.messages()).toEqual([])
    await again.stop()
    await other.stop()
  })
})
