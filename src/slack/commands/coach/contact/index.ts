import { sentence } from '../../../blocks/build.ts'
import { contactForm } from '../../../forms/give/contact-form.ts'
import type { SubCommand } from '../sub-command.ts'

export const contactSubCommand: SubCommand = {
  word: 'contact',
  description: 'Add a contact with buyer role and influence, or correct what is known of one',
  usageHint: '[account]',
  examples: ['/coach contact Lakeside'],
  phrases: ['add a contact at …', 'add a contact for …', 'new contact at …'],
  opens: text => ({ form: contactForm, value: text }),
  answer: async () => sentence('The form opens beside the conversation.'),
}
