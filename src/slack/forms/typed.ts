import type { ViewStateValue } from '@slack/bolt'
import type { KnownBlock } from '@slack/types'
import type { FormState } from './form.ts'

interface Offered {
  readonly options?: readonly { readonly value?: string }[]
  readonly option_groups?: readonly { readonly options: readonly { readonly value?: string }[] }[]
}

/** The option as the form offers it now: Slack refuses one whose words have changed since it was picked. */
function offeredIn({ options, option_groups }: Offered, value: string | undefined) {
  const all = [...(options ?? []), ...(option_groups ?? []).flatMap(group => group.options)]
  return all.find(option => option.value === value)
}

/** What an input shows at first, from what was typed into it before. */
function initialOf(element: Offered, typed: ViewStateValue): Record<string, unknown> {
  const isOffering = element.options !== undefined || element.option_groups !== undefined
  const many = isOffering
    ? typed.selected_options?.flatMap(({ value }) => offeredIn(element, value) ?? [])
    : typed.selected_options
  const kept: Record<string, unknown> = {
    initial_value: typed.value,
    initial_option: isOffering ? offeredIn(element, typed.selected_option?.value) : typed.selected_option,
    initial_date: typed.selected_date,
    initial_time: typed.selected_time,
    initial_user: typed.selected_user,
    initial_conversation: typed.selected_conversation,
    initial_channel: typed.selected_channel,
    // Slack refuses an empty list of initial options.
    initial_options: many?.length === 0 ? null : many,
    initial_users: typed.selected_users?.length === 0 ? null : typed.selected_users,
  }
  return Object.fromEntries(Object.entries(kept).filter(([, value]) => value !== null && value !== undefined))
}

const withoutInitial = (element: object) =>
  Object.fromEntries(Object.entries(element).filter(([key]) => !key.startsWith('initial_')))

/** The same blocks with what was typed in them, so that a form that comes back loses nothing. */
export function withTyped(blocks: readonly KnownBlock[], state: FormState): KnownBlock[] {
  return blocks.map(block => {
    if (block.type !== 'input' || block.block_id === undefined) return block
    const actionId = 'action_id' in block.element ? block.element.action_id : undefined
    const typed = actionId === undefined ? undefined : state[block.block_id]?.[actionId]
    if (typed === undefined) return block
    return {
      ...block,
      element: { ...withoutInitial(block.element), ...initialOf(block.element as Offered, typed) },
    } as KnownBlock
  })
}
