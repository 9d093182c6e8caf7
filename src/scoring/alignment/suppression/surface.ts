import { byName, groupBy } from '../../grouping.ts'
import type { Model } from '../../model/index.ts'
import { answerScale, type Form } from '../instrument.ts'
import { type Sheet, type Topic, topicScores, topicsOf } from '../sheets.ts'
import { type Presented, presentRatings } from './presentation.ts'
import { decide, type Release, type SuppressionPolicy } from './release.ts'
import { visibleUnits } from './units.ts'

/** Subject of the releases of whole groups; the same in every wave, so that waves can't be played against each other. */
const GROUP = 'group'

export interface SurfaceRequest {
  readonly form: Form
  /** Anonymous answers of one wave. */
  readonly sheets: readonly Sheet[]
  /** Who submitted, by function: ids from the participation, which nothing ties to a sheet. */
  readonly participants: Readonly<Record<string, readonly string[]>>
  readonly log: readonly Release[]
}

export interface SurfacedCell {
  /** Function; null is the whole company. */
  readonly unit: string | null
  readonly topic: string
  readonly presented: Presented
}

export interface Surfaced {
  readonly cells: readonly SurfacedCell[]
  /** What has been shown, with what is shown now: store it before anything is printed. */
  readonly log: readonly Release[]
  readonly hiddenUnits: readonly string[]
}

/**
 * The results of one wave as anyone may see them: groups first (minimum, remainder, differencing against all that
 * was ever shown), then each topic by who answered it, then what may be printed of a cell.
 * Throws RangeError where a function's sheets and participants differ in number.
 */
export function surfaceAssessment(request: SurfaceRequest, model: Model): Surfaced {
  const policy = model.alignment.suppression
  const byFunction = groupBy(request.sheets, sheet => sheet.function)
  const units = [...new Set([...byFunction.keys(), ...Object.keys(request.participants)])].sort(byName)
  for (const unit of units) {
    const [sheets, people] = [byFunction.get(unit)?.length ?? 0, request.participants[unit]?.length ?? 0]
    if (sheets !== people) throw new RangeError(`${unit}: ${sheets} sheets of ${people} participants`)
  }
  const groups = releaseGroups(units, request, policy)
  const visible = new Set(groups.units)
  const cells = topicsOf(request.form).flatMap(topic =>
    groups.total ? surfaceTopic(topic, request.sheets, visible, model) : [],
  )
  return { cells, log: groups.log, hiddenUnits: units.filter(unit => !visible.has(unit)) }
}

function releaseGroups(
  units: readonly string[],
  { participants, log }: SurfaceRequest,
  policy: SuppressionPolicy,
) {
  const everyone = units.flatMap(unit => participants[unit] ?? [])
  const siblings = units.map(id => ({ id, people: participants[id] ?? [] }))
  const candidates = visibleUnits(everyone, siblings, policy)
  const whole = decide({ subject: GROUP, people: everyone }, log, policy)
  if (!candidates.total || !whole.released) return { total: false, units: [], log }
  let shown = whole.log
  const released = candidates.units.filter(unit => {
    const decision = decide({ subject: GROUP, people: participants[unit] ?? [] }, shown, policy)
    if (decision.released) shown = decision.log
    return decision.released
  })
  return { total: true, units: released, log: shown }
}

/** People leave items open, so who is behind a topic differs from who is in the group: judge it anew. */
function surfaceTopic(
  topic: Topic,
  sheets: readonly Sheet[],
  visible: ReadonlySet<string>,
  model: Model,
): SurfacedCell[] {
  const { suppression, componentAnswersFrom } = model.alignment
  const answering = sheets.flatMap((sheet, index) => {
    const [score] = topicScores(topic, [sheet], componentAnswersFrom)
    return score === undefined ? [] : [{ id: String(index), unit: sheet.function, score }]
  })
  const siblings = [...visible].sort(byName).map(id => ({
    id,
    people: answering.filter(({ unit }) => unit === id).map(answer => answer.id),
  }))
  const shown = visibleUnits(
    answering.map(({ id }) => id),
    siblings,
    suppression,
  )
  const present = (unit: string | null, isShown: boolean): SurfacedCell => {
    const scores = answering.filter(answer => unit === null || answer.unit === unit).map(({ score }) => score)
    const presented = isShown ? presentRatings(scores, answerScale, suppression) : hiddenCell(suppression)
    return { unit, topic: topic.id, presented }
  }
  return [
    present(null, shown.total),
    ...siblings.map(({ id }) => present(id, shown.total && shown.units.includes(id))),
  ]
}

function hiddenCell({ minimumRespondents }: SuppressionPolicy): Presented {
  return { shown: false, n: `<${minimumRespondents}`, reason: 'suppressed_anonymity' }
}
