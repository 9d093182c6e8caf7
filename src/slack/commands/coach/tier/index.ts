import type { SubCommand } from '../sub-command.ts'

export const tierSubCommand: SubCommand = {
  word: 'tier',
  description: 'Scores of an account, what they are made of, what would change its tier, and its history',
  usageHint: '[account]',
  examples: ['/coach tier Lakeside'],
  phrases: [
    'what tier is …',
    'which tier is …',
    'what tier does … have',
    'tier of …',
    'tier for …',
    'tier …',
    'scores of …',
    'score of …',
  ],
  // Loaded when first asked: acknowledging a command must not wait for the scoring core.
  async answer(ports, asked) {
    const { answerTier } = await import('../../../../workflows/answers/tier.ts')
    const { tierReply } = await import('./reply.ts')
    return tierReply(await answerTier(ports, asked))
  },
}
