import { sentence } from '../../../blocks/build.ts'
import { preferencesForm } from '../../../forms/preferences/index.ts'
import type { SubCommand } from '../sub-command.ts'

export const settingsSubCommand: SubCommand = {
  word: 'settings',
  description: 'When, where and how often I write to you, and about what not at all',
  usageHint: '',
  examples: ['/coach settings'],
  phrases: ['my settings …', 'my preferences …', 'settings …', 'preferences …', 'when do you write to me …'],
  opens: () => ({ form: preferencesForm, value: '' }),
  async answer() {
    return sentence('Your preferences are on the Home tab, under “How you hear from me”.')
  },
}
