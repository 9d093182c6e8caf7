import type { ViewClosedAction } from '@slack/bolt'
import { describe, expect, it } from 'vitest'
import type { ModalStackView } from '../../src/sandbox/index.ts'
import { form, input, modal, plain, stack, triggers } from './modals.ts'
import { ana, as, ask, call, start } from './support.ts'

describe('submitting a form', () => {
  async function opened(view: object) {
    const sandbox = await start()
    const { app, next } = await triggers(sandbox)
    await call(sandbox, 'views.open', { trigger_id: await next(), view })
    const submit = async (state: object, viewId?: string) =>
      ask(sandbox, `${as(ana)}/views/${viewId ?? (await stack(sandbox)).at(-1)?.id}/submit`, { state })
    return { sandbox, app, submit }
  }

  it('shows what is missing without asking the app', async () => {
    const { submit } = await opened(form())
    expect(await submit({})).toMatchObject({
      outcome: 'failed',
      errors: { name: 'Please complete this required field.' },
    })
  })

  it.each([
    [
      'too short',
      { type: 'plain_text_input', action_id: 'a', min_length: 3 },
      'ab',
      'Must be at least 3 characters.',
    ],
    [
      'too long',
      { type: 'plain_text_input', action_id: 'a', max_length: 3 },
      'abcd',
      'Must be at most 3 characters.',
    ],
    [
      'not a number',
      { type: 'number_input', action_id: 'a', is_decimal_allowed: false },
      'four',
      'Please enter a number.',
    ],
    [
      'not a whole number',
      { type: 'number_input', action_id: 'a', is_decimal_allowed: false },
      '4.5',
      'Please enter a whole number.',
    ],
    [
      'a number too small',
      { type: 'number_input', action_id: 'a', is_decimal_allowed: true, min_value: '1' },
      '0.5',
      'Must be 1 or more.',
    ],
    [
      'no e-mail address',
      { type: 'email_text_input', action_id: 'a' },
      'ana',
      'Please enter a valid email address.',
    ],
    ['no web address', { type: 'url_text_input', action_id: 'a' }, 'ana', 'Please enter a valid URL.'],
  ])('refuses what is %s', async (_case, element, value, words) => {
    const { submit } = await opened(form({ blocks: [input({}, element)] }))
    expect(await submit({ name: { a: value } })).toMatchObject({ errors: { name: words } })
  })

  it('sends values with the initial ones of what was not touched', async () => {
    const select = {
      type: 'static_select',
      action_id: 's',
      options: ['x', 'y'].map(value => ({ text: plain(value), value })),
      initial_option: { text: plain('y'), value: 'y' },
    }
    const { app, submit } = await opened(
      form({
        callback_id: 'f',
        blocks: [
          input(),
          input({ block_id: 'pick' }, select),
          input({ block_id: 'day', optional: true }, { type: 'datepicker', action_id: 'd' }),
        ],
      }),
    )
    let values: unknown
    app.view('f', async ({ ack, view }) => {
      values = view.state.values
      await ack()
    })
    expect(await submit({ name: { a: 'Ana' } })).toMatchObject({
      outcome: 'delivered',
      modals: { stack: [] },
    })
    expect(values).toMatchObject({
      name: { a: { type: 'plain_text_input', value: 'Ana' } },
      pick: { s: { type: 'static_select', selected_option: { value: 'y' } } },
      day: { d: { type: 'datepicker', selected_date: null } },
    })
  })

  it('errors of the app stand under their inputs, and the form stays', async () => {
    const { app, submit, sandbox } = await opened(form({ callback_id: 'f' }))
    app.view('f', ({ ack }) => ack({ response_action: 'errors', errors: { name: 'Taken' } }))
    expect(await submit({ name: { a: 'Ana' } })).toMatchObject({
      outcome: 'failed',
      errors: { name: 'Taken' },
    })
    expect(await stack(sandbox)).toHaveLength(1)
  })

  it('errors for what is not an input are a fault of the app', async () => {
    const { app, submit } = await opened(form({ callback_id: 'f' }))
    app.view('f', ({ ack }) => ack({ response_action: 'errors', errors: { nowhere: 'Taken' } }))
    const result = await submit({ name: { a: 'Ana' } })
    expect(result).toMatchObject({ outcome: 'failed', message: expect.stringContaining('not inputs') })
    expect(result).not.toHaveProperty('errors')
  })

  it.each([
    ['update', 1, 'Second'],
    ['push', 2, 'Second'],
  ] as const)('%s leaves %i views', async (response_action, depth, title) => {
    const { app, submit } = await opened(form({ callback_id: 'f' }))
    const view = { ...modal({ title: plain('Second') }) } as never
    app.view('f', ({ ack }) => ack({ response_action, view }))
    const { modals } = (await submit({ name: { a: 'Ana' } })) as { modals: ModalStackView }
    expect(modals.stack).toHaveLength(depth)
    expect(modals.stack.at(-1)?.view).toMatchObject({ title: plain(title) })
  })

  it('clear closes all of them', async () => {
    const { app, submit } = await opened(form({ callback_id: 'f' }))
    app.view('f', ({ ack }) => ack({ response_action: 'clear' }))
    expect(await submit({ name: { a: 'Ana' } })).toMatchObject({ modals: { stack: [] } })
  })

  it('an app that does not answer in 3 seconds leaves the form open', async () => {
    const { submit, sandbox } = await opened(form())
    const result = submit({ name: { a: 'Ana' } })
    await expect.poll(async () => (await stack(sandbox))[0]?.isSubmitting).toBe(true)
    await ask(sandbox, 'clock', { advanceMs: 3_001 })
    expect(await result).toMatchObject({ outcome: 'failed', error: 'operation_timeout' })
    expect((await stack(sandbox))[0]?.isSubmitting).toBe(false)
  })

  it('tells of a closed form only if that was asked for', async () => {
    const { app, sandbox } = await opened(modal({ callback_id: 'f', notify_on_close: true }))
    const closed: boolean[] = []
    app.view({ callback_id: 'f', type: 'view_closed' }, async ({ ack, body }) => {
      closed.push((body as ViewClosedAction).is_cleared)
      await ack()
    })
    const [view] = await stack(sandbox)
    expect(await ask(sandbox, `${as(ana)}/views/${view?.id}/close`, {})).toMatchObject({
      modals: { stack: [] },
    })
    expect(closed).toEqual([false])
  })

  it('of a form that is not on top is refused', async () => {
    const { submit } = await opened(form())
    expect(await submit({}, 'V404')).toMatchObject({ error: 'view_not_on_top' })
  })
})
