import { sentence } from '../../blocks/build.ts'
import type { Command } from '../command.ts'

export const openCompMixAction = 'open_comp_mix'

export const compMixCommand: Command = {
  name: '/comp-mix',
  description: 'Whether a comp plan pays for what customers need',
  usageHint: '[plan or @person]',
  examples: ['/comp-mix', '/comp-mix @Dana Keller'],
  answer: async () => sentence('soon'),
}
