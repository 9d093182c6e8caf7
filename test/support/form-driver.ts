import { expect } from 'vitest'
import type {
  ActResult,
  ConversationView,
  FormState,
  ModalStackView,
  WorkspaceView,
} from '../../src/sandbox/index.ts'
import type { WholeBot } from './whole-bot.ts'

interface Block {
  readonly type: string
  readonly block_id?: string
  readonly label?: { readonly text: string }
  readonly element?: { readonly action_id?: string }
}

/** What people do with forms, by the labels that they read. */
export function formDriver(whole: WholeBot) {
  const top = async (name: string) =>
    (await whole.ask<ModalStackView>(`people/${whole.userId(name)}/modals`)).stack.at(-1)
  const words = async (name: string) => JSON.stringify((await top(name))?.view ?? {})
  const shows = (name: string, text: string | RegExp) =>
    expect
      .poll(() => words(name), { timeout: 20_000 })
      [typeof text === 'string' ? 'toContain' : 'toMatch'](text as string)

  async function fieldOf(name: string, label: string) {
    const blocks = ((await top(name))?.view.blocks ?? []) as readonly Block[]
    const block = blocks.find(each => each.label?.text === label)
    if (block === undefined) throw new Error(`no field “${label}” in ${await words(name)}`)
    return { blockId: block.block_id ?? '', actionId: block.element?.action_id ?? '' }
  }
  async function stateOf(name: string, typed: Readonly<Record<string, string | string[] | null>>) {
    const state: FormState = {}
    for (const [label, value] of Object.entries(typed)) {
      const { blockId, actionId } = await fieldOf(name, label)
      state[blockId] = { [actionId]: value }
    }
    return state
  }

  return {
    words,
    shows,
    /** Types a command that opens a form. */
    async command(name: string, text: string) {
      const { app } = await whole.ask<WorkspaceView>('workspace')
      const users = [app.botUserId]
      const { id } = await whole.ask<ConversationView>(`people/${whole.userId(name)}/conversations`, {
        users,
      })
      await whole.ask(`people/${whole.userId(name)}/commands`, { channel: id, text })
    },
    /** Picks an option of a field that changes the form at once. */
    async pick(name: string, label: string, value: string) {
      const { blockId, actionId } = await fieldOf(name, label)
      const container = { type: 'view', viewId: (await top(name))?.id ?? '' }
      await whole.ask(`people/${whole.userId(name)}/actions`, { container, blockId, actionId, value })
    },
    /** Sends the form with what is typed, by label; gives back what is wrong, by label. */
    async send(name: string, typed: Readonly<Record<string, string | string[] | null>>) {
      const view = await top(name)
      const state = await stateOf(name, typed)
      const path = `people/${whole.userId(name)}/views/${view?.id}/submit`
      const { errors = {} } = await whole.ask<ActResult>(path, { state })
      const blocks = (view?.view.blocks ?? []) as readonly Block[]
      return Object.fromEntries(
        Object.entries(errors).map(([id, said]) => [
          blocks.find(({ block_id }) => block_id === id)?.label?.text ?? id,
          said,
        ]),
      )
    },
    async close(name: string) {
      await whole.ask(`people/${whole.userId(name)}/views/${(await top(name))?.id}/close`, { all: true })
    },
  }
}
