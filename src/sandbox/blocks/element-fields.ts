import { boolean, type Check, list, oneOf, shape, string } from './check.ts'
import { confirmDialog, plainText, webUrl } from './text.ts'

/** What most elements share. */
export const act = { action_id: string(255) }
export const placeholder = { placeholder: plainText(150) }
export const focus = { focus_on_load: boolean }
export const confirm = { confirm: confirmDialog }
export const url: Check = webUrl(3_000)
export const style: Check = oneOf('primary', 'danger')
export const userId: Check = string(20, { pattern: /^[UW][A-Z0-9]+$/, as: 'a user id' })
export const dispatch = {
  dispatch_action_config: shape({
    trigger_actions_on: list(oneOf('on_enter_pressed', 'on_character_entered'), 2),
  }),
}
