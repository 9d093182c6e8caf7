import { describe, expect, test, vi } from 'vitest'
import { takesNewerBlocks } from '../../test/support/block-support.ts'
import { section } from './blocks/build.ts'
import { barChart } from './blocks/native.ts'
import { isInvalidBlocks, sendBlocks } from './send-blocks.ts'

const chart = barChart({
  title: 'Growth',
  measure: 'EUR',
  categories: ['lost', 'new'],
  series: [{ name: 'Change', values: [-2, 3] }],
})
const refusal = { data: { error: 'invalid_blocks' } }
const typesOf = (sent: unknown[][]) =>
  sent.map(([blocks]) => (blocks as { type: string }[]).map(({ type }) => type))

function sender(refuses: (types: readonly string[]) => unknown) {
  const send = vi.fn(async (blocks: readonly { type: string }[]) => {
    const error = refuses(blocks.map(({ type }) => type))
    if (error !== null) throw error
    return 'sent'
  })
  const support = takesNewerBlocks()
  return {
    send,
    support,
    go: (blocks = chart) => sendBlocks(blocks, { support: () => support, send, isRefusal: isInvalidBlocks }),
  }
}

describe('newer blocks', () => {
  test('are sent as they are where they are taken', async () => {
    const { go, send, support } = sender(() => null)
    expect(await go()).toBe('sent')
    expect(typesOf(send.mock.calls)).toEqual([['data_visualization']])
    expect(support.wantsClassic()).toBe(false)
  })

  test('are sent in classic ones after a refusal, and from then on at once', async () => {
    const { go, send, support } = sender(types => (types.includes('data_visualization') ? refusal : null))
    expect(await go()).toBe('sent')
    expect(support.wantsClassic()).toBe(true)
    await go()
    expect(typesOf(send.mock.calls)).toEqual([['data_visualization'], ['section'], ['section']])
  })

  test('count against nobody where the classic ones are refused too', async () => {
    const { go, support } = sender(() => refusal)
    await expect(go()).rejects.toBe(refusal)
    expect(support.wantsClassic()).toBe(false)
  })

  test('are sent once where something else went wrong: the message may have arrived', async () => {
    const lost = { code: 'slack_webapi_request_error' }
    const { go, send } = sender(() => lost)
    await expect(go()).rejects.toBe(lost)
    expect(send).toHaveBeenCalledTimes(1)
  })
})

test('a message of classic blocks asks nobody what the workspace takes', async () => {
  const support = vi.fn()
  await sendBlocks([section('Hello')], { support, send: async () => 'sent', isRefusal: () => true })
  expect(support).not.toHaveBeenCalled()
})
