import { reachServices } from '../reach-services.ts'
import type { SubCommand } from '../sub-command.ts'

export const growthSubCommand: SubCommand = {
  word: 'growth',
  description: 'Where growth came from, and how much revenue was kept: a year against the year before',
  usageHint: '[segment]',
  examples: ['/coach growth', '/coach growth hospital'],
  phrases: ['growth of …', 'growth in …', 'growth for …', 'growth …', 'where did growth come from …'],
  // Loaded when first asked: acknowledging a command must not wait for the scoring core.
  async answer(ports, asked, services) {
    const { answerGrowth } = await import('../../../../workflows/answers/growth.ts')
    const { growthReply } = await import('./reply.ts')
    const baseCurrency = async () => (await reachServices(services).operations.settings()).baseCurrency
    return growthReply(await answerGrowth(ports, asked, baseCurrency))
  },
}
