import type { Model } from '../model/index.ts'
import { createRandom } from '../statistics/random.ts'
import { tierAcceptability } from './acceptability.ts'
import { type Assessment, assess } from './assessment.ts'
import { stageWeightsOf, toPortfolio } from './columns.ts'
import { criticalWeights } from './critical-weight.ts'
import { type AccountExplanation, explainAccount, portfolioMeans } from './explain.ts'
import type { SegmentationInput } from './input.ts'
import type { SegmentationOutput } from './output.ts'
import { weightsOf } from './overall.ts'
import { type Place, presentPlace } from './placement.ts'
import { accountRow, portfolioWarnings, revenueRanks } from './rows.ts'
import { runSettings } from './settings.ts'
import { rankAcceptability } from './smaa.ts'

export interface ScoredPortfolio {
  readonly output: SegmentationOutput
  /** Why one account stands where it stands, computed when asked; undefined for an unknown id. */
  explain(id: string): AccountExplanation | undefined
}

interface Compared {
  readonly id: string
  readonly account: number
  readonly overall: number
  readonly place: Place
}

function comparisonOf(input: SegmentationInput, assessment: Assessment): SegmentationOutput['comparison'] {
  if (input.compare === undefined) return undefined
  const [first, second] = input.compare.map(id => {
    const account = input.accounts.findIndex(row => row.id === id)
    return {
      id,
      account,
      overall: assessment.overall[account] as number,
      place: presentPlace(assessment, account),
    }
  }) as [Compared, Compared]
  const isKnown = ({ overall, place }: Compared) => !Number.isNaN(overall) && !Number.isNaN(place.behavior)
  if (!isKnown(first) || !isKnown(second)) return null
  const [leader, other] = first.overall >= second.overall ? [first, second] : [second, first]
  return {
    leader: leader.id,
    other: other.id,
    leaderOverall: leader.overall,
    otherOverall: other.overall,
    criticalWeights: criticalWeights(
      leader.place,
      other.place,
      weightsOf(assessment.portfolio, leader.account),
    ),
  }
}

/** Up to this many accounts the acceptability of each rank is reported too; its size is their square. */
const RANKS_UP_TO = 100

function acceptabilitiesOf(input: SegmentationInput, assessment: Assessment, draws: number) {
  if (input.acceptability === undefined) return undefined
  const { seed, concentration } = input.acceptability
  const { scored, overall } = assessment
  const ofTiers = tierAcceptability(assessment, draws, createRandom(seed), concentration)
  const complete = [...scored].filter(account => !Number.isNaN(assessment.scores.behavior[account]))
  const ranked = complete.length <= RANKS_UP_TO ? complete : []
  const places = ranked.map(account => Object.values(presentPlace(assessment, account)))
  const ofRanks = rankAcceptability(places, draws, createRandom(seed))
  const byAccount = new Map(ranked.map((account, index) => [account, ofRanks[index]]))
  return Array.from(overall, (_, account) => {
    const tiers = ofTiers[account]
    if (tiers == null) return null
    const { ranks = null, centralWeights = null } = byAccount.get(account) ?? {}
    return { ...tiers, ranks: ranks && [...ranks], centralWeights: centralWeights && [...centralWeights] }
  })
}

/** Scores checked accounts. `input` must have passed the module's schema and check. */
export function scorePortfolio(input: SegmentationInput, model: Model): ScoredPortfolio {
  const settings = runSettings(model, input.share)
  const assessment = assess(toPortfolio(input, settings), settings)
  const means = portfolioMeans(assessment)
  const ranks = revenueRanks(assessment)
  const draws = input.acceptability?.draws ?? settings.acceptability.draws
  const acceptabilities = acceptabilitiesOf(input, assessment, draws)
  const positions = new Map(input.accounts.map((account, position) => [account.id, position]))

  const explain = (id: string) => {
    const position = positions.get(id)
    return position === undefined ? undefined : explainAccount(assessment, position, means)
  }
  const comparison = comparisonOf(input, assessment)
  const output: SegmentationOutput = {
    n: assessment.scored.length,
    method: 'weighted mean of scaled answers; Tier 1 by weighted Chebyshev distance of percentile ranks',
    params: {
      stageWeights: stageWeightsOf(input, settings),
      tier1Share: settings.tier1Share,
      tier2Share: settings.tier2Share,
      eligibility: settings.eligibility,
      tieAllowanceRatio: settings.tieAllowanceRatio,
      bufferRatio: input.previousTiers === undefined ? 0 : settings.bufferRatio,
      ...(input.family !== undefined && { family: input.family }),
      ...(input.acceptability !== undefined && {
        acceptability: { ...input.acceptability, draws, standardErrorAtMost: Math.sqrt(0.25 / draws) },
      }),
    },
    warnings: portfolioWarnings(assessment),
    modelVersion: settings.modelVersion,
    tier1Count: assessment.tier1.cut.count,
    tier1Target: assessment.scored.length === 0 ? 0 : assessment.tier1.rule.target,
    accounts: input.accounts.map((account, position) => ({
      ...accountRow(assessment, position, account.id, means, ranks[position] as number),
      ...(acceptabilities !== undefined && { acceptability: acceptabilities[position] ?? null }),
    })),
    ...(comparison !== undefined && { comparison }),
    ...(input.explain !== undefined && {
      explanations: input.explain.flatMap(id => {
        const explanation = explain(id)
        if (explanation === undefined) return []
        const { sentence, ends, changes } = explanation
        return [
          { id, sentence, ends, changes: changes.map(({ scores, tier }) => ({ scores: [...scores], tier })) },
        ]
      }),
    }),
  }
  return { output, explain }
}
