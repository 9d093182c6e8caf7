import { describe, expect, it } from 'vitest'
import { form, input, modal, plain, triggers, x } from './modals.ts'
import { ana, call, start } from './support.ts'

const limits: [string, number, (size: number) => object, string, string][] = [
  ['title', 24, n => modal({ title: plain(x(n)) }), 'must be less than 25 characters', '/view/title/text'],
  ['submit', 24, n => modal({ submit: plain(x(n)) }), 'must be less than 25 characters', '/view/submit/text'],
  ['close', 24, n => modal({ close: plain(x(n)) }), 'must be less than 25 characters', '/view/close/text'],
  [
    'private_metadata',
    3_000,
    n => modal({ private_metadata: x(n) }),
    'must be less than 3001 characters',
    '/view/private_metadata',
  ],
  [
    'callback_id',
    255,
    n => modal({ callback_id: x(n) }),
    'must be less than 256 characters',
    '/view/callback_id',
  ],
  [
    'external_id',
    255,
    n => modal({ external_id: x(n) }),
    'must be less than 256 characters',
    '/view/external_id',
  ],
  [
    'blocks',
    100,
    n => modal({ blocks: Array(n).fill({ type: 'divider' }) }),
    'no more than 100 items allowed',
    '/view/blocks',
  ],
  [
    'text of an alert',
    200,
    n => modal({ blocks: [{ type: 'alert', text: plain(x(n)) }] }),
    'must be less than 201 characters',
    '/view/blocks/0/text/text',
  ],
  [
    'label of an input',
    2_000,
    n => form({ blocks: [input({ label: plain(x(n)) })] }),
    'must be less than 2001 characters',
    '/view/blocks/0/label/text',
  ],
  [
    'hint of an input',
    2_000,
    n => form({ blocks: [input({ hint: plain(x(n)) })] }),
    'must be less than 2001 characters',
    '/view/blocks/0/hint/text',
  ],
  [
    'initial value of a text input',
    3_000,
    n => form({ blocks: [input({}, { type: 'plain_text_input', initial_value: x(n) })] }),
    'must be less than 3001 characters',
    '/view/blocks/0/element/initial_value',
  ],
  [
    'max_length of a text input',
    3_000,
    n => form({ blocks: [input({}, { type: 'plain_text_input', max_length: n })] }),
    'must be at most 3000',
    '/view/blocks/0/element/max_length',
  ],
  [
    'max_files of a file input',
    10,
    n => form({ blocks: [input({}, { type: 'file_input', max_files: n })] }),
    'must be at most 10',
    '/view/blocks/0/element/max_files',
  ],
]

describe('a limit of views', () => {
  it.each(limits)('%s: %i passes, one more is refused', async (_rule, limit, make, words, at) => {
    const sandbox = await start()
    const { next } = await triggers(sandbox)
    const open = async (view: object) => call(sandbox, 'views.open', { trigger_id: await next(), view })
    expect(await open(make(limit))).toMatchObject({ ok: true })
    expect(await open(make(limit + 1))).toMatchObject({
      ok: false,
      error: 'invalid_arguments',
      response_metadata: { messages: expect.arrayContaining([`[ERROR] ${words} [json-pointer:${at}]`]) },
    })
  })

  it('250,000 bytes in all', async () => {
    const sandbox = await start()
    const section = (length: number) => ({ type: 'section', text: plain(x(length)) })
    const full = Array.from({ length: 80 }, () => section(3_000))
    const bare = JSON.stringify({
      type: 'home',
      blocks: [...full, section(0), section(0), section(0), section(0)],
    })
    const home = (bytes: number) => {
      const share = Math.floor((bytes - bare.length) / 4)
      const rest = bytes - bare.length - 3 * share
      const blocks = [...full, section(share), section(share), section(share), section(rest)]
      return { type: 'home', blocks }
    }
    expect(JSON.stringify(home(250_000))).toHaveLength(250_000)
    const publish = (bytes: number) => call(sandbox, 'views.publish', { user_id: ana, view: home(bytes) })
    expect(await publish(250_000)).toMatchObject({ ok: true })
    expect(await publish(250_001)).toMatchObject({ error: 'view_too_large' })
  })

  it.each([
    [
      'a form without a submit button',
      modal({ blocks: [input()] }),
      'missing required field: submit [json-pointer:/view]',
    ],
    ['no title', { type: 'modal', blocks: [] }, 'missing required field: title [json-pointer:/view]'],
    [
      'a home view in a modal',
      { type: 'home', blocks: [] },
      'unsupported type: home [json-pointer:/view/type]',
    ],
    [
      'a table',
      modal({ blocks: [{ type: 'table', rows: [] }] }),
      'unsupported type: table [json-pointer:/view/blocks/0/type]',
    ],
    [
      'markdown',
      modal({ blocks: [{ type: 'markdown', text: 'a' }] }),
      'unsupported type: markdown [json-pointer:/view/blocks/0/type]',
    ],
    [
      'min over max',
      form({
        blocks: [
          input({}, { type: 'number_input', is_decimal_allowed: false, min_value: '5', max_value: '4' }),
        ],
      }),
      '`min_value` must not be greater than `max_value` [json-pointer:/view/blocks/0/element]',
    ],
    [
      'two elements that want the focus',
      form({
        blocks: ['a', 'b'].map(block_id =>
          input({ block_id }, { type: 'plain_text_input', focus_on_load: true }),
        ),
      }),
      'only one element can have `focus_on_load` [json-pointer:/view/blocks]',
    ],
  ])('%s is refused', async (_case, view, words) => {
    const sandbox = await start()
    const trigger_id = await (await triggers(sandbox)).next()
    expect(await call(sandbox, 'views.open', { trigger_id, view })).toMatchObject({
      error: 'invalid_arguments',
      response_metadata: { messages: expect.arrayContaining([`[ERROR] ${words}`]) },
    })
  })

  it('an alert is taken in a modal', async () => {
    const sandbox = await start()
    const trigger_id = await (await triggers(sandbox)).next()
    const view = modal({ blocks: [{ type: 'alert', text: plain('Careful'), level: 'warning' }] })
    expect(await call(sandbox, 'views.open', { trigger_id, view })).toMatchObject({ ok: true })
  })
})
