import { beforeAll, describe, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts'
import {
  accessory,
  actions,
  button,
  card,
  cell,
  chart,
  container,
  dataTable,
  divider,
  feedback,
  mrkdwn,
  option,
  pie,
  plain,
  rows,
  section,
} from './blocks.ts'
import { call, sales, workspace } from './support.ts'

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ workspace: { ...workspace, limits: { is_enforced: false } } })
  return sandbox.close
})

const post = (blocks: object | object[]) =>
  call(sandbox, 'chat.postMessage', { channel: sales, text: 'fallback', blocks: [blocks].flat() })

const faulty: [rule: string, block: object, words: string][] = [
  ['an unknown block', { type: 'sectoin' }, 'unsupported type: sectoin [json-pointer:/blocks/0/type]'],
  ['a block without a type', { text: 'a' }, 'missing required field: type [json-pointer:/blocks/0]'],
  [
    'an unknown field',
    { ...divider, colour: 'red' },
    'invalid additional property: colour [json-pointer:/blocks/0]',
  ],
  [
    'empty text',
    section({ text: mrkdwn('') }),
    'must be more than 0 characters [json-pointer:/blocks/0/text/text]',
  ],
  [
    'a section with neither text nor fields',
    section({}),
    'must define either `text` or `fields` [json-pointer:/blocks/0]',
  ],
  [
    'an empty list of fields',
    section({ fields: [] }),
    'no less than 1 items allowed [json-pointer:/blocks/0/fields]',
  ],
  [
    'mrkdwn in a header',
    { type: 'header', text: mrkdwn('a') },
    'unsupported type: mrkdwn [json-pointer:/blocks/0/text/type]',
  ],
  ['a bare string for text', section({ text: 'a' }), 'must be an object [json-pointer:/blocks/0/text]'],
  [
    'an input among actions',
    actions({ type: 'plain_text_input' }),
    'unsupported type: plain_text_input [json-pointer:/blocks/0/elements/0/type]',
  ],
  [
    'a style that does not exist',
    actions(button({ style: 'success' })),
    'must be one of: primary, danger [json-pointer:/blocks/0/elements/0/style]',
  ],
  [
    'two elements with one action_id',
    actions(button(), button()),
    '`action_id` b0 already exists [json-pointer:/blocks/0/elements]',
  ],
  [
    'a script as an address',
    actions(button({ url: 'javascript:alert(1)' })),
    'must be a valid URL [json-pointer:/blocks/0/elements/0/url]',
  ],
  [
    'a select with no options',
    accessory({ type: 'static_select' }),
    'must define either `options` or `option_groups` [json-pointer:/blocks/0/accessory]',
  ],
  [
    'an initial option that is not offered',
    accessory({ type: 'static_select', options: [option(1)], initial_option: option(2) }),
    '`initial_option` must exactly match one of the provided options [json-pointer:/blocks/0/accessory/initial_option]',
  ],
  [
    'options with one value',
    accessory({ type: 'static_select', options: [option(1), option(1)] }),
    '`value` v1 already exists [json-pointer:/blocks/0/accessory/options]',
  ],
  [
    'a date that is none',
    accessory({ type: 'datepicker', initial_date: '2026-13-01' }),
    'must be a date such as 2026-01-31 [json-pointer:/blocks/0/accessory/initial_date]',
  ],
  [
    'a time that is none',
    accessory({ type: 'timepicker', initial_time: '24:00' }),
    'must be a time such as 22:25 [json-pointer:/blocks/0/accessory/initial_time]',
  ],
  [
    'an image with no source',
    { type: 'image', alt_text: 'a' },
    'must define either `image_url` or `slack_file` [json-pointer:/blocks/0]',
  ],
  [
    'a file block',
    { type: 'file', source: 'remote', external_id: 'a' },
    'file blocks cannot be added by apps [json-pointer:/blocks/0]',
  ],
  [
    'a section whose text is null',
    { type: 'section', text: null },
    'must define either `text` or `fields` [json-pointer:/blocks/0]',
  ],
  [
    'an alert in a message',
    { type: 'alert', text: plain('a') },
    'unsupported type: alert [json-pointer:/blocks/0/type]',
  ],
  [
    'a card with nothing in it',
    { type: 'card' },
    'must define at least one of `hero_image`, `title`, `actions` or `body` [json-pointer:/blocks/0]',
  ],
  [
    'a container in a container',
    container({ child_blocks: [container({})] }),
    'unsupported type: container [json-pointer:/blocks/0/child_blocks/0/type]',
  ],
  [
    'raw_number without text',
    dataTable({ rows: [[cell('h')], [{ type: 'raw_number', value: 1 }]] }),
    'missing required field: text [json-pointer:/blocks/0/rows/1/0]',
  ],
  [
    'raw_number without value',
    dataTable({ rows: [[cell('h')], [{ type: 'raw_number', text: '1' }]] }),
    'missing required field: value [json-pointer:/blocks/0/rows/1/0]',
  ],
  [
    'a data table with a header alone',
    dataTable({ rows: rows(1, 2) }),
    'no less than 2 items allowed [json-pointer:/blocks/0/rows]',
  ],
  [
    'rows of different length',
    dataTable({ rows: [[cell('h'), cell('i')], [cell('a')]] }),
    'all rows must have the same number of cells [json-pointer:/blocks/0/rows/1]',
  ],
  [
    'rich text in a table header',
    dataTable({ rows: [[{ type: 'rich_text', elements: [] }], [cell('a')]] }),
    'unsupported type: rich_text [json-pointer:/blocks/0/rows/0/0/type]',
  ],
  [
    'a data table without a caption',
    { type: 'data_table', rows: rows(2, 2) },
    'missing required field: caption [json-pointer:/blocks/0]',
  ],
  ['page_size 0', dataTable({ page_size: 0 }), 'must be at least 1 [json-pointer:/blocks/0/page_size]'],
  ['an empty pie', pie(0), 'no less than 1 items allowed [json-pointer:/blocks/0/chart/segments]'],
  [
    'a segment of nothing',
    chart({ type: 'pie', segments: [{ label: 'a', value: 0 }] }),
    'must be greater than 0 [json-pointer:/blocks/0/chart/segments/0/value]',
  ],
  [
    'a doughnut',
    chart({ type: 'doughnut' }),
    'unsupported type: doughnut [json-pointer:/blocks/0/chart/type]',
  ],
  [
    'series that miss a category',
    chart({
      type: 'line',
      series: [{ name: 's', data: [{ label: 'a', value: 1 }] }],
      axis_config: { categories: ['a', 'b'] },
    }),
    'data labels must match axis_config.categories [json-pointer:/blocks/0/chart/series/0/data]',
  ],
  [
    'an unknown rich text element',
    { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'script' }] }] },
    'unsupported type: script [json-pointer:/blocks/0/elements/0/elements/0/type]',
  ],
]

describe('Block Kit refuses', () => {
  it.each(faulty)('%s', async (_rule, block, words) => {
    const refused = await post(block)
    expect(refused).toMatchObject({ ok: false, error: 'invalid_blocks' })
    expect(refused['errors']).toContain(words)
  })

  it('two blocks with one block_id', async () => {
    const refused = await post([divider, divider].map(block => ({ ...block, block_id: 'same' })))
    expect(refused['errors']).toEqual(['`block_id` same already exists [json-pointer:/blocks]'])
  })

  it.each([
    ['text', 'not json'],
    ['an object', { type: 'divider' }],
    ['a number', 7],
  ])('blocks that are %s, as another kind of fault', async (_kind, blocks) => {
    const refused = await call(sandbox, 'chat.postMessage', { channel: sales, text: 'a', blocks })
    expect(refused).toMatchObject({ ok: false, error: 'invalid_blocks_format' })
  })
})

describe('an older workspace', () => {
  const newer = [
    dataTable({}),
    pie(2),
    card({}),
    { type: 'carousel', elements: [card({})] },
    container({}),
    { type: 'markdown', text: 'a' },
    { type: 'table', rows: rows(1, 1) },
    { type: 'context_actions', elements: [feedback(1)] },
    { type: 'plan', title: 'a' },
    { type: 'task_card', task_id: 'a', title: 'a', status: 'pending' },
  ]

  it.each(newer.map(block => [block.type, block] as const))(
    'refuses %s, which others take',
    async (type, block) => {
      const older = await startSandbox({ workspace: { ...workspace, mode: 'older' } })
      const refused = await call(older, 'chat.postMessage', { channel: sales, text: 'a', blocks: [block] })
      await older.close()
      expect(refused).toMatchObject({ ok: false, error: 'invalid_blocks' })
      expect(refused['errors']).toEqual([`unsupported type: ${type} [json-pointer:/blocks/0/type]`])
      expect(await post(block)).toMatchObject({ ok: true })
    },
  )
})
