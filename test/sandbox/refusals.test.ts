import { describe, expect, it } from 'vitest'
import { ana, as, ask, ben, call, quietChannel, sales, secret, seen, start, workspace } from './support.ts'

const withScopes = (...scopes: string[]) => ({ app: { ...workspace.app, scopes } })

describe('a call is refused', () => {
  const dm = (user: string) => ({ channel: user, text: 'a' })
  it.each([
    ['an unknown method', 'chat.shout', {}, { error: 'unknown_method', req_method: 'chat.shout' }],
    [
      'an unknown channel',
      'chat.postMessage',
      { channel: 'C404', text: 'a' },
      { error: 'channel_not_found' },
    ],
    [
      'a private channel it is not in',
      'chat.postMessage',
      { channel: 'C04HIDDEN', text: 'a' },
      { error: 'channel_not_found' },
    ],
    ['an archived channel', 'chat.postMessage', { channel: 'C05OLD', text: 'a' }, { error: 'is_archived' }],
    ['no channel', 'chat.postMessage', { text: 'a' }, { error: 'invalid_arguments' }],
    ['nothing to say', 'chat.postMessage', { channel: sales }, { error: 'no_text' }],
    ['blank text', 'chat.postMessage', { channel: sales, text: '  ' }, { error: 'no_text' }],
    [
      'an odd thread_ts',
      'chat.postMessage',
      { channel: sales, text: 'a', thread_ts: '12' },
      { error: 'invalid_thread_ts' },
    ],
    [
      'a thread that is not there',
      'chat.postMessage',
      { channel: sales, text: 'a', thread_ts: '1700000000.000001' },
      { error: 'cannot_reply_to_message' },
    ],
    [
      '101 attachments',
      'chat.postMessage',
      { channel: sales, attachments: Array(101).fill({ text: 'a' }) },
      { error: 'too_many_attachments' },
    ],
    [
      'an attachment that is no object',
      'chat.postMessage',
      { channel: sales, text: 'a', attachments: ['a'] },
      { error: 'invalid_attachments' },
    ],
    [
      'an attachment whose text is none',
      'chat.postMessage',
      { channel: sales, text: 'a', attachments: [{ text: { type: 'mrkdwn', text: 'a' } }] },
      { error: 'invalid_attachments' },
    ],
    [
      'metadata without a payload',
      'chat.postMessage',
      { channel: sales, text: 'a', metadata: { event_type: 'a' } },
      { error: 'invalid_metadata_schema' },
    ],
    [
      'metadata that is text',
      'chat.postMessage',
      { channel: sales, text: 'a', metadata: 'a' },
      { error: 'invalid_metadata_format' },
    ],
    [
      'metadata over 16 kB',
      'chat.postMessage',
      { channel: sales, text: 'a', metadata: { event_type: 'a', event_payload: { a: 'x'.repeat(16_000) } } },
      { error: 'metadata_too_large' },
    ],
    [
      'markdown_text beside text',
      'chat.postMessage',
      { channel: sales, text: 'a', markdown_text: 'b' },
      { error: 'markdown_text_conflict' },
    ],
    [
      'markdown_text over 12,000',
      'chat.postMessage',
      { channel: sales, markdown_text: 'x'.repeat(12_001) },
      { error: 'msg_too_long' },
    ],
    ['somebody who has left', 'chat.postMessage', dm('U03GONE'), { error: 'user_not_found' }],
    [
      'an ephemeral message to a stranger',
      'chat.postEphemeral',
      { channel: secret, user: ben, text: 'a' },
      { error: 'user_not_in_channel' },
    ],
    [
      'a message that is not there',
      'chat.update',
      { channel: sales, ts: '1.1', text: 'a' },
      { error: 'message_not_found' },
    ],
    ['a person who is not there', 'users.info', { user: 'U404' }, { error: 'user_not_found' }],
    [
      'an address nobody has',
      'users.lookupByEmail',
      { email: 'no@example.com' },
      { error: 'users_not_found' },
    ],
    [
      'the address of somebody who has left',
      'users.lookupByEmail',
      { email: 'gone@example.com' },
      { error: 'users_not_found' },
    ],
    [
      'a direct message with somebody who has left',
      'conversations.open',
      { users: 'U03GONE' },
      { error: 'user_disabled' },
    ],
    [
      'nine people',
      'conversations.open',
      { users: Array(9).fill(ana).join(',') },
      { error: 'too_many_users' },
    ],
    ['nobody', 'conversations.open', {}, { error: 'users_list_not_supplied' }],
    [
      'a kind of conversation that does not exist',
      'conversations.list',
      { types: 'dm' },
      { error: 'invalid_types' },
    ],
    ['a cursor of its own making', 'conversations.list', { cursor: 'next' }, { error: 'invalid_cursor' }],
    ['a limit that is none', 'conversations.list', { limit: 'many' }, { error: 'invalid_limit' }],
    [
      'history of a channel it is not in',
      'conversations.history',
      { channel: quietChannel },
      { error: 'not_in_channel' },
    ],
    [
      'history from a day',
      'conversations.history',
      { channel: sales, oldest: 'monday' },
      { error: 'invalid_ts_oldest' },
    ],
    [
      'replies to nothing',
      'conversations.replies',
      { channel: sales, ts: '1.1' },
      { error: 'thread_not_found' },
    ],
    [
      'joining a private channel',
      'conversations.join',
      { channel: secret },
      { error: 'method_not_supported_for_channel_type' },
    ],
    [
      'a file that was not uploaded',
      'files.completeUploadExternal',
      { files: [{ id: 'F404' }] },
      { error: 'file_not_found' },
    ],
    [
      'a file of no bytes',
      'files.getUploadURLExternal',
      { filename: 'a', length: 0 },
      { error: 'invalid_arguments' },
    ],
  ])('for %s', async (_case, method, args, answer) => {
    const sandbox = await start()
    expect(await call(sandbox, method, args)).toMatchObject({ ok: false, ...answer })
  })

  it('to a public channel it is not in, unless chat:write.public is granted', async () => {
    const args = { channel: quietChannel, text: 'a' }
    expect(await call(await start(withScopes('chat:write')), 'chat.postMessage', args)).toMatchObject({
      error: 'not_in_channel',
    })
    expect(
      await call(await start(withScopes('chat:write', 'chat:write.public')), 'chat.postMessage', args),
    ).toMatchObject({ ok: true })
  })

  it('for a direct message when the app has no Messages tab', async () => {
    const sandbox = await start({ app: { ...workspace.app, messages_tab: false } })
    expect(await call(sandbox, 'chat.postMessage', dm(ana))).toMatchObject({ error: 'messages_tab_disabled' })
  })

  it('for changing or deleting what a person wrote', async () => {
    const sandbox = await start()
    await ask(sandbox, `${as(ana)}/messages`, { channel: sales, text: 'mine' })
    const ts = (await seen(sandbox, ana, sales))[0]?.ts
    expect(await call(sandbox, 'chat.update', { channel: sales, ts, text: 'a' })).toMatchObject({
      error: 'cant_update_message',
    })
    expect(await call(sandbox, 'chat.delete', { channel: sales, ts })).toMatchObject({
      error: 'cant_delete_message',
    })
  })
})
