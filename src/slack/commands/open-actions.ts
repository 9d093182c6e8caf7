/** Buttons that open the coverage of the account in their value. */
export const openCoverageAction = 'open_coverage'

/** Buttons that open the form of a fact; each has in its value the account, or what else it is about. */
export const giveActions = {
  plan: 'give_plan',
  objective: 'give_objective',
  action: 'give_action',
  review: 'give_review',
  contact: 'give_contact',
  rating: 'give_rating',
} as const
