import { sentence } from '../../../blocks/build.ts'
import { accountChannelForm } from '../../../forms/account-channel.ts'
import type { SubCommand } from '../sub-command.ts'

export const channelSubCommand: SubCommand = {
  word: 'channel',
  description: 'Which channel belongs to an account, so that its check-ins are asked for there',
  usageHint: '[account]',
  examples: ['/coach channel Lakeside'],
  phrases: ['channel of …', 'channel for …', 'which channel belongs to …'],
  opens: text => ({ form: accountChannelForm, value: text }),
  answer: async () => sentence('The form for the channel opens beside the conversation.'),
}
