import { hash } from 'node:crypto'
import { localDate } from '../../schedule/index.ts'
import { mayRateValue } from '../access.ts'
import type { GivePorts } from '../account-plan/edit.ts'
import { type AnswerPorts, whoAsks } from '../answers/ports.ts'
import { answerValueGaps, type ValueGapsAnswer, type ValueRow } from '../answers/value-gaps.ts'
import { givenRow } from '../given-in-slack.ts'

/** Something that buyers were asked about; a seller may say what they believe of it. */
export interface Ratable extends Pick<ValueRow, 'segment' | 'buyerRole' | 'buyingPhase' | 'attribute'> {
  /** The same from run to run, and short. */
  readonly id: string
}

export interface RatingForm {
  readonly kind: 'rating_form'
  /** Customer segment or account that was asked about; null for all. */
  readonly segment: string | null
  readonly ratable: readonly Ratable[]
}

export type NoRating = Exclude<ValueGapsAnswer, { readonly kind: 'value_gaps' }>

const short = (...parts: readonly (string | null)[]) =>
  hash('sha256', JSON.stringify(parts), 'base64url').slice(0, 16)

const ratableOf = ({ segment, buyerRole, buyingPhase, attribute }: ValueRow): Ratable => ({
  id: short(segment, buyerRole, buyingPhase, attribute),
  segment,
  buyerRole,
  buyingPhase,
  attribute,
})

/** What a seller may rate: each attribute that buyers rated, so that the two can be held side by side. */
export async function readRatingForm(
  ports: AnswerPorts,
  slackUserId: string,
  typed: string,
): Promise<RatingForm | NoRating> {
  const person = await whoAsks(ports, slackUserId)
  if (person === null) return { kind: 'unknown_person' }
  const access = mayRateValue(person)
  if (!access.isAllowed) return { kind: 'denied', help: access.help }
  const found = await answerValueGaps(ports, { slackUserId, text: typed })
  if (found.kind !== 'value_gaps') return found
  return { kind: 'rating_form', segment: found.segment, ratable: found.rows.map(ratableOf) }
}

export interface RatingGiven {
  readonly about: string
  readonly ratableId: string
  /** 1..7 each. */
  readonly importance: number
  readonly own: number
  readonly competitor: number
}

export type RatingSaved =
  | NoRating
  | { readonly kind: 'saved'; readonly ratable: Ratable }
  | { readonly kind: 'gone' }

/**
 * Keeps what a seller believes that buyers would answer, marked as the seller's own: it stands beside the buyers' voice
 * and never in its place. One seller counts once for each group of buyers; a later belief replaces an earlier one.
 */
export async function saveRating(
  ports: GivePorts,
  slackUserId: string,
  { about, ratableId, importance, own, competitor }: RatingGiven,
): Promise<RatingSaved> {
  const form = await readRatingForm(ports, slackUserId, about)
  if (form.kind !== 'rating_form') return form
  const person = await whoAsks(ports, slackUserId)
  const ratable = form.ratable.find(({ id }) => id === ratableId)
  if (ratable === undefined || person === null) return { kind: 'gone' }
  const { segment, buyerRole, buyingPhase, attribute } = ratable
  const stored = givenRow('valueRating', {
    respondentId: `seller:${person.personId}:${short(segment, buyerRole)}`,
    segment,
    buyerRole: buyerRole as 'economic_buyer' | null,
    buyingPhase,
    attribute,
    importance: String(importance),
    own: String(own),
    competitor: String(competitor),
    statedBy: 'rep',
    askedOn: localDate(ports.now(), person.timeZone ?? 'UTC'),
  })
  await ports.statements.give({ rows: [{ kind: 'valueRating', stored }] })
  return { kind: 'saved', ratable }
}
