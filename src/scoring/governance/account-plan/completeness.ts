import { z } from 'zod'
import type { Finding } from '../../finding.ts'
import { planParts, relationshipParts } from '../../model/governance.ts'
import type { Model } from '../../model/index.ts'
import { absence, reading } from '../../result.ts'
import { sum } from '../../statistics/sample.ts'
import { buyerRole } from '../../vocabulary.ts'
import { list, percent } from '../../wording.ts'
import type { GovernanceInput } from './input.ts'
import type { GovernanceIssue } from './issue.ts'

const part = z.enum(planParts)
type Part = z.output<typeof part>

export const planPart = z.object({ part, isPresent: z.boolean(), isRelationship: z.boolean() })

const isWritten = (text: string | undefined) => text !== undefined && text.trim() !== ''

const present = ({ contacts, asOf }: GovernanceInput) =>
  contacts.filter(({ leftOn }) => leftOn === undefined || leftOn >= asOf)

const holdsNow = (row: GovernanceInput['assignments'][number], asOf: string) =>
  (row.from === undefined || row.from <= asOf) && (row.to === undefined || row.to >= asOf)

/** Actions that were not given up. */
const standing = ({ actions, asOf }: GovernanceInput) =>
  actions.filter(({ cancelledOn }) => cancelledOn === undefined || cancelledOn > asOf)

/** A contact with a known influence for every buyer role that the tier requires. */
function hasInfluenceMap(input: GovernanceInput, model: Model): boolean {
  const mapped = new Set(
    present(input).flatMap(row => (row.influence === undefined ? [] : (row.buyerRole ?? []))),
  )
  return buyerRole.options
    .filter(role => model.coverage.buyerRoles[role].requiredOn.includes(input.account.tier))
    .every(role => mapped.has(role))
}

/** Every key stakeholder has an action of their own; where none is known, there is nothing to be content with. */
function hasRelationshipActions(input: GovernanceInput, model: Model): boolean {
  const { keyInfluenceFrom } = model.governance.completeness
  const key = present(input).filter(row => (row.influence ?? -1) >= keyInfluenceFrom)
  const served = new Set(standing(input).map(row => row.contact))
  return key.length > 0 && key.every(({ id }) => served.has(id))
}

function hasRole(role: 'executive_sponsor' | 'partner', input: GovernanceInput): boolean {
  return input.assignments.some(row => row.role === role && holdsNow(row, input.asOf))
}

function isPresent(name: Part, input: GovernanceInput, model: Model): boolean {
  const { plan, objectives } = input
  const actions = standing(input)
  switch (name) {
    case 'influence_map':
      return hasInfluenceMap(input, model)
    case 'sponsor':
      return hasRole('executive_sponsor', input)
    case 'relationship_actions':
      return hasRelationshipActions(input, model)
    case 'partner_stakeholders':
      return (
        (plan?.hasNoPartners ?? false) ||
        hasRole('partner', input) ||
        present(input).some(row => row.isPartner)
      )
    case 'customer_objectives':
      return isWritten(plan?.customerObjectives)
    case 'objectives':
      return objectives.length > 0
    case 'owned_dated_actions':
      return actions.length > 0 && actions.every(row => row.owner !== undefined && row.dueOn !== undefined)
    case 'installed_base':
      return isWritten(plan?.installedBase)
    case 'competition':
      return isWritten(plan?.competition)
  }
}

const isRelationship = (name: Part) => relationshipParts.some(each => each === name)

export function planPartsOf(input: GovernanceInput, model: Model): z.output<typeof planPart>[] {
  if (input.plan === undefined) return []
  return planParts.map(name => ({
    part: name,
    isPresent: isPresent(name, input, model),
    isRelationship: isRelationship(name),
  }))
}

const partWords: Record<Part, string> = {
  influence_map: 'an influence map',
  sponsor: 'an executive sponsor',
  relationship_actions: 'an action for each key stakeholder',
  partner_stakeholders: 'the partners who matter',
  customer_objectives: "the customer's own objectives",
  objectives: 'objectives',
  owned_dated_actions: 'actions with owners and dates',
  installed_base: 'the installed base',
  competition: 'the competition',
}

function completenessOver(
  names: readonly Part[],
  title: string,
  input: GovernanceInput,
  model: Model,
): Finding<number> {
  const { weights } = model.governance.completeness
  const parts = planPartsOf(input, model).filter(row => names.includes(row.part))
  const basis = { n: parts.length, method: title, params: { weights }, modelVersion: model.version }
  const total = sum(names.map(name => weights[name]))
  if (parts.length === 0 || total === 0)
    return absence({ ...basis, reason: 'missing_input', sentence: 'There is no account plan.' })
  const contributions = parts.map(row => ({
    term: row.part,
    points: row.isPresent ? weights[row.part] / total : 0,
  }))
  const missing = parts.filter(row => !row.isPresent).map(row => partWords[row.part])
  const value = sum(contributions.map(({ points }) => points))
  return reading({
    ...basis,
    value,
    contributions,
    sentence: missing.length === 0 ? 'The plan has every part.' : `The plan lacks ${list(missing)}.`,
  })
}

/** Weighted share of the parts that the plan has, 0..1, the relationship side first. */
export const planCompleteness = (input: GovernanceInput, model: Model) =>
  completenessOver(planParts, 'weighted share of plan parts present', input, model)

export const relationshipCompleteness = (input: GovernanceInput, model: Model) =>
  completenessOver(relationshipParts, 'weighted share of relationship parts present', input, model)

export function completenessIssues(input: GovernanceInput, model: Model): GovernanceIssue[] {
  const { value, explanation } = relationshipCompleteness(input, model)
  if (value === null || value >= model.governance.completeness.thinBelow) return []
  const missing = planPartsOf(input, model).filter(row => row.isRelationship && !row.isPresent)
  const [first] = missing
  return [
    {
      code: 'plan_thin_on_relationships',
      subject: '',
      sentence: `The plan is about selling more than about people: ${explanation.sentence.replace('The plan ', 'it ')}`,
      play: first === undefined ? 'Plan the relationships.' : `Start with ${partWords[first.part]}.`,
      evidence: { missing: missing.map(row => row.part), present: percent(value) },
    },
  ]
}
