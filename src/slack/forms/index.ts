import { accountChannelForm } from './account-channel.ts'
import { answerForm } from './assessment/answer-form.ts'
import { startForm } from './assessment/start-form.ts'
import { takeOnForm } from './assessment/take-on-form.ts'
import { checkInForm } from './check-in/index.ts'
import { delegateForm } from './delegate.ts'
import type { Form } from './form.ts'
import { actionForm } from './give/action-form.ts'
import { contactForm } from './give/contact-form.ts'
import { objectiveForm } from './give/objective-form.ts'
import { planForm } from './give/plan-form.ts'
import { ratingForm } from './give/rating-form.ts'
import { reviewForm } from './give/review-form.ts'
import { touchForm } from './give/touch-form.ts'
import { notUsefulForm } from './not-useful.ts'
import { auditForm } from './operations/audit.ts'
import { matchForm } from './operations/match.ts'
import { previewForm } from './operations/preview.ts'
import { reachForm } from './operations/reach.ts'
import { stuckForm } from './operations/stuck.ts'
import { preferencesForm } from './preferences/index.ts'
import { whatIfForm } from './what-if/index.ts'
import { wrongForm } from './wrong.ts'

/** Every form of the bot: what opens it and what it answers is registered from this list. */
export const forms: readonly Form[] = [
  accountChannelForm,
  answerForm,
  startForm,
  takeOnForm,
  checkInForm,
  delegateForm,
  planForm,
  objectiveForm,
  actionForm,
  reviewForm,
  contactForm,
  ratingForm,
  touchForm,
  notUsefulForm,
  auditForm,
  matchForm,
  previewForm,
  reachForm,
  stuckForm,
  preferencesForm,
  whatIfForm,
  wrongForm,
]
