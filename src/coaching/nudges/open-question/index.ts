import { z } from 'zod'
import { type Choice, defineNudge } from '../../nudge.ts'

const evidence = z.object({
  accountName: z.string(),
  accountId: z.string(),
  question: z.string(),
  contact: z.object({ contactId: z.string(), name: z.string() }).nullable(),
  known: z.number(),
  missing: z.number(),
})

const five = (low: string, high: string): readonly Choice[] =>
  [1, 2, 3, 4, 5].map(value => ({
    value: String(value),
    label: value === 1 ? `1 ${low}` : value === 5 ? `5 ${high}` : String(value),
  }))

interface Asked {
  readonly text: string
  readonly choices: readonly Choice[]
}

/** The questions that are asked little by little, each answered with one tap. */
const asked: Readonly<Record<string, Asked>> = {
  N1: {
    text: 'What share of what they buy could we supply?',
    // The middle of each fifth, in percent.
    choices: [10, 30, 50, 70, 90].map(middle => ({
      value: String(middle),
      label: `${middle - 10}–${middle + 10} %`,
    })),
  },
  N2: { text: 'How well does what they buy fit where we grow?', choices: five('not at all', 'fully') },
  N3: { text: 'How much personal service do they need?', choices: five('none', 'a lot') },
  B1: { text: 'Are their buyers free to decide ahead?', choices: five('not at all', 'fully') },
  B2: { text: 'Do their leaders spot trends and act on them?', choices: five('never', 'always') },
  B3: { text: 'Do payments and notifications run smoothly there?', choices: five('never', 'always') },
  buyer_role: {
    text: 'What is their part in the decision to buy?',
    choices: [
      { value: 'economic_buyer', label: 'Decides on the money' },
      { value: 'influencer_gatekeeper', label: 'Influences, or guards the way' },
      { value: 'user_technical', label: 'Uses it, or judges the technique' },
    ],
  },
}

/** The answers that one tap can give to a question; none where it can't be answered so. */
export const questionChoices = (question: string): readonly Choice[] => asked[question]?.choices ?? []

/** One missing answer at a time, asked of the person who knows. */
export const openQuestion = defineNudge({
  id: 'open-question',
  title: 'One question',
  when: 'An answer that only you, or someone near the account, can give is missing.',
  isQuestion: true,
  quietBy: 'reason',
  evidence,
  find: facts =>
    facts.questions.map(({ personId, ...question }) => ({
      kind: 'open-question',
      accountId: question.accountId,
      reason: question.contact === null ? question.question : `buyer_role:${question.contact.contactId}`,
      personId,
      severity: 20,
      evidence: question,
    })),
  say(of) {
    const { text, choices } = asked[of.question] ?? { text: 'One answer is missing.', choices: [] }
    const about = of.contact === null ? of.accountName : `${of.contact.name} (${of.accountName})`
    return {
      headline: `${about}: ${text}`,
      evidence: [`${of.known} of ${of.known + of.missing} answers about this account are known`],
      play: 'One tap. Your answer is kept with your name and today’s date, and the next run reads it.',
      choices,
      action: { label: 'Open coverage', kind: 'open_coverage' },
    }
  },
  sayResolved: of => `${of.accountName}: answered. Thank you.`,
})
