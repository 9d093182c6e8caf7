import { z } from 'zod'

/** Who sells: `portfolio_rep` is what other texts call specialist or pillar, `account_manager` farmer. */
export const sellerRole = z.enum([
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
])
export type SellerRole = z.output<typeof sellerRole>

export const buyerRole = z.enum(['economic_buyer', 'influencer_gatekeeper', 'user_technical'])
export type BuyerRole = z.output<typeof buyerRole>

export const tier = z.enum(['1a', '1b', '2', '3', 'unscored'])
export type Tier = z.output<typeof tier>

export const competency = z.enum([
  'business_acumen',
  'account_planning',
  'relationship_building',
  'communication',
  'negotiation',
  'process_management',
])
export type Competency = z.output<typeof competency>
