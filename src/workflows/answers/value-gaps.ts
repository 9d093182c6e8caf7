import { z } from 'zod'
import { gapPlayFor } from '../../coaching/index.ts'
import { mayRateValue, mayReadValueMatrix } from '../access.ts'
import { cellFields } from '../coach/facts/shapes.ts'
import { allFindings } from '../coach/facts/stored-findings.ts'
import { findByName, type Named } from '../names.ts'
import type { ScoringRun } from '../ports/index.ts'
import { chooseAccount } from './account-scope.ts'
import { type AnswerPorts, type NoAnswer, whoAsks } from './ports.ts'

const side = z.object({
  n: z.number(),
  importance: z.number().nullable(),
  relativeEffectiveness: z.number().nullable(),
})
const cell = cellFields.extend({
  askedFrom: z.string(),
  /** Runs of an older release did not keep who was asked, and what reps said. */
  samples: z
    .array(z.string())
    .nullable()
    .transform(names => names ?? []),
  perceptionGaps: z
    .array(z.object({ attribute: z.string(), rep: side }))
    .nullable()
    .transform(gaps => gaps ?? []),
})
type Cell = z.output<typeof cell>

export type ValueRow = Cell['attributes'][number] &
  Pick<Cell, 'segment' | 'buyerRole' | 'buyingPhase' | 'importanceCut'> & {
    /** What reps say that buyers would answer; null where none was asked. */
    readonly reps: z.output<typeof side> | null
  }

export interface ValueGaps {
  readonly kind: 'value_gaps'
  readonly run: ScoringRun
  /** What was asked about; null for everything. */
  readonly segment: string | null
  /** The account whose segment it is. */
  readonly account: Named | null
  /** Those with a place in the matrix, the most pressing first in each. */
  readonly rows: readonly ValueRow[]
  /** Attributes with too few buyers' answers for a place. */
  readonly tooFew: number
  readonly asked: {
    readonly from: string
    readonly until: string
    readonly samples: readonly string[]
  } | null
  /** The asker may say what they believe. */
  readonly mayRate: boolean
  /** What to do about the first gap; null without one. */
  readonly play: string | null
}

export type ValueGapsAnswer =
  | ValueGaps
  | NoAnswer
  | { readonly kind: 'several'; readonly matches: readonly Named[] }
  | { readonly kind: 'none'; readonly typed: string; readonly nearest: readonly Named[] }
  /** The account belongs to no customer segment. */
  | { readonly kind: 'no_segment'; readonly account: Named }
  /** No buyers of the segment were asked. */
  | { readonly kind: 'not_asked'; readonly segment: string | null }

const GAP = 'Value Gaps to Address'

const pressing = (row: ValueRow) => Math.max(row.priorityIndex ?? 0, row.overDeliveryIndex ?? 0)

const rowsOf = (of: Cell): ValueRow[] =>
  of.attributes.map(row => ({
    ...row,
    segment: of.segment,
    buyerRole: of.buyerRole,
    buyingPhase: of.buyingPhase,
    importanceCut: of.importanceCut,
    reps: of.perceptionGaps.find(({ attribute }) => attribute === row.attribute)?.rep ?? null,
  }))

function gapsOf(
  cells: readonly Cell[],
  run: ScoringRun,
  about: Pick<ValueGaps, 'segment' | 'account' | 'mayRate'>,
) {
  const all = cells.flatMap(rowsOf)
  const rows = all
    .filter(({ quadrant }) => quadrant !== null)
    .toSorted((a, b) => Number(b.confident) - Number(a.confident) || pressing(b) - pressing(a))
  const dates = cells.flatMap(({ askedFrom, askedUntil }) => [askedFrom, askedUntil]).sort()
  const [from] = dates
  const until = dates.at(-1)
  const firstGap = rows.find(({ quadrant }) => quadrant === GAP)
  return {
    kind: 'value_gaps' as const,
    run,
    ...about,
    rows,
    tooFew: all.length - rows.length,
    asked:
      from === undefined || until === undefined
        ? null
        : { from, until, samples: [...new Set(cells.flatMap(({ samples }) => samples))].sort() },
    play: firstGap === undefined ? null : gapPlayFor(firstGap.attribute),
  }
}

const segmentName = (segment: string): Named => ({ id: segment, name: segment.replaceAll('_', ' ') })

/** Answers `/coach value-gaps [segment or account]` from the newest completed run. */
export async function answerValueGaps(
  ports: AnswerPorts,
  asked: { readonly slackUserId: string; readonly text: string },
): Promise<ValueGapsAnswer> {
  const person = await whoAsks(ports, asked.slackUserId)
  if (person === null) return { kind: 'unknown_person' }
  const access = mayReadValueMatrix(person)
  if (!access.isAllowed) return { kind: 'denied', help: access.help }
  const [run] = await ports.runs.lastCompleted(1)
  if (run === undefined) return { kind: 'no_run' }
  const cells = [...(await allFindings(ports.runs, run.runId, 'value-matrix', cell)).values()]
  const typed = asked.text.trim()
  const ofSegment = (segment: string | null, account: Named | null): ValueGapsAnswer => {
    const own = segment === null ? cells : cells.filter(each => each.segment === segment)
    const mayRate = mayRateValue(person).isAllowed
    return own.length === 0 ? { kind: 'not_asked', segment } : gapsOf(own, run, { segment, account, mayRate })
  }
  if (typed === '') return ofSegment(null, null)
  const segments = [...new Set(cells.flatMap(({ segment }) => segment ?? []))].map(segmentName)
  const bySegment = findByName(typed, segments)
  if (bySegment.kind === 'one') return ofSegment(bySegment.match.id, null)
  // Whoever sees no accounts still sees segments: their names are no secret.
  const byAccount = await chooseAccount(ports, person, typed)
  if (byAccount.kind === 'one') {
    const account = byAccount.match
    const segment = (await ports.facts.byId('account', [account.id]))[0]?.row.segment ?? null
    return segment === null ? { kind: 'no_segment', account } : ofSegment(segment, account)
  }
  const matches = [
    ...(bySegment.kind === 'several' ? bySegment.matches : []),
    ...(byAccount.kind === 'several' ? byAccount.matches : []),
  ]
  if (matches.length > 0) return { kind: 'several', matches }
  const nearest = [bySegment, byAccount].flatMap(each => (each.kind === 'none' ? each.nearest : []))
  return { kind: 'none', typed, nearest: nearest.length > 0 ? nearest : segments }
}
