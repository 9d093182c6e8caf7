import { answerForm } from './assessment/answer-form.ts'
import { startForm } from './assessment/start-form.ts'
import { takeOnForm } from './assessment/take-on-form.ts'
import type { Form } from './form.ts'
import { notUsefulForm } from './not-useful.ts'
import { wrongForm } from './wrong.ts'

/** Every form of the bot: what opens it and what it answers is registered from this list. */
export const forms: readonly Form[] = [notUsefulForm, wrongForm, answerForm, startForm, takeOnForm]
