import { beforeAll, describe, expect, it, vi } from 'vitest'
import { type Sandbox, startSandbox } from '../../src/sandbox/index.ts'
import { filesIn, isRecorded, read } from './recorded.ts'
import { ana, as, ask, call, quietChannel, sales, socketApp, workspace } from './support.ts'

/** Recorded fields that one plain workspace does not answer with, and why. */
const absentHere: [why: string, fields: RegExp][] = [
  ["a bot's profile, which users.list shows", /^user\.profile\.(api_app_id|always_active|bot_id)$/],
  ['buttons of a Home tab, which has none', /^views\.publish:view\.(submit|close)\./],
  ['whether a person has a conversation open', /is_open/],
  ['failures', /^(error|needed|provided|warning|callstack|arg)$|^response_metadata(\.(messages|warnings))?$/],
  [
    'Enterprise Grid',
    /enterprise|connected_limited|is_global_shared|is_org_default|is_org_mandatory|user\.teams$/,
  ],
  ['an answer about a user token or a rotating one', /^auth\.test:(app_name|app_id|expires_in)$/],
  [
    'a user token, a rotating one, a webhook',
    /^authed_user\.(scope|token_type|access_token|refresh_token|expires_in)|^(refresh_token|expires_in)$|^incoming_webhook/,
  ],
  [
    'channels that were moved, starred or restricted',
    /is_moved|is_starred|is_(read|thread)_only|is_non_threadable/,
  ],
  ['channels shared with others', /internal_team_ids|connected_team_ids|conversation_host_id/],
  ['`include_locale` of a channel or team', /^(channel|team)\.locale$/],
  [
    'own pictures, huddles, pronouns, status emoji',
    /profile\.(image_(original|1024)|is_custom_image|huddle|pronouns|status_emoji)/,
  ],
  [
    'guests of a person, strangers, start dates',
    /guest_invited_by|is_(stranger|invited_user|workflow_bot|connector_bot)|start_date/,
  ],
  ['second factors, offsets of old paging', /two_factor_type|^offset$/],
  [
    'calls, assistants, files inside an updated message',
    /message\.(room|x_files|files|upload|display_as_bot|assistant_app_thread)/,
  ],
  [
    'previews and sizes of pictures',
    /^files\.(edit_link|preview|lines|thumb_|original_|deanimate|is_modified_by_ai)/,
  ],
  ['a last message by a person', /channel\.latest\.(subtype|client_msg_id|blocks|assistant)/],
  [
    'views of messages and entities',
    /view\.(entity_url|external_ref|app_unfurl_url|message_ts|thread_ts|channel)/,
  ],
  [
    'a team with single sign-on or sales features',
    /team\.(icon\.image_original|discoverable|lob_sales|is_sfdc|sso_provider|pay_prod_cur)/,
  ],
]

/** Ours beyond the recording, documented elsewhere. */
const alsoHere =
  /parent_conversation|priority|is_user_deleted|is_member|is_open|bot_profile\.user_id|message\.ts$|^view\.state\.values$|last_read|profile\.(fields|api_app_id|bot_id|always_active)/

/** `channel.topic.value` …; lists count by what is in them, the inside of blocks and the like is not looked at */
function fieldsOf(value: unknown, at = ''): Map<string, string> {
  if (Array.isArray(value)) return new Map(value.flatMap(item => [...fieldsOf(item, at)]))
  if (typeof value !== 'object' || value === null) return new Map()
  return new Map(
    Object.entries(value).flatMap(([key, inner]) => {
      const path = at === '' ? key : `${at}.${key}`
      const isOpaque = ['blocks', 'attachments', 'event_payload', 'properties', 'shares'].includes(key)
      return [[path, kindOf(inner)] as const, ...(isOpaque ? [] : fieldsOf(inner, path))]
    }),
  )
}

function kindOf(value: unknown): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'list' : typeof value
}

/** One successful answer of every method, from a workspace where something has happened. */
async function collectAnswers(sandbox: Sandbox): Promise<Record<string, Record<string, unknown>>> {
  const answers: Record<string, Record<string, unknown>> = {}
  const plain = (text: string) => ({ type: 'plain_text', text })
  const button = { type: 'button', action_id: 'a', text: plain('More') }
  const modal = {
    type: 'modal',
    title: plain('Form'),
    submit: plain('Send'),
    close: plain('Cancel'),
    blocks: [{ type: 'actions', block_id: 'b', elements: [button] }],
  }
  const keep = async (method: string, args: object = {}, token?: string) => {
    answers[method] = await call(sandbox, method, args, token)
    return answers[method]
  }
  const app = socketApp(sandbox)
  app.command('/hello', async ({ ack, command: { trigger_id } }) => {
    await ack()
    await keep('views.open', { trigger_id, view: modal })
  })
  app.action('a', async ({ ack, body }) => {
    await ack()
    await keep('views.push', { trigger_id: (body as { trigger_id: string }).trigger_id, view: modal })
  })
  await app.start()
  await ask(sandbox, `${as(ana)}/commands`, { channel: sales, text: '/hello' })
  await vi.waitFor(() => expect(answers['views.open']).toMatchObject({ ok: true }))
  const { view } = answers['views.open'] as { view: { id: string } }
  await ask(sandbox, `${as(ana)}/actions`, {
    container: { type: 'view', viewId: view.id },
    blockId: 'b',
    actionId: 'a',
  })
  await vi.waitFor(() => expect(answers['views.push']).toMatchObject({ ok: true }))
  await keep('views.update', { view_id: view.id, view: modal })
  await keep('views.publish', { user_id: ana, view: { type: 'home', blocks: [] } })
  const metadata = { event_type: 'a', event_payload: {} }
  const { ts } = await call(sandbox, 'chat.postMessage', { channel: sales, text: 'a', metadata })
  await keep('chat.getPermalink', { channel: sales, message_ts: ts })
  await keep('chat.update', { channel: sales, ts, text: 'b', blocks: [{ type: 'divider' }] })
  await keep('chat.delete', { channel: sales, ts })
  await keep('chat.postEphemeral', { channel: sales, user: ana, text: 'a' })
  await keep('conversations.info', { channel: sales, include_num_members: true })
  await keep('conversations.members', { channel: sales })
  await keep('conversations.join', { channel: quietChannel })
  await call(sandbox, 'chat.postMessage', { channel: ana, text: 'a', metadata })
  await keep('conversations.list', { types: 'public_channel,private_channel,im' })
  await keep('conversations.open', { users: ana, return_im: true })
  await keep('users.info', { user: ana, include_locale: true })
  await keep('users.list', { include_locale: true })
  await keep('users.lookupByEmail', { email: 'ana@example.com' })
  await keep('users.conversations', { types: 'public_channel,im' })
  await keep('team.info')
  await keep('bots.info', { bot: 'B0SANDBOX' })
  await keep('auth.test')
  await keep('apps.connections.open', {}, 'xapp-sandbox')
  const upload = await keep('files.getUploadURLExternal', { filename: 'a.png', length: 1 })
  await fetch(String(upload?.['upload_url']), { method: 'POST', body: 'a' })
  await keep('files.completeUploadExternal', { files: [{ id: upload?.['file_id'] }], channel_id: sales })
  const back = 'http://127.0.0.1:9/back'
  const authorize = `${sandbox.origin}/oauth/v2/authorize?client_id=100.200&redirect_uri=${back}`
  const { headers } = await fetch(authorize, { redirect: 'manual' })
  const code = new URL(headers.get('location') ?? '').searchParams.get('code')
  const client = { client_id: '100.200', client_secret: 'sandbox-client-secret' }
  await keep('oauth.v2.access', { ...client, code, redirect_uri: back }, '')
  return answers
}

describe.skipIf(!isRecorded)('every answer has the recorded shape', () => {
  const methods = filesIn('api').map(name => name.replace('.json', ''))
  let answers: Record<string, Record<string, unknown>> = {}

  beforeAll(async () => {
    const sandbox = await startSandbox({ workspace: { ...workspace, limits: { is_enforced: false } } })
    answers = await collectAnswers(sandbox)
    return sandbox.close
  })

  it.each(methods)('%s', method => {
    const answer = answers[method]
    expect(answer).toMatchObject({ ok: true })
    const wanted = fieldsOf(read(`api/${method}.json`))
    const given = fieldsOf(answer)
    const missing = [...wanted.keys()].filter(
      field =>
        !given.has(field) &&
        !absentHere.some(([, fields]) => fields.test(field) || fields.test(`${method}:${field}`)),
    )
    const extra = [...given.keys()].filter(field => !wanted.has(field) && !alsoHere.test(field))
    const otherKind = [...given].filter(
      ([field, kind]) => kind !== 'null' && (wanted.get(field) ?? kind) !== kind,
    )
    expect({ missing, extra, otherKind }).toEqual({ missing: [], extra: [], otherKind: [] })
  })
})
