import { beforeAll, describe, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts'
import { call, sales, workspace } from './support.ts'

/** Every limit of Slack's Block Kit documentation: at it a message passes, one past it is refused with the place. */

const x = (length: number) => 'x'.repeat(length)
const plain = (text: string) => ({ type: 'plain_text', text })
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text })
const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i))
const divider = { type: 'divider' }
const button = (part: object = {}, index = 0) => ({
  type: 'button',
  action_id: `b${index}`,
  text: plain('Go'),
  ...part,
})
const option = (index: number, part: object = {}) => ({
  text: plain(`Option ${index}`),
  value: `v${index}`,
  ...part,
})
const section = (part: object) => ({ type: 'section', ...part })
const actions = (...elements: object[]) => ({ type: 'actions', elements })
const accessory = (element: object) => section({ text: mrkdwn('Pick'), accessory: element })
const picture = { type: 'image', image_url: 'https://example.com/a.png', alt_text: 'a' }
const cell = (text: string) => ({ type: 'raw_text', text })
const rows = (count: number, columns: number) =>
  times(count, row => times(columns, column => cell(`${row}.${column}`)))
const dataTable = (part: object) => ({ type: 'data_table', caption: 'Accounts', rows: rows(2, 2), ...part })
const chart = (part: object) => ({ type: 'data_visualization', title: 'Growth', chart: part })
const pie = (count: number, label = 'a') =>
  chart({ type: 'pie', segments: times(count, i => ({ label: `${label}${i}`, value: 1 })) })
const plotted = (series: number, labels: number, axis: object = {}) => {
  const categories = times(labels, i => `c${i}`)
  const line = (i: number) => ({ name: `s${i}`, data: categories.map(label => ({ label, value: i })) })
  return chart({ type: 'bar', series: times(series, line), axis_config: { categories, ...axis } })
}
const card = (part: object) => ({ type: 'card', title: mrkdwn('Card'), ...part })
const container = (part: object) => ({
  type: 'container',
  title: plain('Box'),
  child_blocks: [divider],
  ...part,
})
const feedback = (index: number) => ({
  type: 'feedback_buttons',
  action_id: `f${index}`,
  positive_button: { text: plain('Good'), value: 'good' },
  negative_button: { text: plain('Bad'), value: 'bad' },
})
const confirm = (part: object) => actions(button({ confirm: { text: plain('Sure?'), ...part } }))
const tooLong = (limit: number) => `must be less than ${limit + 1} characters`
const tooMany = (limit: number) => `no more than ${limit} items allowed`

type Rule = [
  rule: string,
  limit: number,
  make: (size: number) => object | object[],
  words: string,
  at: string,
]

const rules: Rule[] = [
  ['blocks of a message', 50, n => times(n, () => divider), tooMany(50), '/blocks'],
  ['block_id', 255, n => ({ ...divider, block_id: x(n) }), tooLong(255), '/blocks/0/block_id'],
  ['text of a section', 3_000, n => section({ text: mrkdwn(x(n)) }), tooLong(3_000), '/blocks/0/text/text'],
  [
    'fields of a section',
    10,
    n => section({ fields: times(n, () => plain('f')) }),
    tooMany(10),
    '/blocks/0/fields',
  ],
  [
    'text of a field',
    2_000,
    n => section({ fields: [mrkdwn(x(n))] }),
    tooLong(2_000),
    '/blocks/0/fields/0/text',
  ],
  [
    'text of a header',
    150,
    n => ({ type: 'header', text: plain(x(n)) }),
    tooLong(150),
    '/blocks/0/text/text',
  ],
  [
    'elements of actions',
    25,
    n => actions(...times(n, i => button({}, i))),
    tooMany(25),
    '/blocks/0/elements',
  ],
  [
    'text of a button',
    75,
    n => actions(button({ text: plain(x(n)) })),
    tooLong(75),
    '/blocks/0/elements/0/text/text',
  ],
  [
    'value of a button',
    2_000,
    n => actions(button({ value: x(n) })),
    tooLong(2_000),
    '/blocks/0/elements/0/value',
  ],
  [
    'url of a button',
    3_000,
    n => actions(button({ url: `https://example.com/${x(n - 20)}` })),
    tooLong(3_000),
    '/blocks/0/elements/0/url',
  ],
  [
    'action_id',
    255,
    n => actions(button({ action_id: x(n) })),
    tooLong(255),
    '/blocks/0/elements/0/action_id',
  ],
  [
    'accessibility label',
    75,
    n => actions(button({ accessibility_label: x(n) })),
    tooLong(75),
    '/blocks/0/elements/0/accessibility_label',
  ],
  [
    'elements of context',
    10,
    n => ({ type: 'context', elements: times(n, () => plain('c')) }),
    tooMany(10),
    '/blocks/0/elements',
  ],
  [
    'elements of context_actions',
    5,
    n => ({ type: 'context_actions', elements: times(n, feedback) }),
    tooMany(5),
    '/blocks/0/elements',
  ],
  [
    'options of a select',
    100,
    n => accessory({ type: 'static_select', options: times(n, i => option(i)) }),
    tooMany(100),
    '/blocks/0/accessory/options',
  ],
  [
    'option groups',
    100,
    n =>
      accessory({
        type: 'static_select',
        option_groups: times(n, i => ({ label: plain(`g${i}`), options: [option(i)] })),
      }),
    tooMany(100),
    '/blocks/0/accessory/option_groups',
  ],
  [
    'options of a group',
    100,
    n =>
      accessory({
        type: 'static_select',
        option_groups: [{ label: plain('g'), options: times(n, i => option(i)) }],
      }),
    tooMany(100),
    '/blocks/0/accessory/option_groups/0/options',
  ],
  [
    'label of a group',
    75,
    n => accessory({ type: 'static_select', option_groups: [{ label: plain(x(n)), options: [option(1)] }] }),
    tooLong(75),
    '/blocks/0/accessory/option_groups/0/label/text',
  ],
  [
    'text of an option',
    75,
    n => accessory({ type: 'static_select', options: [option(1, { text: plain(x(n)) })] }),
    tooLong(75),
    '/blocks/0/accessory/options/0/text/text',
  ],
  [
    'value of an option',
    150,
    n => accessory({ type: 'static_select', options: [option(1, { value: x(n) })] }),
    tooLong(150),
    '/blocks/0/accessory/options/0/value',
  ],
  [
    'description of an option',
    75,
    n => accessory({ type: 'static_select', options: [option(1, { description: plain(x(n)) })] }),
    tooLong(75),
    '/blocks/0/accessory/options/0/description/text',
  ],
  [
    'placeholder',
    150,
    n => accessory({ type: 'users_select', placeholder: plain(x(n)) }),
    tooLong(150),
    '/blocks/0/accessory/placeholder/text',
  ],
  [
    'options of checkboxes',
    10,
    n => accessory({ type: 'checkboxes', options: times(n, i => option(i)) }),
    tooMany(10),
    '/blocks/0/accessory/options',
  ],
  [
    'options of radio buttons',
    10,
    n => accessory({ type: 'radio_buttons', options: times(n, i => option(i)) }),
    tooMany(10),
    '/blocks/0/accessory/options',
  ],
  [
    'options of an overflow menu',
    5,
    n => accessory({ type: 'overflow', options: times(n, i => option(i)) }),
    tooMany(5),
    '/blocks/0/accessory/options',
  ],
  [
    'title of a confirmation',
    100,
    n => confirm({ title: plain(x(n)) }),
    tooLong(100),
    '/blocks/0/elements/0/confirm/title/text',
  ],
  [
    'text of a confirmation',
    300,
    n => confirm({ text: plain(x(n)) }),
    tooLong(300),
    '/blocks/0/elements/0/confirm/text/text',
  ],
  [
    'buttons of a confirmation',
    30,
    n => confirm({ confirm: plain(x(n)) }),
    tooLong(30),
    '/blocks/0/elements/0/confirm/confirm/text',
  ],
  [
    'alt text of an image',
    2_000,
    n => ({ ...picture, alt_text: x(n) }),
    tooLong(2_000),
    '/blocks/0/alt_text',
  ],
  [
    'title of an image',
    2_000,
    n => ({ ...picture, title: plain(x(n)) }),
    tooLong(2_000),
    '/blocks/0/title/text',
  ],
  [
    'url of an image',
    3_000,
    n => ({ ...picture, image_url: `https://example.com/${x(n - 20)}` }),
    tooLong(3_000),
    '/blocks/0/image_url',
  ],
  ['markdown block', 12_000, n => ({ type: 'markdown', text: x(n) }), tooLong(12_000), '/blocks/0/text'],
  ['title of a card', 150, n => card({ title: mrkdwn(x(n)) }), tooLong(150), '/blocks/0/title/text'],
  ['subtitle of a card', 150, n => card({ subtitle: mrkdwn(x(n)) }), tooLong(150), '/blocks/0/subtitle/text'],
  ['body of a card', 200, n => card({ body: mrkdwn(x(n)) }), tooLong(200), '/blocks/0/body/text'],
  [
    'cards of a carousel',
    10,
    n => ({ type: 'carousel', elements: times(n, () => card({})) }),
    tooMany(10),
    '/blocks/0/elements',
  ],
  [
    'children of a container',
    10,
    n => container({ child_blocks: times(n, () => divider) }),
    tooMany(10),
    '/blocks/0/child_blocks',
  ],
  ['title of a container', 150, n => container({ title: plain(x(n)) }), tooLong(150), '/blocks/0/title/text'],
  ['rows of a table', 100, n => ({ type: 'table', rows: rows(n, 1) }), tooMany(100), '/blocks/0/rows'],
  ['cells of a table row', 20, n => ({ type: 'table', rows: rows(1, n) }), tooMany(20), '/blocks/0/rows/0'],
  [
    'rows of a data table, header included',
    101,
    n => dataTable({ rows: rows(n, 1) }),
    tooMany(101),
    '/blocks/0/rows',
  ],
  ['columns of a data table', 20, n => dataTable({ rows: rows(2, n) }), tooMany(20), '/blocks/0/rows/0'],
  [
    'page_size of a data table',
    100,
    n => dataTable({ page_size: n }),
    'must be at most 100',
    '/blocks/0/page_size',
  ],
  [
    'characters over all cells',
    10_000,
    n => dataTable({ rows: [[cell('h')], [cell(x(n - 1))]] }),
    'tables must have less than 10001 characters in all cells',
    '/blocks',
  ],
  [
    'characters over several tables',
    10_000,
    n => [
      dataTable({ rows: [[cell('h')], [cell(x(4_999))]] }),
      { type: 'table', rows: [[cell(x(n - 5_000))]] },
    ],
    'tables must have less than 10001 characters in all cells',
    '/blocks',
  ],
  ['title of a chart', 50, n => ({ ...pie(1), title: x(n) }), tooLong(50), '/blocks/0/title'],
  ['segments of a pie', 6, n => pie(n), tooMany(6), '/blocks/0/chart/segments'],
  ['label of a segment', 20, n => pie(1, x(n - 1)), tooLong(20), '/blocks/0/chart/segments/0/label'],
  ['series of a chart', 6, n => plotted(n, 2), tooMany(6), '/blocks/0/chart/series'],
  ['categories of a chart', 20, n => plotted(1, n), tooMany(20), '/blocks/0/chart/axis_config/categories'],
  [
    'title of the x axis',
    50,
    n => plotted(1, 2, { x_label: x(n) }),
    tooLong(50),
    '/blocks/0/chart/axis_config/x_label',
  ],
  [
    'title of the y axis',
    50,
    n => plotted(1, 2, { y_label: x(n) }),
    tooLong(50),
    '/blocks/0/chart/axis_config/y_label',
  ],
]

let sandbox: Sandbox
beforeAll(async () => {
  sandbox = await startSandbox({ workspace: { ...workspace, limits: { is_enforced: false } } })
  return sandbox.close
})

const post = (blocks: object | object[]) =>
  call(sandbox, 'chat.postMessage', { channel: sales, text: 'fallback', blocks: [blocks].flat() })

describe('a limit of Block Kit', () => {
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
