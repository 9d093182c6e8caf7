import type { Person } from './ports/index.ts'

/** How a person stands to what they ask about. */
export interface Relation {
  /** An assignment on the account holds today, for the person or for someone below them. */
  readonly coversAccount: boolean
  readonly teamCoversAccount: boolean
}

export interface PlanRelation {
  /** The plan pays this person. */
  readonly isOwnPlan: boolean
  /** The plan pays someone below this person, or belongs to their line. */
  readonly isOfOwnLine: boolean
}

/** Yes, or no with who can help. */
export type Access = { readonly isAllowed: true } | { readonly isAllowed: false; readonly help: string }

const allowed: Access = { isAllowed: true }
const denied = (help: string): Access => ({ isAllowed: false, help })

const sellersOnly =
  'Accounts are shown to those who sell to them, their managers and sales operations. Sales operations can tell you who covers it; if you do sell, they can correct your role in the people data.'

/** Deny by default: what is not named here is not shown. */
export function mayReadAccount(person: Person, relation: Relation): Access {
  if (person.role === 'sales_operations') return allowed
  if (person.role === 'manager' && relation.teamCoversAccount) return allowed
  if (person.role === 'other') return denied(sellersOnly)
  if (relation.coversAccount) return allowed
  return denied(
    'You see the accounts that you, or people in your team, are assigned to. Sales operations can assign you.',
  )
}

/** Compensation: the person, the managers above them and sales operations only. */
export function mayReadPlan(person: Person, relation: PlanRelation): Access {
  if (person.role === 'sales_operations') return allowed
  if (relation.isOwnPlan) return allowed
  if (person.role === 'manager' && relation.isOfOwnLine) return allowed
  return denied(
    'A comp plan is shown to the people it pays, their managers and sales operations only. Ask sales operations if you need it.',
  )
}

const ownLineOnly =
  'What if a plan were different is for the managers of its line and sales operations to try. Ask one of them.'

/** Trying other weights of a plan is for those who shape it; the people that it pays try their own earnings. */
export function mayTryPlan(person: Person, relation: PlanRelation): Access {
  if (person.role === 'sales_operations') return allowed
  return person.role === 'manager' && relation.isOfOwnLine ? allowed : denied(ownLineOnly)
}

/** Earnings are tried by the person themselves and by nobody else. */
export function mayTryEarnings(_person: Person, relation: PlanRelation): Access {
  return relation.isOwnPlan
    ? allowed
    : denied('Earnings under a plan are tried by the people it pays, each for themselves.')
}

/** How a person stands to the plan of an account that they may see. */
export interface GovernanceRelation {
  /** As the SAM of the account, or as the delegate in their place. */
  readonly governs: boolean
  /** Name of whoever governs; null where nobody does yet. */
  readonly governor: string | null
  readonly isLead: boolean
}

/** A plan, its objectives and its reviews are of whoever governs it; where nobody does, the lead or a manager begins one. */
export function mayChangeAccountPlan(person: Person, relation: GovernanceRelation): Access {
  if (relation.governs || person.role === 'sales_operations') return allowed
  if (relation.governor !== null)
    return denied(`${relation.governor} governs the plan of this account, and can name a delegate.`)
  return relation.isLead || person.role === 'manager'
    ? allowed
    : denied(
        'Nobody governs a plan of this account yet. Its accountable lead, their manager or sales operations can begin one.',
      )
}

/** Everyone on an account may add to its plan; what an action says is for its owner and whoever governs to change. */
export function mayChangeAction(
  person: Person,
  relation: GovernanceRelation & { readonly isOwner: boolean },
): Access {
  if (relation.isOwner) return allowed
  const asGovernor = mayChangeAccountPlan(person, relation)
  return asGovernor.isAllowed
    ? allowed
    : denied(`An action is changed by its owner, or by whoever governs the plan. ${asGovernor.help}`)
}

/** What sellers believe is asked of those who sell, and of their managers. */
export function mayRateValue(person: Person): Access {
  return person.role === 'other' || person.role === 'sales_operations'
    ? denied('What sellers believe of their buyers is asked of sellers and their managers alone.')
    : allowed
}

/** What customers of a segment value is for every colleague: it names no customer and no person. */
export function mayReadValueMatrix(_colleague: Person): Access {
  return allowed
}

/** Growth of a segment is made of all its accounts, so it is for those who answer for more than their own. */
export function mayReadGrowth(person: Person): Access {
  return person.role === 'manager' || person.role === 'sales_operations'
    ? allowed
    : denied('Growth is shown to managers and sales operations. Ask your manager.')
}

/** What a team's opportunities should bring is for the managers above it and sales operations. */
export function mayReadForecast(person: Person, relation: { readonly isOfOwnLine: boolean }): Access {
  if (person.role === 'sales_operations') return allowed
  if (person.role === 'manager' && relation.isOfOwnLine) return allowed
  return denied(
    'Managers see the forecast of their own team, and sales operations every one. Ask your manager.',
  )
}

/** Who would read what is posted where someone typed a command. */
export type Audience =
  | { readonly kind: 'direct' }
  /** The bot can't see who reads there. */
  | { readonly kind: 'unseen' }
  | { readonly kind: 'channel'; readonly isWithOthers: boolean; readonly hasGuests: boolean }

/** What may be posted is read by colleagues alone; where that can't be seen, nothing is posted. */
export function mayShareWith(audience: Audience): Access {
  if (audience.kind === 'direct')
    return denied('This is a direct message. Type the command in a channel of your team and share it there.')
  if (audience.kind === 'unseen')
    return denied(
      "I can't see who reads this channel. Invite me to it with `/invite`, then press the button again.",
    )
  if (audience.isWithOthers)
    return denied(
      'This channel is shared with another organisation. Share it in a channel of your own organisation.',
    )
  if (audience.hasGuests)
    return denied('There are guests in this channel. Share it in a channel without guests.')
  return allowed
}
