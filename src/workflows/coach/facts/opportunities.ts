import type { PursuitFacts, SegmentDifference } from '../../../coaching/index.ts'
import type { RunStore } from '../../ports/index.ts'
import { pursuitFields, winRateFields } from './shapes.ts'
import { allFindings } from './stored-findings.ts'

/** Chance below which two win rates count as different, over all pairs. */
const SIGNIFICANT_BELOW = 0.05

export async function readPursuits(runs: RunStore, runId: string): Promise<readonly PursuitFacts[]> {
  const found = await allFindings(runs, runId, 'rogue-signal', pursuitFields)
  return [...found.values()].map(({ opportunity, name, account, owner, flags, sentence, closedOn }) => ({
    opportunityId: opportunity,
    name: name ?? opportunity,
    accountId: account,
    ownerId: owner,
    flags,
    sentence,
    closedOn,
  }))
}

export async function readSegmentDifferences(
  runs: RunStore,
  runId: string,
): Promise<readonly SegmentDifference[]> {
  const found = await allFindings(runs, runId, 'win-rate', winRateFields)
  return [...found.values()].flatMap(({ groups, differences, closedFrom, closedUntil }) =>
    differences
      .filter(({ adjustedP }) => adjustedP < SIGNIFICANT_BELOW)
      .flatMap(({ a, b, delta, adjustedP }) => {
        const group = (id: string) => groups.find(each => each.id === id)
        const [weaker, stronger] = delta < 0 ? [group(a), group(b)] : [group(b), group(a)]
        if (weaker === undefined || stronger === undefined || closedFrom === null || closedUntil === null)
          return []
        const rate = ({ id, won, n }: typeof weaker) => ({ segment: id, won, n })
        return [{ weaker: rate(weaker), stronger: rate(stronger), adjustedP, closedFrom, closedUntil }]
      }),
  )
}
