/** The closed vocabularies of the business facts, in the words of the glossary. */
export const sellerRoles = [
  'sam',
  'account_manager',
  'hunter',
  'portfolio_rep',
  'overlay_specialist',
  'presales',
  'inside_sales',
  'customer_service',
  'executive_sponsor',
  'partner',
] as const
export type SellerRole = (typeof sellerRoles)[number]

/** What a person does in the company: a seller role, or a role beside the sellers. */
export const personRoles = [...sellerRoles, 'manager', 'sales_operations', 'other'] as const
export type PersonRole = (typeof personRoles)[number]

export const buyerRoles = ['economic_buyer', 'influencer_gatekeeper', 'user_technical'] as const
export type BuyerRole = (typeof buyerRoles)[number]

export const buyerSegments = ['price_seeker', 'product_seeker', 'insight_seeker'] as const

export const lifeCycleStages = ['introduction', 'growth', 'maturity', 'decline'] as const

export const opportunityStages = [
  'prospecting',
  'engaging',
  'proposing',
  'negotiating',
  'won',
  'lost',
  'no_decision',
] as const
export const closedStages: readonly string[] = ['won', 'lost', 'no_decision']

export const activityKinds = ['meeting', 'call', 'email', 'workshop', 'demo', 'visit', 'other'] as const

/** The ten segmentation questions. */
export const segmentationQuestions = ['N1', 'N2', 'N3', 'V1', 'V2', 'V3', 'V4', 'B1', 'B2', 'B3'] as const
export type SegmentationQuestion = (typeof segmentationQuestions)[number]

export const statedBy = ['buyer', 'rep'] as const

/** The four questions after an opportunity was closed, in their order. */
export const winLossQuestions = ['reason', 'decider', 'rival', 'phase'] as const
export type WinLossQuestion = (typeof winLossQuestions)[number]
