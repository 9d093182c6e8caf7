import type { SubCommand } from '../sub-command.ts'

export const planSubCommand: SubCommand = {
  word: 'plan',
  description: 'The account plan: objectives, actions, how complete and fresh it is, what was kept of it',
  usageHint: '[account]',
  examples: ['/coach plan Lakeside'],
  phrases: ['account plan of …', 'account plan for …', 'account plan …', 'plan of …', 'plan for …'],
  // Loaded when first asked: acknowledging a command must not wait for the scoring core.
  async answer(ports, asked) {
    const { answerPlan } = await import('../../../../workflows/answers/account-plan.ts')
    const { planReply } = await import('./reply.ts')
    return planReply(await answerPlan(ports, asked))
  },
}
