import { beforeAll, describe, expect, it } from 'vitest'
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts'
import {
  accessory,
  actions,
  button,
  card,
  cell,
  confirm,
  container,
  dataTable,
  divider,
  feedback,
  mrkdwn,
  option,
  picture,
  pie,
  plain,
  plotted,
  rows,
  section,
  times,
  x,
} from './blocks.ts'
import { call, sales, workspace } from './support.ts'

/** Every limit of Slack's Block Kit documentation: at it a message passes, one past it is refused with the place. */

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
