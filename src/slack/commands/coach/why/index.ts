import { reachServices } from '../reach-services.ts'
import type { SubCommand } from '../sub-command.ts'

export const whySubCommand: SubCommand = {
  word: 'why',
  description: 'Why you were told something: the facts, the rule, the snapshot, and who else was told',
  usageHint: '[message]',
  examples: ['/coach why', '/coach why Lakeside'],
  phrases: [
    'why did you tell me about …',
    'why did you tell me …',
    'why did you write about …',
    'why was i told about …',
    'why was i told …',
  ],
  // Loaded when first asked: acknowledging a command must not wait for the words of every nudge.
  async answer(ports, asked, services) {
    const { answerWhy } = await import('../../../../workflows/answers/why.ts')
    const { whyReply } = await import('./reply.ts')
    const { coaching } = reachServices(services).react
    return whyReply(await answerWhy({ ...ports, coaching }, asked))
  },
}
