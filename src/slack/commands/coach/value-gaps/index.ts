import type { SubCommand } from '../sub-command.ts'

export const valueGapsSubCommand: SubCommand = {
  word: 'value-gaps',
  description:
    'What buyers value and how we compare, gaps first, with what our own sellers believe beside it',
  usageHint: '[segment or account]',
  examples: ['/coach value-gaps', '/coach value-gaps hospital'],
  phrases: [
    'value gaps of …',
    'value gaps for …',
    'value gaps in …',
    'value gaps …',
    'what do customers value …',
    'what do buyers value …',
    'what does … value',
  ],
  // Loaded when first asked: acknowledging a command must not wait for the scoring core.
  async answer(ports, asked) {
    const { answerValueGaps } = await import('../../../../workflows/answers/value-gaps.ts')
    const { valueGapsReply } = await import('./reply.ts')
    return valueGapsReply(await answerValueGaps(ports, asked))
  },
}
