import { coverageCommand } from '../../commands/coverage/index.ts'
import type { HomeSection } from '../section.ts'

/** The accounts of the viewer, worst gap first: what `/coverage` answers without a name. */
export const accountsSection: HomeSection = {
  id: 'accounts',
  isFor: () => true,
  async blocks({ answers }, { slackUserId }) {
    const { blocks } = await coverageCommand.answer(answers, { slackUserId, text: '' })
    return blocks
  },
}
