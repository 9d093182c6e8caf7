import { sentence } from '../../../blocks/build.ts'
import { noAnswer } from '../../../blocks/no-answer.ts'
import { digestMessage } from '../../../messages/digest-message.ts'
import { reachServices } from '../reach-services.ts'
import type { SubCommand } from '../sub-command.ts'

export const digestSubCommand: SubCommand = {
  word: 'digest',
  description: 'This week of your team, for managers: whom to talk with, what moved, what stands out',
  usageHint: '',
  examples: ['/coach digest'],
  phrases: ['digest …', 'how is my team …', 'who should i coach …', 'whom should i coach …'],
  // Loaded when first asked: acknowledging a command must not wait for the scoring core.
  async answer(ports, { slackUserId }, services) {
    const { answerDigest } = await import('../../../../workflows/answers/digest.ts')
    const baseCurrency = async () => (await reachServices(services).operations.settings()).baseCurrency
    const answer = await answerDigest(ports, slackUserId, baseCurrency)
    switch (answer.kind) {
      case 'digest':
        return digestMessage({ type: 'manager-digest', digest: answer.digest, notice: null })
      case 'nothing_to_tell':
        return sentence(
          'Nothing to tell this week: no conversation, movement or exception in your team. `/coverage` lists its accounts.',
        )
      default:
        return noAnswer(answer)
    }
  },
}
