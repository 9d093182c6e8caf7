import { accountChannelForm } from './account-channel.ts'
import { checkInForm } from './check-in/index.ts'
import { delegateForm } from './delegate.ts'
import type { Form } from './form.ts'
import { notUsefulForm } from './not-useful.ts'
import { wrongForm } from './wrong.ts'

/** Every form of the bot: what opens it and what it answers is registered from this list. */
export const forms: readonly Form[] = [
  notUsefulForm,
  wrongForm,
  checkInForm,
  delegateForm,
  accountChannelForm,
]
