import { describe, expect, it } from 'vitest'
import { createClock } from '../../src/sandbox/index.ts'
import { modal, plain, stack, triggers } from './modals.ts'
import { ana, as, ask, ben, call, start } from './support.ts'

describe('a trigger', () => {
  it('opens one view, once, within 3 seconds', async () => {
    const clock = createClock()
    const sandbox = await start({}, clock)
    const { next } = await triggers(sandbox)
    const open = (trigger_id: string) => call(sandbox, 'views.open', { trigger_id, view: modal() })
    expect(await open('made.up')).toMatchObject({ error: 'invalid_trigger_id' })
    const used = await next()
    expect(await open(used)).toMatchObject({ ok: true })
    expect(await open(used)).toMatchObject({ error: 'exchanged_trigger_id' })
    clock.stop()
    const inTime = await next()
    clock.advance(3_000)
    expect(await open(inTime)).toMatchObject({ ok: true })
    const late = await next()
    clock.advance(3_001)
    expect(await open(late)).toMatchObject({ error: 'expired_trigger_id' })
  })

  it('is still good after a refused view', async () => {
    const sandbox = await start()
    const trigger_id = await (await triggers(sandbox)).next()
    expect(await call(sandbox, 'views.open', { trigger_id, view: { type: 'modal' } })).toMatchObject({
      ok: false,
    })
    expect(await call(sandbox, 'views.open', { trigger_id, view: modal() })).toMatchObject({ ok: true })
  })

  it('of a command cannot push, as no form is open under it', async () => {
    const sandbox = await start()
    const trigger_id = await (await triggers(sandbox)).next()
    expect(await call(sandbox, 'views.push', { trigger_id, view: modal() })).toMatchObject({
      error: 'not_found',
    })
  })
})

describe('the stack of forms', () => {
  it('holds three views, and a fourth is refused', async () => {
    const sandbox = await start()
    const { app, next } = await triggers(sandbox)
    const answers: unknown[] = []
    const more = modal({
      blocks: [
        {
          type: 'actions',
          block_id: 'm',
          elements: [{ type: 'button', action_id: 'more', text: plain('More') }],
        },
      ],
    })
    app.action('more', async ({ ack, body }) => {
      await ack()
      const { trigger_id } = body as { trigger_id: string }
      answers.push(await call(sandbox, 'views.push', { trigger_id, view: more }))
    })
    await call(sandbox, 'views.open', { trigger_id: await next(), view: more })
    for (let depth = 1; depth <= 3; depth += 1) {
      const viewId = (await stack(sandbox)).at(-1)?.id
      await ask(sandbox, `${as(ana)}/actions`, {
        container: { type: 'view', viewId },
        blockId: 'm',
        actionId: 'more',
      })
      await expect.poll(() => answers.length).toBe(depth)
    }
    expect(answers).toMatchObject([{ ok: true }, { ok: true }, { ok: false, error: 'push_limit_reached' }])
    const [root, middle, top] = await stack(sandbox)
    expect([middle?.view, top?.view]).toMatchObject([
      { root_view_id: root?.id, previous_view_id: root?.id },
      { root_view_id: root?.id, previous_view_id: middle?.id },
    ])
  })

  it('refuses an update of what is no longer its state', async () => {
    const sandbox = await start()
    const opened = await call(sandbox, 'views.open', {
      trigger_id: await (await triggers(sandbox)).next(),
      view: modal(),
    })
    const { id: view_id, hash } = opened['view'] as { id: string; hash: string }
    const update = (args: object) => call(sandbox, 'views.update', { view_id, view: modal(), ...args })
    expect(await update({ hash })).toMatchObject({ ok: true })
    expect(await update({ hash })).toMatchObject({ error: 'hash_conflict' })
    expect(await update({})).toMatchObject({ ok: true })
    expect(await update({ view_id: 'V404' })).toMatchObject({ error: 'not_found' })
  })

  it('finds a view by the external id, which only one view may have', async () => {
    const sandbox = await start()
    const { next } = await triggers(sandbox)
    const view = modal({ external_id: 'mine' })
    expect(await call(sandbox, 'views.open', { trigger_id: await next(), view })).toMatchObject({ ok: true })
    expect(await call(sandbox, 'views.update', { external_id: 'mine', view })).toMatchObject({ ok: true })
    expect(
      await call(sandbox, 'views.publish', {
        user_id: ana,
        view: { type: 'home', blocks: [], external_id: 'mine' },
      }),
    ).toMatchObject({ error: 'duplicate_external_id' })
  })
})

describe('App Home', () => {
  const home = { type: 'home', blocks: [{ type: 'divider' }] }

  it('is published per person and refuses a stale hash', async () => {
    const sandbox = await start()
    const first = await call(sandbox, 'views.publish', { user_id: ana, view: home })
    const { hash } = first['view'] as { hash: string }
    expect(await call(sandbox, 'views.publish', { user_id: ana, view: home, hash })).toMatchObject({
      ok: true,
    })
    expect(await call(sandbox, 'views.publish', { user_id: ana, view: home, hash })).toMatchObject({
      error: 'hash_conflict',
    })
    expect(await ask(sandbox, `${as(ben)}/home`)).toEqual({ view: null, viewId: null })
  })

  it('is refused where the app has no Home tab', async () => {
    const sandbox = await start({ app: { home_tab: false } })
    expect(await call(sandbox, 'views.publish', { user_id: ana, view: home })).toMatchObject({
      error: 'not_enabled',
    })
  })
})
