import type { Form } from './form.ts'
import { notUsefulForm } from './not-useful.ts'
import { whatIfForm } from './what-if/index.ts'
import { wrongForm } from './wrong.ts'

/** Every form of the bot: what opens it and what it answers is registered from this list. */
export const forms: readonly Form[] = [notUsefulForm, whatIfForm, wrongForm]
