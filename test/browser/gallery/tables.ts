import type { KnownBlock } from '@slack/types'

const accounts: [string, string, number, number][] = [
  ['Kestrel Foods', '1b', 341_455, 62],
  ['Harbour Dairy', '1a', 118_020, 88],
  ['Ridge Chemicals', '2', 905_310, 41],
  ['Northern Ferries', '3', 12_400, 15],
  ['Alder Paper', '2', 77_000, 73],
  ['Quarry Cement', '1a', 260_900, 94],
  ['Beacon Water', 'unscored', 5_150, 0],
]

export const tableBlocks: KnownBlock[] = [
  {
    type: 'table',
    column_settings: [{ is_wrapped: true }, { align: 'center' }, { align: 'right' }],
    rows: [
      [
        { type: 'raw_text', text: 'Buyer role' },
        { type: 'raw_text', text: 'Seller' },
        { type: 'raw_text', text: 'Days since' },
      ],
      [
        { type: 'raw_text', text: 'Economic buyer' },
        { type: 'raw_text', text: 'nobody' },
        { type: 'raw_text', text: '120' },
      ],
      [
        {
          type: 'rich_text',
          elements: [
            {
              type: 'rich_text_section',
              elements: [{ type: 'text', text: 'User buyer', style: { bold: true } }],
            },
          ],
        },
        { type: 'raw_text', text: 'Dana' },
        { type: 'raw_text', text: '6' },
      ],
    ],
  },
  {
    type: 'data_table',
    caption: 'Accounts by tier',
    page_size: 4,
    rows: [
      [
        { type: 'raw_text', text: 'Account' },
        { type: 'raw_text', text: 'Tier' },
        { type: 'raw_text', text: 'Revenue' },
        { type: 'raw_text', text: 'Influence' },
      ],
      ...accounts.map(
        ([name, tier, revenue, influence]): Extract<KnownBlock, { type: 'data_table' }>['rows'][number] => [
          { type: 'raw_text', text: name },
          { type: 'raw_text', text: tier },
          { type: 'raw_number', value: revenue, text: revenue.toLocaleString('en-US') },
          { type: 'raw_number', value: influence, text: `${influence} %` },
        ],
      ),
    ],
  },
]
