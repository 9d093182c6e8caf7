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

/** "a", "a and b", "a, b and c". */
export function list(words: readonly string[], last = 'and'): string {
  return words.length <= 1
    ? words.join('')
    : `${words.slice(0, -1).join(', ')} ${last} ${words[words.length - 1]}`
}

export const percent = (share: number) => `${Math.floor(share * 100 + 0.5)} %`

/** "1 day", "14 days". */
export const count = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`
