import type { App } from '@slack/bolt'
import type { ModalStackView, Sandbox } from '../../src/sandbox/index.ts'
import { ana, as, ask, sales, socketApp } from './support.ts'

export const x = (length: number) => 'x'.repeat(length)
export const plain = (text: string) => ({ type: 'plain_text' as const, text })
export const input = (part: object = {}, element: object = { type: 'plain_text_input', action_id: 'a' }) => ({
  type: 'input',
  block_id: 'name',
  label: plain('Name'),
  element,
  ...part,
})
export const modal = (part: object = {}) => ({
  type: 'modal',
  title: plain('Form'),
  blocks: [{ type: 'divider' }],
  ...part,
})
export const form = (part: object = {}) => modal({ submit: plain('Send'), blocks: [input()], ...part })

/** An app that puts every trigger it gets aside. */
export async function triggers(sandbox: Sandbox): Promise<{ app: App; next: () => Promise<string> }> {
  const app = socketApp(sandbox)
  let latest = ''
  app.command('/hello', async ({ ack, command }) => {
    latest = command.trigger_id
    await ack()
  })
  await app.start()
  return {
    app,
    async next() {
      await ask(sandbox, `${as(ana)}/commands`, { channel: sales, text: '/hello' })
      return latest
    },
  }
}

export const stack = async (sandbox: Sandbox, userId = ana) =>
  (await ask<ModalStackView>(sandbox, `${as(userId)}/modals`)).stack
