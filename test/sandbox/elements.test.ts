import { describe, expect, it } from 'vitest'
import { options, plain, withElement } from './acting.ts'
import { ana, as, ask, ben, call, clientOf, sales } from './support.ts'

describe('an element', () => {
  it.each([
    [
      { type: 'button', text: plain('Go'), value: 'v', style: 'primary' },
      undefined,
      { type: 'button', value: 'v', text: plain('Go') },
    ],
    [{ type: 'static_select', options }, 'y', { selected_option: { value: 'y', text: plain('Y') } }],
    [
      { type: 'multi_static_select', options },
      ['x', 'z'],
      { selected_options: [{ value: 'x' }, { value: 'z' }] },
    ],
    [{ type: 'checkboxes', options }, ['x'], { selected_options: [{ value: 'x' }] }],
    [{ type: 'radio_buttons', options }, 'z', { selected_option: { value: 'z' } }],
    [{ type: 'overflow', options }, 'x', { selected_option: { value: 'x' } }],
    [{ type: 'datepicker' }, '2026-02-28', { selected_date: '2026-02-28' }],
    [{ type: 'timepicker' }, '09:30', { selected_time: '09:30' }],
    [{ type: 'datetimepicker' }, '1790000000', { selected_date_time: 1_790_000_000 }],
    [{ type: 'users_select' }, ben, { selected_user: ben }],
    [{ type: 'multi_users_select' }, [ana, ben], { selected_users: [ana, ben] }],
    [{ type: 'conversations_select' }, sales, { selected_conversation: sales }],
    [{ type: 'channels_select' }, sales, { selected_channel: sales }],
    [{ type: 'multi_channels_select' }, [sales], { selected_channels: [sales] }],
    [{ type: 'multi_conversations_select' }, [sales], { selected_conversations: [sales] }],
  ])('%j tells the app what was chosen', async (element, value, told) => {
    const { act, actions } = await withElement(element)
    expect(await act(value)).toMatchObject({ outcome: 'delivered' })
    expect(actions).toMatchObject([{ ...told, block_id: 'b', action_id: 'a' }])
  })

  it.each([
    [{ type: 'static_select', options }, 'w', 'not among the options'],
    [{ type: 'overflow', options }, 'w', 'one of the options'],
    [{ type: 'multi_static_select', options, max_selected_items: 1 }, ['x', 'y'], 'At most 1'],
    [{ type: 'users_select' }, 'U404', 'no person'],
    [{ type: 'datepicker' }, 'tomorrow', 'a date'],
    [{ type: 'static_select', options }, ['x'], 'one value'],
    [{ type: 'external_select' }, 'x', 'not among the options'],
  ])('%j cannot be given %j', async (element, value, words) => {
    const { act, actions } = await withElement(element)
    expect(await act(value)).toMatchObject({
      error: 'invalid_value',
      message: expect.stringContaining(words),
    })
    expect(actions).toEqual([])
  })

  it('comes with its message, its state and a response URL', async () => {
    const { act, payloads, container } = await withElement({ type: 'static_select', options })
    await act('y')
    expect(payloads).toMatchObject([
      {
        container: { type: 'message', message_ts: container.ts, channel_id: sales, is_ephemeral: false },
        channel: { id: sales, name: 'sales' },
        message: { ts: container.ts, text: 'pick' },
        state: { values: { b: { a: { selected_option: { value: 'y' } } } } },
        user: { id: ana, username: 'ana' },
        response_url: expect.stringContaining('/response/'),
      },
    ])
  })

  it('offers of an external select what the app suggests for the words typed', async () => {
    const { sandbox, app, act, actions, container } = await withElement({
      type: 'external_select',
      min_query_length: 1,
    })
    app.options('a', ({ ack, options: { value } }) =>
      ack({ options: [{ text: plain(`Found ${value}`), value: `id-${value}` }] }),
    )
    const suggested = await ask(sandbox, `${as(ana)}/suggestions`, {
      container,
      blockId: 'b',
      actionId: 'a',
      query: 'acme',
    })
    expect(suggested).toEqual({
      groups: [{ label: null, options: [{ text: 'Found acme', description: null, value: 'id-acme' }] }],
    })
    expect(await act('id-acme')).toMatchObject({ outcome: 'delivered' })
    expect(actions).toMatchObject([{ selected_option: { value: 'id-acme' } }])
  })

  it('refuses suggestions that break the rules for options', async () => {
    const { sandbox, app, container } = await withElement({ type: 'external_select' })
    app.options('a', ({ ack }) => ack({ options: [{ text: plain('x'.repeat(76)), value: 'v' }] }))
    expect(
      await ask(sandbox, `${as(ana)}/suggestions`, { container, blockId: 'b', actionId: 'a', query: 'acme' }),
    ).toMatchObject({
      error: 'invalid_options',
      message: expect.stringContaining('must be less than 76 characters'),
    })
  })

  it('is gone once the message is updated without it', async () => {
    const { sandbox, act, container } = await withElement({ type: 'button', text: plain('Go') })
    await call(sandbox, 'chat.update', { channel: sales, ts: container.ts, text: 'done', blocks: [] })
    expect(await act()).toMatchObject({ error: 'element_not_found' })
  })

  it('of an ephemeral message comes without the message, as Slack keeps none', async () => {
    const { sandbox, payloads } = await withElement({ type: 'button', text: plain('Go') })
    const blocks = [
      { type: 'actions', block_id: 'e', elements: [{ type: 'button', action_id: 'a', text: plain('Go') }] },
    ]
    const { message_ts } = await clientOf(sandbox).chat.postEphemeral({
      channel: sales,
      user: ana,
      text: 'psst',
      blocks: blocks as never,
    })
    const act = (userId: string) =>
      ask(sandbox, `${as(userId)}/actions`, {
        container: { type: 'message', channel: sales, ts: message_ts },
        blockId: 'e',
        actionId: 'a',
      })
    expect(await act(ben)).toMatchObject({ error: 'message_not_found' })
    expect(await act(ana)).toMatchObject({ outcome: 'delivered' })
    expect(payloads).toMatchObject([{ container: { is_ephemeral: true } }])
    expect(payloads[0]).not.toHaveProperty('message')
  })
})
