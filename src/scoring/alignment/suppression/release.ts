import type { Model } from '../../model/index.ts'
import { derivesSmallGroup } from './derivation.ts'

/**
 * One number that people have seen, or can work out: what about, and who is behind it. `people` are participants (the
 * same ids in every wave); only releases of one subject are compared.
 */
export interface Release {
  readonly subject: string
  readonly people: readonly string[]
}

export type Refusal = 'minimum' | 'differencing' | 'derivation'

export type Decision =
  | { readonly released: true; readonly log: readonly Release[] }
  | { readonly released: false; readonly rule: Refusal; readonly reason: 'suppressed_anonymity' }

export type SuppressionPolicy = Model['alignment']['suppression']

/** How many people a group needs: the minimum, besides a reader who may be one of them. */
export const fewestPeople = ({ minimumRespondents, readersMargin }: SuppressionPolicy): number =>
  minimumRespondents + readersMargin

/** Of two policies, for each value the one that shows less. */
export const stricter = (a: SuppressionPolicy, b: SuppressionPolicy): SuppressionPolicy => ({
  minimumRespondents: Math.max(a.minimumRespondents, b.minimumRespondents),
  readersMargin: Math.max(a.readersMargin, b.readersMargin),
  oneDecimalBelow: Math.max(a.oneDecimalBelow, b.oneDecimalBelow),
  homogeneousBelow: Math.max(a.homogeneousBelow, b.homogeneousBelow),
  hiddenByChance: Math.max(a.hiddenByChance, b.hiddenByChance),
})

/**
 * May this be shown after all that has been shown? Never a group below the minimum, never one that differs by
 * fewer people from a group already shown, never one that together with the others gives a smaller group away.
 * What is released is added to the log; the same group may be shown again.
 */
export function decide(query: Release, log: readonly Release[], policy: SuppressionPolicy): Decision {
  const fewest = fewestPeople(policy)
  const people = new Set(query.people)
  const shown = log.filter(({ subject }) => subject === query.subject).map(release => new Set(release.people))
  if (people.size < fewest) return refuse('minimum')
  if (shown.some(other => isSame(other, people))) return { released: true, log }
  const isTooNear = (missing: number) => missing > 0 && missing < fewest
  if (shown.some(other => isTooNear(without(people, other)) || isTooNear(without(other, people))))
    return refuse('differencing')
  const limits = {
    byAnyone: fewest,
    besideOneself: policy.readersMargin > 0 ? policy.minimumRespondents : 0,
  }
  if (derivesSmallGroup([...shown, people], limits)) return refuse('derivation')
  return { released: true, log: [...log, { subject: query.subject, people: [...people].sort() }] }
}

const refuse = (rule: Refusal): Decision => ({ released: false, rule, reason: 'suppressed_anonymity' })

/** How many of `people` are not among `others`. */
function without(people: ReadonlySet<string>, others: ReadonlySet<string>): number {
  let count = 0
  for (const person of people) if (!others.has(person)) count++
  return count
}

function isSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && without(a, b) === 0
}
