import type { NudgeWords } from '../../../src/coaching/nudge.ts'
import { sayDate, sayTier } from '../../../src/coaching/words.ts'
import type { TemplateNameEvidence } from './evidence.ts'

/** Words of a sales conversation: what is so, the numbers, and one thing to do. */
export function sayTemplateName({ accountName, tier, asOf, answered }: TemplateNameEvidence): NudgeWords {
  return {
    headline: `${accountName} is in ${sayTier(tier)}`,
    evidence: [`${answered} of 10 questions answered; as of ${sayDate(asOf)}`],
    play: 'Say here the one thing to do next, and why it helps the customer.',
    action: { label: 'Open coverage', kind: 'open_coverage' },
  }
}
