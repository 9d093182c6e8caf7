export const dimensions = ['need', 'value', 'behavior'] as const
export type Dimension = (typeof dimensions)[number]

export const stages = ['introduction', 'growth', 'maturity', 'decline'] as const
export type Stage = (typeof stages)[number]

/** The ten questions (Kapoor & Manohar 2016, shortened), in the order in which contributions are listed. */
export const questions = [
  { id: 'N1', dimension: 'need', text: 'What share of the customer’s portfolio do our offerings cover?' },
  {
    id: 'N2',
    dimension: 'need',
    text: 'How well does the customer’s buying fit our growth plans, SaaS above all?',
  },
  { id: 'N3', dimension: 'need', text: 'How much high-touch service does the customer require from reps?' },
  { id: 'V1', dimension: 'value', text: 'How much business do we do with the customer today?' },
  { id: 'V2', dimension: 'value', text: 'What is the total opportunity from the customer?' },
  { id: 'V3', dimension: 'value', text: 'How important is the customer to our share of wallet?' },
  {
    id: 'V4',
    dimension: 'value',
    text: 'How much of what the customer buys is higher-value or higher-margin?',
  },
  {
    id: 'B1',
    dimension: 'behavior',
    text: 'How empowered are the buyers to make forward-looking product decisions?',
  },
  {
    id: 'B2',
    dimension: 'behavior',
    text: 'How progressive is the leadership in spotting trends and making bets?',
  },
  {
    id: 'B3',
    dimension: 'behavior',
    text: 'How regular and streamlined are processes such as payments and notifications?',
  },
] as const satisfies readonly { id: string; dimension: Dimension; text: string }[]

export type QuestionId = (typeof questions)[number]['id']
export const questionIds: readonly QuestionId[] = questions.map(question => question.id)

export function questionText(id: QuestionId): string {
  return questions.find(question => question.id === id)?.text ?? id
}

export const tiers = ['unscored', '1a', '1b', '2', '3'] as const
export type Tier = (typeof tiers)[number]
