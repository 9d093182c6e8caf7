import { sayDate } from '../../../../coaching/index.ts'
import { drawValueMatrix, type ValueMatrixPoint } from '../../../../pictures/value-matrix/index.ts'
import type { ValueGaps } from '../../../../workflows/answers/value-gaps.ts'
import type { Drawing } from '../../../pictures/drawing.ts'
import { grouped, numbersOf, sourceOf, titleOf, type ValueGroup, whereOf } from './groups.ts'

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length

/** Null where a row of the group has no place; groups are of one quadrant, so their mean lies in it as well. */
function pointOf(rows: ValueGroup, shown: string | null): ValueMatrixPoint | null {
  const places = rows.flatMap(({ importance, importanceCut, relativeEffectiveness }) =>
    importance === null || importanceCut === null || relativeEffectiveness === null
      ? []
      : [{ aboveCut: importance - importanceCut, relative: relativeEffectiveness }],
  )
  if (places.length < rows.length) return null
  return {
    name: `${rows[0].attribute} ${whereOf(rows, shown)}`.trim(),
    aboveCut: mean(places.map(({ aboveCut }) => aboveCut)),
    relative: mean(places.map(({ relative }) => relative)),
    words: numbersOf(rows),
    isSure: rows.every(({ confident }) => confident),
  }
}

/** The value matrix of an answer: a point for each of its lines. */
export function valueMatrixDrawing({ rows, segment, asked, run }: ValueGaps): Drawing {
  const quadrants = [...new Set(rows.map(({ quadrant }) => quadrant))]
  const points = quadrants
    .flatMap(quadrant => grouped(rows.filter(row => row.quadrant === quadrant)))
    .map(group => pointOf(group, segment))
    .filter(point => point !== null)
  const cuts = new Set(rows.map(({ importanceCut }) => importanceCut))
  const [cut] = cuts
  const title = titleOf(segment)
  return {
    ...drawValueMatrix({
      title,
      subtitle: `As of ${sayDate(run.asOf)} · model ${run.modelVersion} · ${sourceOf(asked)}`,
      points,
      cut: cuts.size === 1 ? (cut ?? null) : null,
    }),
    title,
    lines: points.map(({ name, words }) => `${name}: ${words}`),
  }
}
