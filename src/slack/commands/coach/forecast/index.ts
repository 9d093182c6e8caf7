import { reachServices } from '../reach-services.ts'
import type { SubCommand } from '../sub-command.ts'

export const forecastSubCommand: SubCommand = {
  word: 'forecast',
  description:
    'What open opportunities and the next month should bring, how sure that is, and how right it was before; for managers and sales operations',
  usageHint: '[team]',
  examples: ['/coach forecast', '/coach forecast Colin Drummond'],
  phrases: [
    'forecast of …',
    'forecast for …',
    'forecast …',
    'expected revenue of …',
    'expected revenue …',
    'what will … bring',
  ],
  // Loaded when first asked: acknowledging a command must not wait for the scoring core.
  async answer(ports, asked, services) {
    const { answerForecast } = await import('../../../../workflows/answers/forecast.ts')
    const { forecastReply } = await import('./reply.ts')
    const baseCurrency = async () => (await reachServices(services).operations.settings()).baseCurrency
    return forecastReply(await answerForecast(ports, asked, baseCurrency))
  },
}
