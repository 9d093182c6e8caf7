import { beforeAll, describe, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts'
import { call, sales, workspace } from './support.ts'

export const tooLong = (limit: number) => `must be less than ${limit + 1} characters`
export const tooMany = (limit: number) => `no more than ${limit} items allowed`

export type Rule = [
  rule: string,
  limit: number,
  make: (size: number) => object | object[],
  words: string,
  at: string,
]

/** Every limit of Slack's Block Kit documentation: at it a message passes, one past it is refused with the place. */
export function holdLimits(title: string, rules: Rule[]): void {
  let sandbox: Sandbox
  beforeAll(async () => {
    sandbox = await startSandbox({ workspace: { ...workspace, limits: { is_enforced: false } } })
    return sandbox.close
  })
  const post = (blocks: object | object[]) =>
    call(sandbox, 'chat.postMessage', { channel: sales, text: 'fallback', blocks: [blocks].flat() })

  describe(title, () => {
    it.each(rules)('%s: %i passes, one more is refused', async (_rule, limit, make, words, at) => {
      expect(await post(make(limit))).toMatchObject({ ok: true })
      const refused = await post(make(limit + 1))
      expect(refused).toMatchObject({ ok: false, error: 'invalid_blocks' })
      expect(refused['errors']).toContain(`${words} [json-pointer:${at}]`)
      expect(refused['response_metadata']).toMatchObject({
        messages: expect.arrayContaining([`[ERROR] ${words} [json-pointer:${at}]`]),
      })
    })
  })
}
