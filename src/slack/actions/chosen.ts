import type { BlockAction } from '@slack/bolt'

/** What was pressed or picked. */
export interface Chosen {
  readonly value: string
}

/** The value of a button, or of the option that was picked. */
export function chosenOf(body: BlockAction): Chosen | null {
  const [action] = body.actions
  switch (action?.type) {
    case 'button':
      return { value: action.value ?? '' }
    case 'static_select':
    case 'overflow':
    case 'radio_buttons':
      return { value: action.selected_option?.value ?? '' }
    default:
      return null
  }
}

/** Ids end in a number where several stand in one message. */
export const numbered = (actionId: string) => new RegExp(`^${actionId}(:\\d+)?$`)
