import type { KnownBlock } from '@slack/types'

/** @param imageId of a file that was uploaded to the sandbox */
export const mediaBlocks = (imageId: string): KnownBlock[] => [
  {
    type: 'image',
    slack_file: { id: imageId },
    alt_text: 'A teal square',
    title: { type: 'plain_text', text: 'A picture from this workspace' },
  },
  {
    type: 'image',
    image_url: 'https://example.com/floor-plan.png',
    alt_text: 'Floor plan of the plant',
    title: { type: 'plain_text', text: 'A picture from the web' },
  },
  {
    type: 'section',
    text: { type: 'mrkdwn', text: 'A section with a picture beside it.' },
    accessory: { type: 'image', slack_file: { id: imageId }, alt_text: 'A teal square' },
  },
  {
    type: 'context',
    elements: [
      { type: 'image', slack_file: { id: imageId }, alt_text: 'Teal' },
      { type: 'mrkdwn', text: 'Context with a picture' },
    ],
  },
  {
    type: 'card',
    icon: { type: 'image', slack_file: { id: imageId }, alt_text: 'Teal' },
    title: { type: 'mrkdwn', text: '*Kestrel Foods*' },
    subtitle: { type: 'mrkdwn', text: 'Tier 1b, led by Dana' },
    body: { type: 'mrkdwn', text: 'One buyer role is uncovered. Two reviews are late.' },
    actions: [
      { type: 'button', action_id: 'card_open', text: { type: 'plain_text', text: 'Open coverage' } },
    ],
  },
  {
    type: 'carousel',
    elements: ['Kestrel Foods', 'Harbour Dairy', 'Ridge Chemicals'].map((name, index) => ({
      type: 'card',
      block_id: `card_${index}`,
      title: { type: 'mrkdwn', text: name },
      body: { type: 'mrkdwn', text: `Gap ${index + 1}: no sponsor on the buying side.` },
      actions: [{ type: 'button', action_id: `card_${index}`, text: { type: 'plain_text', text: 'Open' } }],
    })),
  },
  {
    type: 'container',
    title: { type: 'plain_text', text: 'Why this message' },
    subtitle: { type: 'plain_text', text: 'Snapshot 42, rule coverage-gap' },
    is_collapsible: true,
    child_blocks: [
      {
        type: 'section',
        text: { type: 'mrkdwn', text: 'The economic buyer had no touch in 120 days (limit 90).' },
      },
    ],
  },
  {
    type: 'context_actions',
    elements: [
      {
        type: 'feedback_buttons',
        action_id: 'feedback',
        positive_button: { text: { type: 'plain_text', text: 'Useful' }, value: 'yes' },
        negative_button: { text: { type: 'plain_text', text: 'Not useful' }, value: 'no' },
      },
      { type: 'icon_button', action_id: 'bin', icon: 'trash', text: { type: 'plain_text', text: 'Remove' } },
    ],
  },
  {
    type: 'plan',
    title: 'Prepare the review',
    tasks: [
      { type: 'task_card', task_id: 't1', title: 'Collect the facts', status: 'complete' },
      {
        type: 'task_card',
        task_id: 't2',
        title: 'Score the accounts',
        status: 'in_progress',
        details: {
          type: 'rich_text',
          elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: '41 of 60 scored' }] }],
        },
      },
      { type: 'task_card', task_id: 't3', title: 'Write the summary', status: 'pending' },
      { type: 'task_card', task_id: 't4', title: 'Fetch exchange rates', status: 'error' },
    ],
  },
]
