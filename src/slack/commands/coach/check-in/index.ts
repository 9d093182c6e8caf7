import { sentence } from '../../../blocks/build.ts'
import { checkInForm } from '../../../forms/check-in/index.ts'
import type { SubCommand } from '../sub-command.ts'

export const checkInSubCommand: SubCommand = {
  word: 'check-in',
  description: 'Five short questions on an account plan, for its SAM or delegate, at any time',
  usageHint: '[account]',
  examples: ['/coach check-in', '/coach check-in Lakeside'],
  phrases: ['check in on …', 'check in for …', 'check in with …', 'check in …'],
  opens: text => ({ form: checkInForm, value: text }),
  answer: async () => sentence('The form of the check-in opens beside the conversation.'),
}
