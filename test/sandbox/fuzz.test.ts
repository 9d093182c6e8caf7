import { fc, test } from '@fast-check/vitest'
import { beforeAll, describe, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts'
import { ana, as, ask, call, sales, workspace } from './support.ts'

/** Whatever is sent, the sandbox refuses or takes it in Slack's words: it never breaks. */

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ workspace: { ...workspace, limits: { is_enforced: false } } })
  return sandbox.close
})

const runs = { numRuns: 150, seed: 20_261_121 }
const types = [
  'section',
  'actions',
  'input',
  'table',
  'data_table',
  'data_visualization',
  'card',
  'container',
  'rich_text',
  'context',
  '__proto__',
  'constructor',
]
const names = [
  'type',
  'text',
  'fields',
  'elements',
  'rows',
  'chart',
  'child_blocks',
  'accessory',
  'element',
  'block_id',
  'action_id',
  'options',
  'value',
  '__proto__',
]
const { json } = fc.letrec<{ json: unknown }>(tie => ({
  json: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.constantFrom(...types)),
    fc.array(tie('json'), { maxLength: 4 }),
    fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), tie('json'), { maxKeys: 5 }),
  ),
}))
const block = fc
  .tuple(fc.constantFrom(...types), fc.dictionary(fc.constantFrom(...names), json))
  .map(([type, rest]) => ({ ...rest, type }))

describe('anything at all', () => {
  test.prop([fc.array(fc.oneof(block, json), { maxLength: 5 })], runs)('as blocks', async blocks => {
    const answer = await call(sandbox, 'chat.postMessage', { channel: sales, text: 'a', blocks })
    expect([undefined, 'invalid_blocks', 'invalid_blocks_format']).toContain(answer['error'])
  })

  test.prop([json], runs)('as a view', async view => {
    const answer = await call(sandbox, 'views.publish', { user_id: ana, view })
    expect([undefined, 'invalid_arguments']).toContain(answer['error'])
  })

  test.prop(
    [
      fc.constantFrom(
        'chat.update',
        'conversations.history',
        'conversations.open',
        'users.list',
        'files.completeUploadExternal',
        'views.open',
      ),
      fc.dictionary(
        fc.constantFrom('channel', 'users', 'ts', 'cursor', 'limit', 'oldest', 'files', 'view', 'trigger_id'),
        json,
      ),
    ],
    runs,
  )('as the arguments of a method', async (method, args) => {
    const answer = await call(sandbox, method, args)
    expect(typeof answer['ok']).toBe('boolean')
    expect(answer['error']).not.toBe('internal_error')
  })

  test.prop(
    [
      fc.constantFrom('messages', 'commands', 'actions', 'suggestions', 'home', 'shortcuts', 'conversations'),
      json,
    ],
    runs,
  )('as what a person does', async (act, body) => {
    const answer = await ask(sandbox, `${as(ana)}/${act}`, body ?? null)
    expect(answer['error']).not.toBe('internal_error')
  })
})

describe('absurd depth', () => {
  const deep = `${'['.repeat(5_000)}${']'.repeat(5_000)}`

  it.each([
    ['a JSON body', 'application/json', `{"channel":"${sales}","text":"a","blocks":${deep}}`, 'invalid_json'],
    [
      'a form',
      'application/x-www-form-urlencoded',
      `channel=${sales}&text=a&blocks=${deep}`,
      'invalid_blocks_format',
    ],
  ] as const)('in %s is refused', async (_where, type, body, error) => {
    const headers = { 'Content-Type': type, Authorization: 'Bearer xoxb-sandbox' }
    const response = await fetch(`${sandbox.slackApiUrl}chat.postMessage`, { method: 'POST', headers, body })
    expect(await response.json()).toMatchObject({ ok: false, error })
  })
})
