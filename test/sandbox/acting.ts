import { ana, as, ask, clientOf, sales, socketApp, start } from './support.ts'

export const plain = (text: string) => ({ type: 'plain_text' as const, text })
export const options = ['x', 'y', 'z'].map(value => ({ text: plain(value.toUpperCase()), value }))

/** A message with one element, an app that notes every action, and a person who acts. */
export async function withElement(element: object) {
  const sandbox = await start()
  const app = socketApp(sandbox)
  const actions: Record<string, unknown>[] = []
  const payloads: Record<string, unknown>[] = []
  app.action({ type: 'block_actions' }, async ({ ack, action, body }) => {
    await ack()
    actions.push({ ...action })
    payloads.push({ ...body })
  })
  await app.start()
  const blocks = [{ type: 'actions', block_id: 'b', elements: [{ action_id: 'a', ...element }] }]
  const { ts } = await clientOf(sandbox).chat.postMessage({
    channel: sales,
    text: 'pick',
    blocks: blocks as never,
  })
  const container = { type: 'message', channel: sales, ts }
  const act = (value?: unknown) =>
    ask(sandbox, `${as(ana)}/actions`, {
      container,
      blockId: 'b',
      actionId: 'a',
      ...(value === undefined ? {} : { value }),
    })
  return { sandbox, app, act, actions, payloads, container }
}
