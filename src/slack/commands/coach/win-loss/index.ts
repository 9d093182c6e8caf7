import { answeredReply } from '../../../actions/answers.ts'
import { sayReaction } from '../../../actions/reactions.ts'
import { sentence } from '../../../blocks/build.ts'
import type { SubCommand } from '../sub-command.ts'

export const winLossSubCommand: SubCommand = {
  word: 'win-loss',
  description: 'Why an opportunity of yours was won or lost: four questions, a tap each',
  usageHint: '[opportunity]',
  examples: ['/coach win-loss'],
  phrases: ['why did we win …', 'why did we lose …', 'win loss …'],
  async answer(_ports, { slackUserId, text }, services) {
    if (services === undefined) return sentence('Please ask again in a moment.')
    const { askWinLoss } = await import('../../../../workflows/react/index.ts')
    return answeredReply(await askWinLoss(services.react, slackUserId, text), sayReaction)
  },
}
