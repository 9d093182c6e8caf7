import { z } from 'zod'
import { list } from '../wording.ts'
import type { Assignment, BuyingCentre } from './input.ts'
import { type CoverageIssue, issue } from './issue.ts'
import { nameOf, type Standing } from './standing.ts'

const trait = z.enum(['cycle_length', 'budget_owner', 'selection', 'frequency'])
type Trait = z.output<typeof trait>

export const cycleComparison = z.object({
  centres: z.tuple([z.string(), z.string()]),
  differ: z.boolean(),
  differences: z.array(trait),
  unknown: z.array(trait),
  /** The one seller who serves both as a generalist, if it is one. */
  generalist: z.string().nullable(),
  splitAdvised: z.boolean(),
})
type CycleComparison = z.output<typeof cycleComparison>

type Verdict = 'same' | 'different' | 'unknown'

function compareNumbers(a: number | undefined, b: number | undefined, tolerance: number): Verdict {
  if (a === undefined || b === undefined) return 'unknown'
  const shorter = Math.min(a, b)
  return (Math.max(a, b) - shorter) / shorter > tolerance ? 'different' : 'same'
}

function compareNames(a: string | undefined, b: string | undefined): Verdict {
  if (a === undefined || b === undefined) return 'unknown'
  return a.trim().toLowerCase() === b.trim().toLowerCase() ? 'same' : 'different'
}

function verdicts(a: BuyingCentre, b: BuyingCentre, tolerance: number): Record<Trait, Verdict> {
  return {
    cycle_length: compareNumbers(a.cycleDays, b.cycleDays, tolerance),
    budget_owner: compareNames(a.budgetOwner, b.budgetOwner),
    selection: compareNames(a.selectedBy, b.selectedBy),
    frequency: compareNumbers(a.buysEveryDays, b.buysEveryDays, tolerance),
  }
}

/** Who owns a centre: those assigned to it or to one of its families; where there are none, the account-wide owners. */
function ownersOf(centre: BuyingCentre, at: Standing): string[] {
  const owning = at.assignments.filter(
    row => at.model.coverage.ownerRoles.includes(row.role) && at.sellers.has(row.seller),
  )
  const isSpecific = ({ buyingCentre, family }: Assignment) =>
    buyingCentre === centre.id ||
    (buyingCentre === undefined && family !== undefined && centre.families.includes(family))
  const isAccountWide = (row: Assignment) => row.buyingCentre === undefined && row.family === undefined
  const specific = owning.filter(isSpecific)
  const rows = specific.length > 0 ? specific : owning.filter(isAccountWide)
  return [...new Set(rows.map(row => row.seller))]
}

function compare(a: BuyingCentre, b: BuyingCentre, at: Standing): CycleComparison {
  const { differsByMoreThan, differencesNeeded } = at.model.coverage.buyingCycle
  const byTrait = verdicts(a, b, differsByMoreThan)
  const traits = (verdict: Verdict) => trait.options.filter(name => byTrait[name] === verdict)
  const differences = traits('different')
  const differ = differences.length >= differencesNeeded
  const [first, ...others] = new Set([...ownersOf(a, at), ...ownersOf(b, at)])
  const covered = ownersOf(a, at).length > 0 && ownersOf(b, at).length > 0
  const generalist = covered && others.length === 0 ? (first ?? null) : null
  return {
    centres: [a.id, b.id],
    differ,
    differences,
    unknown: traits('unknown'),
    generalist,
    splitAdvised: differ && generalist !== null,
  }
}

/** Every pair of buying centres: how their cycles differ, and whether one generalist serves both. */
export function cycleComparisons(at: Standing): CycleComparison[] {
  const centres = [...at.buyingCentres].sort((a, b) => (a.id < b.id ? -1 : 1))
  return centres.flatMap((a, index) => centres.slice(index + 1).map(b => compare(a, b, at)))
}

const traitWords: Record<Trait, string> = {
  cycle_length: 'how long buying takes',
  budget_owner: 'who owns the budget',
  selection: 'who selects',
  frequency: 'how often they buy',
}

export function generalistIssues(at: Standing): CoverageIssue[] {
  const names = new Map(at.buyingCentres.map(centre => [centre.id, nameOf(centre)]))
  return cycleComparisons(at)
    .filter(pair => pair.splitAdvised)
    .map(({ centres, differences, generalist }) => {
      const [a, b] = centres.map(id => names.get(id) ?? id)
      const seller = generalist ?? ''
      return issue({
        code: 'one_generalist_on_different_buying_cycles',
        subject: centres.join(' / '),
        sentence: `${at.sellers.get(seller)?.name ?? seller} alone serves ${a} and ${b}, which buy differently: ${list(differences.map(name => traitWords[name]))}.`,
        play: `Split the role: one seller for ${a}, one for ${b}, and one accountable lead for the account.`,
        evidence: { seller, buyingCentres: [...centres], differences: [...differences] },
      })
    })
}
