import type { KnownBlock } from '@slack/types'

export const textBlocks: KnownBlock[] = [
  {
    type: 'header',
    text: { type: 'plain_text', text: 'Three accounts moved this week :chart_with_upwards_trend:' },
  },
  {
    type: 'section',
    text: {
      type: 'mrkdwn',
      text: '*Kestrel Foods* moved from tier 2 to _tier 1b_. ~Northern Ferries~ left.\nSee <https://example.com/plan?a=1&amp;b=2|the plan>, <@U02MIGUEL>, <#C01SALES> and `model v3`.\n> “We buy on advice, not on price.”\n• need 4.2, up 0.6\n• value 3.8, and a longer line that wraps over to the next one so that the hanging indent can be seen\n```\ntier = f(need, value, behavior)\n```',
    },
  },
  {
    type: 'section',
    fields: [
      { type: 'mrkdwn', text: '*Tier*\n1b' },
      { type: 'mrkdwn', text: '*Accountable lead*\n<@U01DANA>' },
      { type: 'mrkdwn', text: '*Influence covered*\n62 %' },
      { type: 'mrkdwn', text: '*Last touch*\n<!date^1782806400^{date_short}|30 June>' },
    ],
  },
  { type: 'divider' },
  {
    type: 'context',
    elements: [
      { type: 'mrkdwn', text: 'As of 30 June 2026 · model v3' },
      { type: 'plain_text', text: '2 answers missing' },
    ],
  },
  {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: [
          { type: 'text', text: 'Rich text: ' },
          { type: 'text', text: 'bold', style: { bold: true } },
          { type: 'text', text: ', ' },
          { type: 'text', text: 'italic', style: { italic: true } },
          { type: 'text', text: ', ' },
          { type: 'text', text: 'code', style: { code: true } },
          { type: 'text', text: ' and ' },
          { type: 'link', url: 'https://example.com', text: 'a link' },
          { type: 'text', text: ' ' },
          { type: 'emoji', name: 'wave' },
        ],
      },
      {
        type: 'rich_text_list',
        style: 'ordered',
        elements: [
          { type: 'rich_text_section', elements: [{ type: 'text', text: 'Call the economic buyer' }] },
          { type: 'rich_text_section', elements: [{ type: 'text', text: 'Bring the value map' }] },
        ],
      },
      {
        type: 'rich_text_list',
        style: 'bullet',
        indent: 1,
        elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: 'indented once' }] }],
      },
      { type: 'rich_text_quote', elements: [{ type: 'text', text: 'Nobody asked us about uptime.' }] },
      { type: 'rich_text_preformatted', elements: [{ type: 'text', text: 'GET /accounts/kestrel' }] },
    ],
  },
  {
    type: 'markdown',
    text: '## Markdown\nWith **bold**, *italic*, `code` and [a link](https://example.com).\n\n1. first\n2. second\n   - nested\n\n- [x] done\n- [ ] to do\n\n| Role | Covered |\n|---|--:|\n| Economic buyer | no |\n| User buyer | yes |\n\n> A quote.\n\n---\n```sql\nselect tier from accounts\n```',
  },
]
