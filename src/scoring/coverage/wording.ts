import type { BuyerRole, SellerRole } from '../vocabulary.ts'

const buyerRoles: Record<BuyerRole, string> = {
  economic_buyer: 'economic buyer',
  influencer_gatekeeper: 'influencer or gatekeeper',
  user_technical: 'user or technical buyer',
}

const sellerRoles: Record<SellerRole, string> = {
  sam: 'strategic account manager',
  account_manager: 'account manager',
  hunter: 'hunter',
  portfolio_rep: 'portfolio rep',
  overlay_specialist: 'overlay specialist',
  presales: 'presales',
  inside_sales: 'inside sales',
  customer_service: 'customer service',
  executive_sponsor: 'executive sponsor',
  partner: 'partner',
}

export const buyerRoleWords = (role: BuyerRole) => buyerRoles[role]
export const sellerRoleWords = (role: SellerRole) => sellerRoles[role]
