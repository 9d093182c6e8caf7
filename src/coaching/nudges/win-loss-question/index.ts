import { z } from 'zod'
import { defineNudge } from '../../nudge.ts'
import { winLossQuestion } from '../../win-loss.ts'
import { sayDate } from '../../words.ts'

const evidence = z.object({
  opportunityId: z.string(),
  name: z.string(),
  accountName: z.string(),
  outcome: z.enum(['won', 'lost', 'no_decision']),
  closedOn: z.string(),
})

const outcomes = { won: 'won', lost: 'lost', no_decision: 'ended without a decision' } as const

/** After an opportunity was closed its owner is asked why: four questions, a tap each; the first one stands in the message. */
export const winLossQuestionNudge = defineNudge({
  id: 'win-loss-question',
  title: 'Win and loss',
  when: 'You closed an opportunity, and nobody has said yet what decided it.',
  isQuestion: true,
  quietBy: 'reason',
  evidence,
  find: facts =>
    facts.closedOpportunities.map(({ ownerId, accountId, ...closed }) => ({
      kind: 'win-loss-question',
      accountId,
      reason: closed.opportunityId,
      personId: ownerId,
      severity: 30,
      evidence: closed,
    })),
  say(of) {
    const { text, choices } = winLossQuestion('reason')
    // Many name an opportunity after its account; once is enough.
    const about = of.name.includes(of.accountName) ? of.name : `${of.name} (${of.accountName})`
    return {
      headline: `${about} was ${outcomes[of.outcome]}: ${text}`,
      evidence: [`Closed ${sayDate(of.closedOn)} (1 opportunity)`],
      play: 'Four questions, a tap each; this is the first. What you believe is kept apart from what buyers say.',
      choices,
      action: { label: 'Open coverage', kind: 'open_coverage' },
    }
  },
  sayResolved: of => `${of.name}: thank you for saying why.`,
})
