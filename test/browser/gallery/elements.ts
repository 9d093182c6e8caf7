import type { KnownBlock, PlainTextElement, PlainTextOption } from '@slack/types'

const plain = (text: string): PlainTextElement => ({ type: 'plain_text', text })
const option = (text: string, description?: string): PlainTextOption => ({
  text: plain(text),
  value: text.toLowerCase().replaceAll(' ', '-'),
  ...(description === undefined ? {} : { description: plain(description) }),
})
const tiers = [
  option('Tier 1a'),
  option('Tier 1b', 'Consultative selling'),
  option('Tier 2'),
  option('Tier 3'),
]

export const elementBlocks: KnownBlock[] = [
  {
    type: 'section',
    block_id: 'pick',
    text: { type: 'mrkdwn', text: 'Choose a tier' },
    accessory: { type: 'static_select', action_id: 'tier', placeholder: plain('Tier'), options: tiers },
  },
  {
    type: 'section',
    block_id: 'day',
    text: { type: 'mrkdwn', text: 'Snooze until' },
    accessory: { type: 'datepicker', action_id: 'until', initial_date: '2026-07-06' },
  },
  {
    type: 'actions',
    block_id: 'all',
    elements: [
      { type: 'button', action_id: 'plain', text: plain('Open coverage') },
      { type: 'button', action_id: 'primary', text: plain('Check in'), style: 'primary' },
      { type: 'button', action_id: 'danger', text: plain('Not useful'), style: 'danger' },
      { type: 'button', action_id: 'link', text: plain('Open the plan'), url: 'https://example.com/plan' },
      {
        type: 'overflow',
        action_id: 'more',
        options: [option('Mute this account'), option('This is wrong', 'Correct the fact')],
      },
      { type: 'users_select', action_id: 'who', placeholder: plain('Somebody') },
      { type: 'conversations_select', action_id: 'where', placeholder: plain('Somewhere') },
      { type: 'channels_select', action_id: 'channel', placeholder: plain('A channel') },
      {
        type: 'external_select',
        action_id: 'account',
        placeholder: plain('An account'),
        min_query_length: 2,
      },
      {
        type: 'multi_static_select',
        action_id: 'tiers',
        placeholder: plain('Tiers'),
        options: tiers,
        initial_options: tiers.slice(0, 2),
      },
      { type: 'timepicker', action_id: 'time', initial_time: '09:30' },
      { type: 'datetimepicker', action_id: 'moment', initial_date_time: 1_782_806_400 },
    ],
  },
  {
    type: 'actions',
    block_id: 'choices',
    elements: [
      {
        type: 'radio_buttons',
        action_id: 'radio',
        options: [option('Yes', 'It helped me this week'), option('No')],
        initial_option: option('Yes', 'It helped me this week'),
      },
      { type: 'checkboxes', action_id: 'boxes', options: [option('Remind me'), option('Tell my manager')] },
    ],
  },
]

export const formBlocks: KnownBlock[] = [
  { type: 'alert', level: 'info', text: { type: 'mrkdwn', text: 'Answers stay with your *manager*.' } },
  {
    type: 'input',
    block_id: 'f1',
    label: plain('What moved?'),
    hint: plain('One or two sentences.'),
    element: {
      type: 'plain_text_input',
      action_id: 'v',
      multiline: true,
      placeholder: plain('The customer asked for…'),
    },
  },
  {
    type: 'input',
    block_id: 'f2',
    label: plain('Expected value'),
    element: { type: 'number_input', action_id: 'v', is_decimal_allowed: false, min_value: '0' },
  },
  {
    type: 'input',
    block_id: 'f3',
    label: plain('Contact’s e-mail'),
    optional: true,
    element: { type: 'email_text_input', action_id: 'v' },
  },
  {
    type: 'input',
    block_id: 'f4',
    label: plain('Link to the plan'),
    optional: true,
    element: { type: 'url_text_input', action_id: 'v' },
  },
  {
    type: 'input',
    block_id: 'f5',
    label: plain('Tier'),
    element: { type: 'static_select', action_id: 'v', options: tiers },
  },
  {
    type: 'input',
    block_id: 'f6',
    label: plain('Who was engaged'),
    optional: true,
    element: { type: 'multi_users_select', action_id: 'v' },
  },
  {
    type: 'input',
    block_id: 'f7',
    label: plain('How did the customer take part?'),
    element: {
      type: 'radio_buttons',
      action_id: 'v',
      options: [option('Not at all'), option('Was informed'), option('Worked with us')],
    },
  },
  {
    type: 'input',
    block_id: 'f8',
    label: plain('Next review'),
    optional: true,
    element: { type: 'datepicker', action_id: 'v' },
  },
  {
    type: 'input',
    block_id: 'f9',
    label: plain('In your own words'),
    optional: true,
    element: { type: 'rich_text_input', action_id: 'v' },
  },
  {
    type: 'input',
    block_id: 'f10',
    label: plain('Evidence'),
    optional: true,
    element: { type: 'file_input', action_id: 'v', filetypes: ['pdf', 'png'], max_files: 2 },
  },
]
