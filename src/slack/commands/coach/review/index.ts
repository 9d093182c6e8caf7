import { sentence } from '../../../blocks/build.ts'
import { reviewForm } from '../../../forms/give/review-form.ts'
import type { SubCommand } from '../sub-command.ts'

export const reviewSubCommand: SubCommand = {
  word: 'review',
  description: 'Record a review of an account plan, for whoever governs it',
  usageHint: '[account]',
  examples: ['/coach review Lakeside'],
  phrases: ['record a review of …', 'record a review for …', 'review of …'],
  opens: text => ({ form: reviewForm, value: text }),
  answer: async () => sentence('The form opens beside the conversation.'),
}
