import type { Form } from '../forms/form.ts'
import { actionForm } from '../forms/give/action-form.ts'
import { touchForm } from '../forms/give/touch-form.ts'

/** Something that is done with a message, from its menu. */
export interface MessageShortcut {
  /** As in the manifest. */
  readonly callbackId: string
  readonly name: string
  readonly description: string
  readonly form: Form
}

/** Every message shortcut of the bot. */
export const shortcuts: readonly MessageShortcut[] = [
  {
    callbackId: 'log_touch',
    name: 'Log as customer touch',
    description: 'Keep a message as contact with a customer, with a link to it',
    form: touchForm,
  },
  {
    callbackId: 'add_to_plan',
    name: 'Add to account plan',
    description: 'Make an action of an account plan out of a message',
    form: actionForm,
  },
]
