import { reachServices } from '../reach-services.ts'
import type { SubCommand } from '../sub-command.ts'

export const muteSubCommand: SubCommand = {
  word: 'mute',
  description: 'Silence about an account, a kind of message or everything, for 7 days or as many as you say',
  usageHint: '[account or kind] [days]',
  examples: ['/coach mute', '/coach mute Lakeside 14', '/coach mute plan stale 30'],
  phrases: ['mute …', 'be quiet about …', 'stop telling me about …'],
  // Loaded when first asked: acknowledging a command must not wait for the words of every nudge.
  async answer(ports, asked, services) {
    const { answerMute } = await import('../../../../workflows/answers/mute.ts')
    const { muteReply } = await import('./reply.ts')
    const { react } = reachServices(services)
    return muteReply(await answerMute({ ...ports, coaching: react.coaching }, asked), ports)
  },
}
