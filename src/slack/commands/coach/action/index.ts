import { sentence } from '../../../blocks/build.ts'
import { actionForm } from '../../../forms/give/action-form.ts'
import type { SubCommand } from '../sub-command.ts'

export const actionSubCommand: SubCommand = {
  word: 'action',
  description: 'Add an action to an account plan, or change yours: words, owner, day, state',
  usageHint: '[account]',
  examples: ['/coach action Lakeside'],
  phrases: ['add an action for …', 'add an action to …', 'action for …'],
  opens: text => ({ form: actionForm, value: text }),
  answer: async () => sentence('The form opens beside the conversation.'),
}
