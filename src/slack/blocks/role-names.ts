/** Buyer roles as a reader meets them. */
export const roleNames = {
  economic_buyer: 'Economic buyer',
  influencer_gatekeeper: 'Influencer or gatekeeper',
  user_technical: 'User or technical buyer',
} as const
