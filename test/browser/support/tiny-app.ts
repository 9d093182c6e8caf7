import { App, LogLevel } from '@slack/bolt'
import type { KnownBlock, ModalView } from '@slack/types'
import type { Sandbox } from '../../../src/sandbox/index.ts'

/** What the tiny app has heard, for tests to look at. */
export interface Heard {
  actions: { id: string; value: unknown }[]
  notes: { account: string; words: string; when: string | null; people: string[] }[]
  closed: number
}

const coverage = (account: string): KnownBlock[] => [
  { type: 'header', text: { type: 'plain_text', text: `${account}: tier 1b` } },
  {
    type: 'section',
    text: {
      type: 'mrkdwn',
      text: `*One buyer role is uncovered.* Nobody has spoken with the _economic buyer_ since <!date^1767225600^{date_short}|January>.`,
    },
    accessory: {
      type: 'overflow',
      action_id: 'more',
      options: [
        { text: { type: 'plain_text', text: 'Mute this account' }, value: 'mute' },
        { text: { type: 'plain_text', text: 'This is wrong' }, value: 'wrong' },
      ],
    },
  },
  {
    type: 'actions',
    elements: [
      {
        type: 'button',
        action_id: 'open_note',
        text: { type: 'plain_text', text: 'Keep a note' },
        style: 'primary',
        value: account,
      },
      { type: 'button', action_id: 'snooze', text: { type: 'plain_text', text: 'Snooze' }, value: account },
      {
        type: 'button',
        action_id: 'forget',
        text: { type: 'plain_text', text: 'Not useful' },
        style: 'danger',
        value: account,
        confirm: {
          title: { type: 'plain_text', text: 'Hide this for 30 days?' },
          text: { type: 'mrkdwn', text: `You will not hear about *${account}* again before then.` },
          confirm: { type: 'plain_text', text: 'Hide it' },
          deny: { type: 'plain_text', text: 'Keep it' },
          style: 'danger',
        },
      },
      { type: 'button', action_id: 'stuck', text: { type: 'plain_text', text: 'Never answers' } },
    ],
  },
  {
    type: 'context',
    elements: [{ type: 'mrkdwn', text: 'As of 30 June 2026 · model v3 · 2 answers missing' }],
  },
]

const noteForm = (account: string): ModalView => ({
  type: 'modal',
  callback_id: 'note',
  notify_on_close: true,
  title: { type: 'plain_text', text: 'Keep a note' },
  submit: { type: 'plain_text', text: 'Keep' },
  blocks: [
    {
      type: 'input',
      block_id: 'account',
      label: { type: 'plain_text', text: 'Account' },
      element: { type: 'plain_text_input', action_id: 'v', initial_value: account },
    },
    {
      type: 'input',
      block_id: 'words',
      label: { type: 'plain_text', text: 'What moved?' },
      hint: { type: 'plain_text', text: 'One or two sentences.' },
      element: { type: 'plain_text_input', action_id: 'v', multiline: true },
    },
    {
      type: 'input',
      block_id: 'when',
      optional: true,
      label: { type: 'plain_text', text: 'When' },
      element: { type: 'datepicker', action_id: 'v' },
    },
    {
      type: 'input',
      block_id: 'people',
      optional: true,
      label: { type: 'plain_text', text: 'Who was there' },
      element: { type: 'multi_users_select', action_id: 'v' },
    },
  ],
})

const home = (name: string): KnownBlock[] => [
  { type: 'header', text: { type: 'plain_text', text: `Good morning, ${name}` } },
  { type: 'section', text: { type: 'mrkdwn', text: 'Two accounts need you this week.' } },
  {
    type: 'actions',
    elements: [{ type: 'button', action_id: 'refresh', text: { type: 'plain_text', text: 'Look again' } }],
  },
]

/** A real Bolt app in Socket Mode, of the size that a newcomer would write first. */
export async function startTinyApp(
  sandbox: Sandbox,
): Promise<{ heard: Heard; app: App; stop(): Promise<void> }> {
  const heard: Heard = { actions: [], notes: [], closed: 0 }
  const app = new App({
    token: 'xoxb-sandbox',
    appToken: 'xapp-sandbox',
    socketMode: true,
    logLevel: LogLevel.ERROR,
    clientOptions: { slackApiUrl: sandbox.slackApiUrl },
  })
  app.command('/coverage', async ({ ack, respond, command }) => {
    await ack()
    const account = command.text || 'Kestrel Foods'
    await respond({ text: `Coverage of ${account}`, blocks: coverage(account) })
  })
  app.command('/note', async ({ ack, client, command }) => {
    await ack()
    await client.views.open({ trigger_id: command.trigger_id, view: noteForm(command.text) })
  })
  app.command('/comp-mix', ({ ack }) => ack('Your plan pays 60 % for consumables.'))
  app.command('/silent', async () => {})
  app.action('open_note', async ({ ack, client, body }) => {
    await ack()
    if (body.type === 'block_actions' && body.trigger_id)
      await client.views.open({ trigger_id: body.trigger_id, view: noteForm('Kestrel Foods') })
  })
  app.action(/^(snooze|forget|more|refresh)$/, async ({ ack, action, respond, body }) => {
    await ack()
    const value =
      'value' in action ? action.value : 'selected_option' in action ? action.selected_option?.value : null
    heard.actions.push({ id: 'action_id' in action ? action.action_id : '', value })
    if (body.type === 'block_actions' && body.response_url)
      await respond({ text: 'Snoozed for 3 days.', replace_original: false, response_type: 'ephemeral' })
  })
  app.action('stuck', async () => {})
  app.view({ callback_id: 'note', type: 'view_submission' }, async ({ ack, view }) => {
    const of = (block: string) => view.state.values[block]?.['v']
    const words = of('words')?.value ?? ''
    if (words.length < 5)
      return ack({ response_action: 'errors', errors: { words: 'Say a little more than that.' } })
    heard.notes.push({
      account: of('account')?.value ?? '',
      words,
      when: of('when')?.selected_date ?? null,
      people: of('people')?.selected_users ?? [],
    })
    await ack()
  })
  app.view({ callback_id: 'note', type: 'view_closed' }, async ({ ack }) => {
    await ack()
    heard.closed += 1
  })
  app.event('app_home_opened', async ({ client, event }) => {
    if (event.tab !== 'home') return
    const { user } = await client.users.info({ user: event.user })
    await client.views.publish({
      user_id: event.user,
      view: { type: 'home', blocks: home(user?.real_name?.split(' ')[0] ?? '') },
    })
  })
  app.message('hello', async ({ say, message }) => {
    if (message.subtype === undefined) await say({ text: 'Hello there.', thread_ts: message.ts })
  })
  await app.start()
  return { heard, app, stop: async () => void (await app.stop()) }
}
